package io.footfall.transforms.seg5b;

import java.util.Arrays;

/** Statistics the realism floors of S2 and S3 take over the parameters of all groups. */
public final class GroupStatistics {
  private static final double SIX_DECIMALS = 1e6;

  private GroupStatistics() {}

  /** Number of distinct values after rounding to six decimals. */
  public static long distinct(double[] values) {
    return Arrays.stream(values).map(v -> StrictMath.rint(v * SIX_DECIMALS)).distinct().count();
  }

  /** Median; mean of the middle two for an even number. */
  public static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2.0;
  }
}
