package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.config.seg5b.ArrivalValidationPolicy;
import io.footfall.transforms.evidence.CheckCounter;
import io.footfall.transforms.evidence.KeyedRows;
import io.footfall.transforms.evidence.RowKey;

/** Looks at every bucket of a key: baseline, factor, intensity, count. */
final class BucketAudit {
  private final int buckets;
  private final double minFactor;
  private final double maxFactor;
  private final double maxLambda;
  private final long maxCount;
  private final double zeroEps;
  private final CheckCounter c21;
  private final CheckCounter factors;
  private final CheckCounter c18;
  private final ArrivalFigures figures;

  BucketAudit(ArrivalTables tables, Counters counters, ArrivalFigures figures) {
    ArrivalValidationPolicy.StructuralChecks limits = tables.policy().structuralChecks();
    buckets = tables.buckets();
    minFactor = tables.minFactor();
    maxFactor = tables.maxFactor();
    maxLambda = limits.maxLambdaRealised();
    maxCount = limits.maxCountPerBucket();
    zeroEps = tables.laws().count().lambdaZeroEps();
    c21 = counters.of(ArrivalChecks.C21);
    factors = counters.of(ArrivalChecks.FACTOR);
    c18 = counters.of(ArrivalChecks.C18);
    this.figures = figures;
  }

  /**
   * Compares every bucket of a key with the surfaces and with its own factor.
   *
   * @param group its group, or null if no group knows the key
   * @param sum surfaces summed over countries, or null if they lack the key
   */
  void realised(RowKey key, String group, KeyedRows rows, double[] sum) {
    double[] base = rows.numbers(0);
    double[] random = rows.numbers(1);
    double[] lambda = rows.numbers(2);
    long positive = 0;
    double ratios = 0;
    c21.looked(buckets);
    factors.looked(buckets);
    for (int b = 0; b < buckets; b++) {
      double expected = sum == null ? Double.NaN : sum[b];
      if (Double.doubleToRawLongBits(base[b]) != Double.doubleToRawLongBits(expected)) {
        int h = b;
        c21.breach(() -> key + "|" + h, () -> "" + base[h], "sum of the surfaces");
      }
      double product = Math.min(base[b] * random[b], maxLambda);
      boolean bounded =
          random[b] >= minFactor && random[b] <= maxFactor || base[b] == 0 && lambda[b] == 0;
      if (!bounded || !(Math.abs(lambda[b] - product) <= 1e-12 * Math.max(1, product))) {
        int h = b;
        factors.breach(
            () -> key + "|" + h,
            () -> lambda[h] + " from " + base[h] + " x " + random[h],
            "baseline x factor, factor " + minFactor + ".." + maxFactor);
      }
      if (base[b] > 0 && Double.isFinite(lambda[b])) {
        positive++;
        ratios += lambda[b] / base[b];
      }
    }
    figures.factors(group, positive, Double.isFinite(ratios) ? ratios : 0);
  }

  /**
   * Judges every count of a key.
   *
   * @param intensities the key in S2, or null if S2 lacks it
   */
  void counted(RowKey key, KeyedRows rows, KeyedRows intensities) {
    double[] lambda = rows.numbers(0);
    double[] mu = rows.numbers(1);
    double[] n = rows.numbers(2);
    double[] capped = rows.numbers(3);
    double[] realised = intensities == null ? null : intensities.numbers(2);
    boolean poisson = "poisson".equals(rows.text(0));
    c18.looked(buckets);
    for (int b = 0; b < buckets; b++) {
      boolean holds =
          lambda[b] >= 0
              && lambda[b] <= maxLambda
              && mu[b] == lambda[b]
              && n[b] >= 0
              && n[b] <= maxCount
              && (lambda[b] > 0 || n[b] == 0)
              && capped[b] == 0
              && realised != null
              && lambda[b] == realised[b];
      if (!holds) {
        int h = b;
        c18.breach(
            () -> key + "|" + h,
            () -> "intensity " + lambda[h] + ", count " + n[h] + ", capped " + capped[h],
            "the intensity of S2, a sound count, no clamp");
      }
      figures.count(Double.isNaN(n[b]) ? 0 : (long) n[b], lambda[b] > zeroEps, poisson);
    }
  }
}
