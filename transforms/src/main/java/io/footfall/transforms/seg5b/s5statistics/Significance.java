package io.footfall.transforms.seg5b.s5statistics;

import io.footfall.transforms.sampling.NormalQuantile;

/** Critical values of two-sided tests. */
public final class Significance {
  private Significance() {}

  /** Bound of |z| that any of so many cells passes with a chance of alpha. */
  public static double normal(double alpha, int cells) {
    return -NormalQuantile.of(alpha / (2.0 * Math.max(1, cells)));
  }

  /** The same of Student's t, by the expansion of Cornish and Fisher in the normal quantile. */
  public static double student(double alpha, int cells, int degrees) {
    double z = normal(alpha, cells);
    double n = degrees;
    double z3 = z * z * z;
    double z5 = z3 * z * z;
    double z7 = z5 * z * z;
    return z
        + (z3 + z) / (4 * n)
        + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n)
        + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * n * n * n);
  }

  /**
   * The z of a Poisson count where so many are expected, by the chance of a count as far off: that
   * of the gamma a count waits for, by the cube root of Wilson and Hilferty. Right to 0.2 where a
   * few are expected, when (n - m) / sqrt(m) is not; 0 where the count is in its middle.
   */
  public static double rare(long count, double expected) {
    double n = count > expected ? count : count + 1.0;
    double root = StrictMath.cbrt(expected / n);
    double z = (1 - 1 / (9 * n) - root) * 3 * StrictMath.sqrt(n);
    return count > expected ? Math.max(0, z) : Math.min(0, z);
  }

  /** Bound of sqrt(n) D of Kolmogorov and Smirnov, asymptotic. */
  public static double kolmogorov(double alpha) {
    return StrictMath.sqrt(-0.5 * StrictMath.log(alpha / 2));
  }

  /** Largest distance of a histogram over [0, 1] from uniform, seen at the edges of its bins. */
  public static double distance(long[] histogram) {
    long all = 0;
    for (long n : histogram) {
      all += n;
    }
    double worst = 0;
    long below = 0;
    for (int i = 0; i < histogram.length - 1; i++) {
      below += histogram[i];
      double expected = (i + 1.0) / histogram.length;
      worst = Math.max(worst, Math.abs((double) below / all - expected));
    }
    return worst;
  }
}
