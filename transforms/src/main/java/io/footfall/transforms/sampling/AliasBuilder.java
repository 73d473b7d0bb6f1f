package io.footfall.transforms.sampling;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Builds alias tables by the heap law (5B-s4.md section 4.2): masses rounded half-even to 24 bits,
 * their sum repaired by residual, then small and large slots paired, lowest index first. All
 * intermediate values are multiples of 2^-24 and exact. Cost O(n log n) for the residual order,
 * else linear.
 */
final class AliasBuilder {
  private static final double GRID = 0x1p24;
  private static final double SURE = 1.0 - 1e-12;
  private static final double SMALL_BELOW = 1.0 - 1e-15;
  private static final double TINY_NEGATIVE = -1e-15;
  private static final double MIN_SUM = 1e-12;
  private static final long MAX_PROB = (1L << 32) - 1;

  private AliasBuilder() {}

  static double[] normalised(double[] weights) {
    double sum = 0.0;
    double[] p = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      double w = weights[i];
      if (!(w >= TINY_NEGATIVE && w < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "weight[" + i + "]: " + w + " (must be finite and >= 0)");
      }
      p[i] = Math.max(w, 0.0);
      sum += p[i];
    }
    if (!(sum > MIN_SUM && sum < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "sum of " + weights.length + " weights: " + sum + " (must be > 1e-12 and finite)");
    }
    for (int i = 0; i < p.length; i++) {
      p[i] /= sum;
    }
    return p;
  }

  static AliasTable build(double[] p) {
    int n = p.length;
    double[] scaled = masses(p);
    for (int i = 0; i < n; i++) {
      scaled[i] = scaled[i] / GRID * n;
    }
    double[] prob = new double[n];
    int[] alias = new int[n];
    pair(scaled, prob, alias);
    for (int i = 0; i < n; i++) {
      long quantised = (long) (prob[i] * 0x1p32);
      prob[i] = Math.min(Math.max(quantised, 1), MAX_PROB) * 0x1p-32;
    }
    return new AliasTable(prob, alias);
  }

  /** Whole masses that sum to 2^24. */
  private static double[] masses(double[] p) {
    double[] mass = new double[p.length];
    double sum = 0.0;
    for (int i = 0; i < p.length; i++) {
      if (p[i] >= SURE) {
        Arrays.fill(mass, 0.0);
        mass[i] = GRID;
        return mass;
      }
      mass[i] = StrictMath.rint(p[i] * GRID);
      sum += mass[i];
    }
    int missing = (int) (GRID - sum);
    if (missing != 0) {
      double step = Math.signum((double) missing);
      double[] residual = new double[p.length];
      Arrays.setAll(residual, i -> p[i] * GRID - mass[i]);
      IntStream.range(0, p.length)
          .boxed()
          .sorted(Comparator.comparingDouble((Integer i) -> -step * residual[i]))
          .limit(Math.abs(missing))
          .forEach(i -> mass[i] += step);
    }
    return mass;
  }

  /**
   * Pairs slots as two heaps popped by lowest index would. A large slot stays the lowest until it
   * shrinks below one, so the large side only moves up; the small side moves up too, but for a
   * former large slot below it, which is then the lowest and pops next.
   */
  private static void pair(double[] scaled, double[] prob, int[] alias) {
    int n = scaled.length;
    BitSet small = new BitSet(n);
    for (int i = 0; i < n; i++) {
      small.set(i, scaled[i] < SMALL_BELOW);
      prob[i] = 1.0;
      alias[i] = i;
    }
    int large = small.nextClearBit(0);
    int above = 0;
    int returned = -1;
    BitSet waiting = (BitSet) small.clone();
    while (large < n) {
      int s = returned >= 0 ? returned : waiting.nextSetBit(above);
      if (s < 0) {
        return;
      }
      if (returned < 0) {
        above = s + 1;
      }
      returned = -1;
      prob[s] = scaled[s];
      alias[s] = large;
      scaled[large] -= 1.0 - prob[s];
      if (scaled[large] < SMALL_BELOW) {
        if (large < above) {
          returned = large;
        } else {
          waiting.set(large);
        }
        large = small.nextClearBit(large + 1);
      }
    }
  }
}
