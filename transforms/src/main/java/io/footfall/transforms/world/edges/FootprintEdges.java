package io.footfall.transforms.world.edges;

import io.footfall.config.world.CdnWeightsPolicy;
import io.footfall.transforms.world.merchants.LargestRemainder;
import io.footfall.transforms.world.places.City;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code footprint_v2} (world.md section 7 item 10): edges split over the country mix by largest
 * remainder (ties by code); weight = mix share over edges of the country, renormalised. Thread
 * safe.
 */
final class FootprintEdges implements EdgeLaw {
  private final Footprint footprint;

  FootprintEdges(Footprint footprint) {
    this.footprint = footprint;
  }

  @Override
  public List<Placed> edges(long merchantId, int outlets, SettlementLaw.Place settlement) {
    CdnWeightsPolicy.Profile profile = footprint.profile(merchantId);
    int count = footprint.count(merchantId, profile, settlement.bucket().edgeSize());
    double[] mix = footprint.countryMix(profile, settlement.city());
    int[] counts = LargestRemainder.split(count, mix);
    double kept = 0;
    for (int c = 0; c < mix.length; c++) {
      kept += counts[c] > 0 ? mix[c] : 0;
    }
    List<Placed> edges = new ArrayList<>(count);
    for (int c = 0; c < mix.length; c++) {
      for (int rank = 0; rank < counts[c]; rank++) {
        City city = footprint.city(merchantId, edges.size(), footprint.country(c));
        edges.add(new Placed(edges.size(), city, mix[c] / kept / counts[c], rank));
      }
    }
    return edges;
  }
}
