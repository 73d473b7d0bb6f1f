package io.footfall.transforms.seg5b.s4arrivals;

import io.footfall.contracts.U64;
import io.footfall.transforms.seg5b.s1grid.BucketGrid;
import io.footfall.transforms.state.LawBroken;
import java.io.IOException;

/** Expands the buckets of one merchant after the other. */
final class MerchantWalk {
  private final BucketGrid grid;
  private final ArrivalExpander expander;
  private final ArrivalClocks clocks;
  private final ArrivalRows rows;
  private final ArrivalTallies tallies;

  MerchantWalk(
      BucketGrid grid,
      ArrivalExpander expander,
      ArrivalClocks clocks,
      ArrivalRows rows,
      ArrivalTallies tallies) {
    this.grid = grid;
    this.expander = expander;
    this.clocks = clocks;
    this.rows = rows;
    this.tallies = tallies;
  }

  /** Writes the arrivals of a bucket range; earlier buckets only move the sequence. */
  void expand(MerchantCounts counts, PlaceSlices places, int firstBucket, int endBucket)
      throws IOException {
    int end = Math.min(endBucket, grid.buckets());
    int zones = counts.zones().size();
    long durationMicros = grid.bucketSeconds() * 1_000_000L;
    ZoneRoute[] routes = new ZoneRoute[zones];
    MerchantPlaces merchant = null;
    long here = 0;
    for (int z = 0; z < zones; z++) {
      long arrivals = counts.between(z, firstBucket, end);
      if (arrivals > 0) {
        merchant = merchant == null ? places.read(counts.merchant()) : merchant;
        routes[z] = merchant.route(counts.zones().get(z), counts.channel());
        here += arrivals;
      }
    }
    if (merchant == null) {
      return;
    }
    openClocks(counts, merchant);
    expander.open(counts.merchant(), counts.intensities(), routes);
    long before = counts.before(firstBucket);
    rows.open(counts.merchant(), counts.channel(), merchant.settlementTzid(), before, routes);
    int[] bucketCounts = new int[zones];
    for (int b = firstBucket; b < end; b++) {
      if (counts.at(b, bucketCounts) > 0) {
        int n = expander.expand(b, durationMicros, bucketCounts);
        rows.bucket(b, n, bucketCounts);
      }
    }
    tallies.merchant(rows.written(), before + here);
  }

  private void openClocks(MerchantCounts counts, MerchantPlaces merchant) {
    try {
      clocks.open(merchant.settlementTzid(), counts.zones().toArray(String[]::new));
    } catch (IllegalArgumentException e) {
      throw new LawBroken(
          "5B.S4.DST_MAPPING_FAILED",
          "C9",
          U64.text(counts.merchant()),
          e.getMessage(),
          "every zone in the tz cache");
    }
  }
}
