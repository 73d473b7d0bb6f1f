package io.footfall.transforms.world.edges;

import io.footfall.config.world.CdnWeightsPolicy;
import io.footfall.transforms.world.places.Cities;
import io.footfall.transforms.world.places.City;
import io.footfall.transforms.world.places.CountryEconomy;
import java.util.List;

/** A law of a merchant's edges; the policy names which. */
public interface EdgeLaw {
  /**
   * Which law a policy names.
   *
   * @param drawFp 64 hex digits of the fingerprint slot (DECISIONS 1.3)
   * @param worldSeed unsigned
   */
  static EdgeLaw of(
      CdnWeightsPolicy policy,
      String drawFp,
      long worldSeed,
      Cities cities,
      CountryEconomy economy) {
    Footprint footprint = new Footprint(policy, drawFp, worldSeed, cities, economy);
    return switch (policy.edgeLaw()) {
      case FOOTPRINT_V2 -> new FootprintEdges(footprint);
      case FOOTPRINT_V3 -> new MarketEdges(policy.footprintV3(), footprint);
    };
  }

  /**
   * An edge before it is published.
   *
   * @param sequence number inside the merchant, from 0, in order of country
   * @param city where it stands; its zone is the edge's
   * @param weight share of the merchant's virtual demand
   * @param rankInCountry number inside the country, from 0
   */
  record Placed(int sequence, City city, double weight, int rankInCountry) {}

  /**
   * Edges of a merchant by sequence; their weights sum to 1 within 1e-12.
   *
   * @param outlets outlets of the merchant in all countries, may be 0
   */
  List<Placed> edges(long merchantId, int outlets, SettlementLaw.Place settlement);
}
