package io.footfall.transforms.seg5b.s4arrivals;

import io.footfall.contracts.U64;
import io.footfall.transforms.rng.HashWords;
import io.footfall.transforms.sampling.AliasStep;
import io.footfall.transforms.sampling.AliasTable;

/**
 * The sites of one merchant in one zone, in order (country, site_order), and their pick by weight
 * (DECISIONS 3.6). Immutable.
 */
public final class SitePick {
  private final long[] siteIds;
  private final String[] countries;
  private final AliasTable table;

  /**
   * A pick over these sites.
   *
   * @param countries country of each site, ascending
   * @param siteOrders number of each site inside merchant and country, ascending inside a country
   * @param weights share of each site, positive, any scale
   * @throws IllegalArgumentException if there is no site or a weight is not positive
   */
  public SitePick(long merchantId, String[] countries, int[] siteOrders, double[] weights) {
    requirePositive(weights);
    this.countries = countries.clone();
    this.siteIds = new long[countries.length];
    for (int i = 0; i < siteIds.length; i++) {
      siteIds[i] = siteId(merchantId, countries[i], siteOrders[i]);
    }
    this.table = AliasTable.ofWeights(weights);
  }

  static void requirePositive(double[] weights) {
    for (double weight : weights) {
      if (!(weight > 0.0)) {
        throw new IllegalArgumentException("weight: " + weight + " (must be > 0)");
      }
    }
  }

  /** LE64 of bytes 24..31 of SHA-256("{merchant}:{country}:{site_order}"); 0 becomes 1. */
  public static long siteId(long merchantId, String countryIso, int siteOrder) {
    long id =
        HashWords.low64(
            HashWords.sha256(U64.text(merchantId) + ":" + countryIso + ":" + siteOrder));
    return id == 0 ? 1 : id;
  }

  /** Number of sites, at least 1. */
  public int size() {
    return siteIds.length;
  }

  /** Position of the site that uniform u1 picks. */
  public int pick(double u) {
    return table.pick(u);
  }

  /** How {@link #pick} comes to its position. */
  public AliasStep step(double u) {
    return table.step(u);
  }

  /** Unsigned id of the site at a position. */
  public long siteId(int position) {
    return siteIds[position];
  }

  /** Country of the site at a position. */
  public String country(int position) {
    return countries[position];
  }

  /** Probability of each position, as the table gives it. */
  public double[] law() {
    return table.decodedLaw();
  }
}
