package io.footfall.transforms.world.weights;

import io.footfall.config.world.DayEffectPolicy;

/**
 * Mix of a merchant's zones on a day (world.md section 7 item 7): shares of {@code base share *
 * factor}; with two zones or more blended with the equal mix three times: by a fixed part, until
 * the largest share is at most its limit, and by the least part that reaches the entropy. Sums run
 * left to right. Immutable.
 */
public final class GroupWeightLaw {
  private final DayEffectPolicy.GroupMix policy;

  public GroupWeightLaw(DayEffectPolicy.GroupMix policy) {
    this.policy = policy;
  }

  /**
   * Shares of sum one.
   *
   * @param masses base share times factor of each zone, positive
   */
  public double[] shares(double[] masses) {
    int n = masses.length;
    double[] p = masses.clone();
    normalise(p);
    if (n < 2) {
      return p;
    }
    blend(p, policy.uniformBlend());
    double max = 0;
    for (double share : p) {
      max = StrictMath.max(max, share);
    }
    if (max > policy.maxShare()) {
      blend(p, (max - policy.maxShare()) / (max - 1.0 / n));
    }
    if (entropy(p, 0) < policy.minEntropy()) {
      blend(p, entropyBlend(p));
    }
    normalise(p);
    return p;
  }

  private double entropyBlend(double[] p) {
    double low = 0;
    double high = 1;
    for (int step = 0; step < policy.bisections(); step++) {
      double middle = 0.5 * (low + high);
      if (entropy(p, middle) < policy.minEntropy()) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** Entropy in nats of the shares blended by a part. */
  private static double entropy(double[] p, double part) {
    double sum = 0;
    for (double share : p) {
      double q = (1 - part) * share + part / p.length;
      sum -= q > 0 ? q * StrictMath.log(q) : 0;
    }
    return sum;
  }

  private static void blend(double[] p, double part) {
    for (int i = 0; i < p.length; i++) {
      p[i] = (1 - part) * p[i] + part / p.length;
    }
  }

  private static void normalise(double[] p) {
    double sum = 0;
    for (double share : p) {
      sum += share;
    }
    for (int i = 0; i < p.length; i++) {
      p[i] /= sum;
    }
  }
}
