package io.footfall.transforms.sampling;

/**
 * A Poisson count from one uniform ({@code PoissonOneU}, rng.md section 6).
 *
 * <p>Means up to 50.0 walk the distribution function, at most 200,000 steps; means above 50 round a
 * normal of the same mean and variance, half up. The walk also stops on the plateau that rounding
 * leaves below 1 (cdf + p == cdf past the mean; 5B-s2-s3.md section 5 item 9), so that a uniform
 * next to 1 gives the last reachable count and not a capped one.
 *
 * <p>Results are packed: bits 0..31 hold the count, the sign bit says that the law left 0..maxCount
 * and was clamped. Stateless, thread safe.
 */
public final class PoissonSampler {
  /** Largest mean that is walked exactly. */
  public static final double EXACT_MAX_MEAN = 50.0;

  private static final int MAX_STEPS = 200_000;
  private static final long CAPPED = Long.MIN_VALUE;

  private PoissonSampler() {}

  /** The count in a packed result. */
  public static int count(long packed) {
    return (int) packed;
  }

  /** Whether a packed result was clamped to 0 or maxCount. */
  public static boolean capped(long packed) {
    return packed < 0;
  }

  /**
   * The packed count of mean {@code lambda} at uniform {@code u}; 0 when the mean is not positive.
   *
   * @throws IllegalArgumentException if the mean is not finite, or above 50 with u outside 0..1
   */
  public static long sample(double lambda, double u, int maxCount) {
    if (!Double.isFinite(lambda)) {
      throw new IllegalArgumentException("lambda: " + lambda + " (must be finite)");
    }
    if (lambda <= 0.0) {
      return 0;
    }
    return lambda <= EXACT_MAX_MEAN ? walked(lambda, u, maxCount) : rounded(lambda, u, maxCount);
  }

  private static long walked(double lambda, double u, int maxCount) {
    double p = StrictMath.exp(-lambda);
    double cdf = p;
    int n = 0;
    while (cdf < u && n < MAX_STEPS) {
      n++;
      p = (p * lambda) / n;
      double next = cdf + p;
      if (next == cdf && n > lambda) {
        return within(n, maxCount);
      }
      cdf = next;
    }
    return cdf < u ? CAPPED | maxCount : within(n, maxCount);
  }

  /** P(count <= n) of a mean up to 50, summed as the walk sums it; 0 for n below 0. */
  public static double cumulative(double lambda, int n) {
    if (n < 0) {
      return 0.0;
    }
    double p = StrictMath.exp(-lambda);
    double cdf = p;
    for (int i = 1; i <= n; i++) {
      p = (p * lambda) / i;
      cdf += p;
    }
    return cdf;
  }

  private static long rounded(double lambda, double u, int maxCount) {
    double z = NormalQuantile.of(u);
    double n = StrictMath.floor((lambda + StrictMath.sqrt(lambda) * z) + 0.5);
    if (n < 0.0) {
      return CAPPED;
    }
    return n > maxCount ? CAPPED | maxCount : (long) n;
  }

  private static long within(int n, int maxCount) {
    return n > maxCount ? CAPPED | maxCount : n;
  }
}
