package io.footfall.transforms.seg5b.s4arrivals;

import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Counts and intensities of one merchant over the whole grid, by zone (ascending) and bucket.
 * Refilled merchant by merchant.
 */
final class MerchantCounts {
  /** Columns of {@code s3_bucket_counts_5B} that {@link #load} reads. */
  static final String[] COLUMNS = {
    "merchant_id",
    "zone_representation",
    "channel_group",
    "bucket_index",
    "count_N",
    "lambda_realised"
  };

  private final int buckets;
  private final int maxPerBucket;
  private final List<String> zones = new ArrayList<>();
  private int[] counts;
  private double[][] lambda = new double[0][];
  private long merchant;
  private String channel;

  MerchantCounts(int buckets, int maxPerBucket) {
    this.buckets = buckets;
    this.maxPerBucket = maxPerBucket;
    this.counts = new int[buckets];
  }

  /** Takes all rows of the merchant at hand; the slice then stands at the next merchant. */
  void load(MerchantSlice slice) throws IOException {
    TableSlice row = slice.row();
    merchant = slice.merchant();
    channel = row.textAt(2);
    zones.clear();
    String zone = null;
    int base = 0;
    do {
      if (!row.textAt(1).equals(zone)) {
        String next = row.textAt(1);
        if (zone != null && next.compareTo(zone) <= 0) {
          throw broken("PARTITION_OR_PK_VIOLATION", next, "after " + zone, "zones ascending");
        }
        zone = next;
        base = open(zone);
      }
      if (!row.textAt(2).equals(channel)) {
        throw broken("DOMAIN_ALIGN_FAILED", zone, row.textAt(2), "one channel, " + channel);
      }
      long bucket = row.longAt(3);
      if (bucket < 0 || bucket >= buckets) {
        throw broken("TIME_GRID_MISMATCH", zone, "bucket " + bucket, "0 to " + (buckets - 1));
      }
      long count = row.longAt(4);
      if (count < 0 || count > maxPerBucket) {
        throw broken("TIME_POLICY_INVALID", zone + "|" + bucket, count, "0 to " + maxPerBucket);
      }
      double intensity = row.doubleAt(5);
      boolean sound = intensity > 0.0 || intensity == 0.0 && count == 0;
      if (!sound || intensity == Double.POSITIVE_INFINITY) {
        throw broken(
            "BUCKET_COUNT_MISMATCH",
            zone + "|" + bucket,
            count + " arrivals of intensity " + intensity,
            "a finite intensity, positive where there are arrivals");
      }
      counts[base + (int) bucket] += (int) count;
      lambda[zones.size() - 1][(int) bucket] = intensity;
    } while (slice.next(merchant));
  }

  private int open(String zone) {
    int base = zones.size() * buckets;
    zones.add(zone);
    if (base + buckets > counts.length) {
      counts = Arrays.copyOf(counts, 2 * (base + buckets));
    }
    Arrays.fill(counts, base, base + buckets, 0);
    int z = zones.size() - 1;
    if (z == lambda.length) {
      lambda = Arrays.copyOf(lambda, 2 * z + 1);
    }
    if (lambda[z] == null) {
      lambda[z] = new double[buckets];
    }
    Arrays.fill(lambda[z], 0.0);
    return base;
  }

  private LawBroken broken(String code, String key, Object found, String expected) {
    String where = Long.toUnsignedString(merchant) + "|" + key;
    return new LawBroken("5B.S4." + code, "C11", where, found, expected);
  }

  long merchant() {
    return merchant;
  }

  String channel() {
    return channel;
  }

  /** Zones, ascending. */
  List<String> zones() {
    return zones;
  }

  /** Realised intensity by zone and bucket; overwritten by the next merchant. */
  double[][] intensities() {
    return lambda;
  }

  /** Arrivals of all zones in the buckets before one. */
  long before(int bucket) {
    long sum = 0;
    for (int z = 0; z < zones.size(); z++) {
      sum += between(z, 0, bucket);
    }
    return sum;
  }

  /** Arrivals of a zone in a bucket range. */
  long between(int zone, int first, int end) {
    long sum = 0;
    for (int b = first; b < end; b++) {
      sum += counts[zone * buckets + b];
    }
    return sum;
  }

  /** Writes the counts of a bucket, by zone; returns their sum. */
  int at(int bucket, int[] out) {
    int sum = 0;
    for (int z = 0; z < zones.size(); z++) {
      out[z] = counts[z * buckets + bucket];
      sum += out[z];
    }
    return sum;
  }
}
