package io.footfall.transforms.world.edges;

import io.footfall.config.world.CdnWeightsPolicy;
import io.footfall.transforms.sampling.NormalQuantile;
import io.footfall.transforms.world.merchants.LargestRemainder;
import io.footfall.transforms.world.places.City;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code footprint_v3} (DECISIONS section 6, "Weights"): number of edges E and country mix q of
 * {@code footprint_v2}, but only the {@code K = min(max_countries, first_countries +
 * countries_per_log ln N, E / edges_per_country)} countries of largest q (ties by code), rounded
 * down, at least one; N outlets, at least 1, so that footprints grow with size (R S22). A country
 * has one edge and its part of the other E - K by largest remainder of {@code q^split_power}; its
 * share {@code q / sum of the K} divides over its edges by log-normal footfall {@code exp(sd z)}, z
 * the normal quantile of {@code U("3B_P3_edge_weight", seed, draw_fp, id, country, rank)}. Thread
 * safe.
 */
final class MarketEdges implements EdgeLaw {
  private static final String WEIGHT = "3B_P3_edge_weight";

  private final CdnWeightsPolicy.Markets policy;
  private final Footprint footprint;

  MarketEdges(CdnWeightsPolicy.Markets policy, Footprint footprint) {
    this.policy = policy;
    this.footprint = footprint;
  }

  @Override
  public List<Placed> edges(long merchantId, int outlets, SettlementLaw.Place settlement) {
    CdnWeightsPolicy.Profile profile = footprint.profile(merchantId);
    int count = footprint.count(merchantId, profile, settlement.bucket().edgeSize());
    double[] mix = footprint.countryMix(profile, settlement.city());
    int[] markets = largest(mix, markets(count, outlets));
    int[] counts = split(count, mix, markets);
    double kept = 0;
    for (int c : markets) {
      kept += mix[c];
    }
    List<Placed> edges = new ArrayList<>(count);
    for (int k = 0; k < markets.length; k++) {
      String country = footprint.country(markets[k]);
      double[] footfall = footfall(merchantId, country, counts[k]);
      for (int rank = 0; rank < counts[k]; rank++) {
        City city = footprint.city(merchantId, edges.size(), country);
        double weight = mix[markets[k]] / kept * footfall[rank];
        edges.add(new Placed(edges.size(), city, weight, rank));
      }
    }
    return edges;
  }

  /** Number of countries of a merchant with so many edges and outlets. */
  private int markets(int edges, int outlets) {
    double reach =
        policy.firstCountries()
            + policy.countriesPerLog() * StrictMath.log(StrictMath.max(1, outlets));
    int most = (int) StrictMath.min(policy.maxCountries(), reach);
    return StrictMath.max(1, StrictMath.min(most, edges / policy.edgesPerCountry()));
  }

  /** Positions of the k largest shares, ascending. */
  private static int[] largest(double[] mix, int k) {
    Integer[] order = new Integer[mix.length];
    Arrays.setAll(order, c -> c);
    Arrays.sort(order, (a, b) -> Double.compare(mix[b], mix[a]));
    return Arrays.stream(order).limit(k).mapToInt(Integer::intValue).sorted().toArray();
  }

  private int[] split(int count, double[] mix, int[] markets) {
    double[] weights = new double[markets.length];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = StrictMath.pow(mix[markets[k]], policy.splitPower());
    }
    int[] counts = LargestRemainder.split(count - markets.length, weights);
    for (int k = 0; k < counts.length; k++) {
      counts[k]++;
    }
    return counts;
  }

  /** Shares of the edges of a country; they sum to one. */
  private double[] footfall(long merchantId, String country, int edges) {
    double[] shares = new double[edges];
    double sum = 0;
    for (int rank = 0; rank < edges; rank++) {
      double u = footprint.uniform(WEIGHT, merchantId, country, Integer.toString(rank));
      shares[rank] = StrictMath.exp(policy.logSd() * NormalQuantile.of(u));
      sum += shares[rank];
    }
    for (int rank = 0; rank < edges; rank++) {
      shares[rank] /= sum;
    }
    return shares;
  }
}
