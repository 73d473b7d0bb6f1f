package io.footfall.transforms.world.edges;

import io.footfall.config.world.CdnWeightsPolicy;
import io.footfall.contracts.U64;
import io.footfall.transforms.rng.Draws;
import io.footfall.transforms.rng.HashUniform;
import io.footfall.transforms.rng.WorldDraws;
import io.footfall.transforms.world.merchants.WeightedPick;
import io.footfall.transforms.world.places.Cities;
import io.footfall.transforms.world.places.City;
import io.footfall.transforms.world.places.CountryEconomy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the laws of edges share (world.md section 7 item 10): a profile by hash; a number of edges
 * by profile, settlement bucket and hash; a country mix of base weight and nearness to the
 * settlement place; a city by population, stream {@code edge_place}, entity = {@code id|seq}, two
 * draws declared, the first taken. Thread safe.
 */
final class Footprint {
  private static final int DRAWS = 2;

  private final CdnWeightsPolicy.Footprint policy;
  private final String drawFp;
  private final long worldSeed;
  private final Cities cities;
  private final CountryBase base;
  private final ConcurrentHashMap<String, WeightedPick> picks = new ConcurrentHashMap<>();

  Footprint(
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

  /** Country at a position of the mix; codes ascend. */
  String country(int c) {
    return base.country(c);
  }

  /** {@code U(stage, seed, draw_fp, id, further parts)}. */
  double uniform(String stage, long merchantId, String... further) {
    List<String> parts = new ArrayList<>();
    parts.add(stage);
    parts.add(U64.text(worldSeed));
    parts.add(drawFp);
    parts.add(U64.text(merchantId));
    parts.addAll(List.of(further));
    return HashUniform.of(parts.toArray(String[]::new));
  }

  /** The profile of a merchant, by hash. */
  CdnWeightsPolicy.Profile profile(long merchantId) {
    double u = uniform("3B_P2_profile", merchantId);
    if (u < policy.offshoreHub().probability()) {
      return policy.offshoreHub();
    }
    double next = policy.offshoreHub().probability() + policy.hybridFootprint().probability();
    return u < next ? policy.hybridFootprint() : policy.regionalCompact();
  }

  /**
   * Number of edges of a merchant.
   *
   * @param size factor of its settlement bucket
   */
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

  /** The city of an edge, by population in its country. */
  City city(long merchantId, int sequence, String country) {
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
