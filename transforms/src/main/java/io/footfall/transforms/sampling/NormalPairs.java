package io.footfall.transforms.sampling;

import io.footfall.transforms.rng.Substream;
import io.footfall.transforms.rng.UniformLaw;

/**
 * Box and Muller's transform, cosine half only (rng.md section 5, the law of S2): one normal per
 * pair of uniforms, the sine twin is discarded. |n| is at most about 9.49.
 */
public final class NormalPairs {
  /** The double nearest to 2 pi. */
  static final double TAU = 0x1.921fb54442d18p+2;

  private NormalPairs() {}

  /** sqrt(-2 ln ua) cos(2 pi ub), for 0 < ua, ub < 1. */
  public static double cosine(double ua, double ub) {
    return StrictMath.sqrt(-2.0 * StrictMath.log(ua)) * StrictMath.cos(TAU * ub);
  }

  /** Normal t from words x0, x1 of block base + t, for t in 0..n-1. */
  public static void fill(Substream substream, double[] out, int n) {
    long[] first = new long[n];
    long[] second = new long[n];
    substream.fill(0, first, second, n);
    for (int t = 0; t < n; t++) {
      out[t] = cosine(UniformLaw.open(first[t]), UniformLaw.open(second[t]));
    }
  }
}
