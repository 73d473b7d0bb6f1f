package io.footfall.transforms.seg5a.s1classes;

import java.util.List;

/**
 * What layer 1 says of a merchant.
 *
 * @param merchantId unsigned id
 * @param mcc category code
 * @param channel raw channel
 * @param mode virtual mode
 * @param sites its zone allocation, ascending by country and tzid
 * @param edges its edges, ascending by edge id
 */
public record MerchantFacts(
    long merchantId,
    int mcc,
    String channel,
    VirtualMode mode,
    List<Sites> sites,
    List<EdgeShare> edges) {
  public MerchantFacts {
    sites = List.copyOf(sites);
    edges = List.copyOf(edges);
  }

  /**
   * Sites of a place.
   *
   * @param country country
   * @param tzid zone
   * @param count sites here
   * @param countryCount sites in the country
   */
  public record Sites(String country, String tzid, long count, long countryCount) {}

  /**
   * An edge.
   *
   * @param country country
   * @param tzid operational zone
   * @param weight weight among the merchant's edges
   */
  public record EdgeShare(String country, String tzid, double weight) {}
}
