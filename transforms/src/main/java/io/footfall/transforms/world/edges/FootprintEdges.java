package io.footfall.transforms.world.edges;

import io.footfall.config.world.CdnWeightsPolicy;
import io.footfall.contracts.U64;
import io.footfall.transforms.rng.Draws;
import io.footfall.transforms.rng.HashUniform;
import io.footfall.transforms.rng.WorldDraws;
import io.footfall.transforms.world.merchants.LargestRemainder;
import io.footfall.transforms.world.merchants.WeightedPick;
import io.footfall.transforms.world.places.Cities;
import io.footfall.transforms.world.places.City;
import io.footfall.transforms.world.places.CountryEconomy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code footprint_v2} (world.md section 7 item 10): a profile by hash; a number of edges by
 * profile, settlement bucket and hash; a country mix of base weight and nearness to the settlement
 * place; edges split by largest remainder (ties by code); weight = mix share over edges of the
 * country, renormalised; city by population, stream {@code edge_place}, entity = {@code id|seq},
 * two draws declared, the first taken. Thread safe.
 */
final class FootprintEdges implements EdgeLaw {
  private static final int DRAWS = 2;

  private final CdnWeightsPolicy.Footprint policy;
  private final String drawFp;
  private final long worldSeed;
  private final Cities cities;
  private final CountryBase base;
  private final ConcurrentHashMap<String, WeightedPick> picks = new ConcurrentHashMap<>();

  FootprintEdges(
      CdnWeightsPolicy policy,
      String drawFp,
      long worldSeed,
      Cities cities,
      CountryEconomy economy) {
    this.policy = policy.footprintV2();
    this.drawFp = drawFp;
    this.worldSeed = worldSeed;
    this.cities = cities;
    this.base = new CountryBase(policy.base(), cities, economy);
  }

  @Override
  public List<Placed> edges(long merchantId, SettlementLaw.Place settlement) {
    CdnWeightsPolicy.Profile profile = profile(merchantId);
    int count = count(merchantId, profile, settlement.bucket().edgeSize());
    double[] mix = countryMix(profile, settlement.city());
    int[] counts = LargestRemainder.split(count, mix);
    double kept = 0;
    for (int c = 0; c < mix.length; c++) {
      kept += counts[c] > 0 ? mix[c] : 0;
    }
    List<Placed> edges = new ArrayList<>(count);
    for (int c = 0; c < mix.length; c++) {
      for (int rank = 0; rank < counts[c]; rank++) {
        City city = city(merchantId, edges.size(), base.country(c));
        edges.add(new Placed(edges.size(), city, mix[c] / kept / counts[c], rank));
      }
    }
    return edges;
  }

  private double uniform(String stage, long merchantId) {
    return HashUniform.of(stage, U64.text(worldSeed), drawFp, U64.text(merchantId));
  }

  CdnWeightsPolicy.Profile profile(long merchantId) {
    double u = uniform("3B_P2_profile", merchantId);
    if (u < policy.offshoreHub().probability()) {
      return policy.offshoreHub();
    }
    double next = policy.offshoreHub().probability() + policy.hybridFootprint().probability();
    return u < next ? policy.hybridFootprint() : policy.regionalCompact();
  }

  int count(long merchantId, CdnWeightsPolicy.Profile profile, double size) {
    double u = uniform("3B_P2_scale", merchantId);
    double edges =
        policy.referenceEdges()
            * policy.edgeFraction()
            * profile.scale()
            * size
            * (policy.sizeMin() + policy.sizeRange() * u);
    double clamped =
        StrictMath.max(
            policy.minEdges(), StrictMath.min(policy.maxEdges(), StrictMath.rint(edges)));
    return (int) clamped;
  }

  /** Share of each country; they sum to one. */
  double[] countryMix(CdnWeightsPolicy.Profile profile, City settlement) {
    int n = base.size();
    int home = base.indexOf(settlement.country());
    double[] near = new double[n];
    double sum = 0;
    for (int c = 0; c < n; c++) {
      near[c] =
          StrictMath.exp(-base.km(settlement, c) / policy.distanceKm()) + policy.distanceFloor();
      sum += near[c];
    }
    double k = profile.distanceShare();
    double[] mix = new double[n];
    for (int c = 0; c < n; c++) {
      double q = (1 - k) * base.share(c) + k * (near[c] / sum);
      mix[c] = StrictMath.pow(c == home ? q * profile.settlementFactor() : q, profile.power());
    }
    normalise(mix);
    double share = mix[home];
    double forced =
        StrictMath.max(profile.settlementMin(), StrictMath.min(profile.settlementMax(), share));
    for (int c = 0; c < n; c++) {
      mix[c] = c == home ? forced : mix[c] * ((1 - forced) / (1 - share));
    }
    normalise(mix);
    return mix;
  }

  private static void normalise(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
  }

  private City city(long merchantId, int sequence, String country) {
    Draws draws =
        WorldDraws.open("edge_place", worldSeed, U64.text(merchantId) + "|" + sequence, DRAWS);
    List<City> all = cities.in(country);
    WeightedPick pick =
        picks.computeIfAbsent(
            country,
            c ->
                new WeightedPick(
                    all.stream().mapToDouble(x -> StrictMath.max(1, x.population())).toArray()));
    return all.get(pick.at(draws.nextUniform()));
  }
}
