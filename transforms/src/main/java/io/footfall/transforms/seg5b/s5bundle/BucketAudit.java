package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.transforms.evidence.CheckCounter;
import io.footfall.transforms.evidence.KeyedRows;
import io.footfall.transforms.evidence.RowKey;

/** Looks at every bucket of a key: baseline, factor, intensity, count. */
final class BucketAudit {
  private final ArrivalTables.Limits limits;
  private final Counters counters;

  BucketAudit(ArrivalTables.Limits limits, Counters counters) {
    this.limits = limits;
    this.counters = counters;
  }

  /**
   * Compares every bucket of a key with the surfaces and with its own factor.
   *
   * @param sum surfaces summed over countries, or null if they lack the key
   */
  void realised(RowKey key, KeyedRows intensities, double[] sum) {
    CheckCounter c21 = counters.of(ArrivalChecks.C21);
    CheckCounter factor = counters.of(ArrivalChecks.FACTOR);
    double[] base = intensities.numbers(0);
    double[] random = intensities.numbers(1);
    double[] lambda = intensities.numbers(2);
    for (int b = 0; b < limits.buckets(); b++) {
      int h = b;
      double expected = sum == null ? Double.NaN : sum[h];
      c21.see(
          Double.doubleToLongBits(base[h]) == Double.doubleToLongBits(expected),
          () -> key + "|" + h,
          () -> String.valueOf(base[h]),
          "sum of the surfaces");
      double product = Math.min(base[h] * random[h], limits.maxLambda());
      boolean bounded =
          random[h] >= limits.minFactor() && random[h] <= limits.maxFactor()
              || base[h] == 0 && lambda[h] == 0;
      factor.see(
          bounded && Math.abs(lambda[h] - product) <= 1e-12 * Math.max(1, product),
          () -> key + "|" + h,
          () -> lambda[h] + " from " + base[h] + " x " + random[h],
          "baseline x factor, factor " + limits.minFactor() + ".." + limits.maxFactor());
    }
  }

  /**
   * Judges every count of a key.
   *
   * @param intensities the key in S2, or null if S2 lacks it
   */
  void counted(RowKey key, KeyedRows counts, KeyedRows intensities) {
    double[] lambda = counts.numbers(0);
    double[] mu = counts.numbers(1);
    double[] n = counts.numbers(2);
    double[] capped = counts.numbers(3);
    for (int b = 0; b < limits.buckets(); b++) {
      int h = b;
      boolean holds =
          lambda[h] >= 0
              && lambda[h] <= limits.maxLambda()
              && mu[h] == lambda[h]
              && n[h] >= 0
              && n[h] <= limits.maxCount()
              && (lambda[h] > 0 || n[h] == 0)
              && capped[h] == 0
              && intensities != null
              && lambda[h] == intensities.numbers(2)[h];
      counters
          .of(ArrivalChecks.C18)
          .see(
              holds,
              () -> key + "|" + h,
              () -> "intensity " + lambda[h] + ", count " + n[h] + ", capped " + capped[h],
              "the intensity of S2, a sound count, no clamp");
    }
  }
}
