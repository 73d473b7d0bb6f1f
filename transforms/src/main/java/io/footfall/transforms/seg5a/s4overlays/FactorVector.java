package io.footfall.transforms.seg5a.s4overlays;

import java.util.Arrays;

/**
 * Factors of a row over the horizon, held where any event is at work; elsewhere 1.
 *
 * @param buckets horizon buckets with an event at work, ascending
 * @param factors factor of each
 * @param lowUnexcused buckets whose factor is below the warning corridor without an excuse
 * @param high buckets whose factor is above the warning corridor
 * @param mostEvents most events at work in a bucket
 */
public record FactorVector(
    int[] buckets, double[] factors, int lowUnexcused, int high, int mostEvents) {
  /** Buckets that warn. */
  public int warnings() {
    return lowUnexcused + high;
  }

  /** Writes the factors over a vector of ones. */
  public void apply(double[] horizon) {
    for (int i = 0; i < buckets.length; i++) {
      horizon[buckets[i]] = factors[i];
    }
  }

  /** Makes it ones again. */
  public void undo(double[] horizon) {
    for (int bucket : buckets) {
      horizon[bucket] = 1.0;
    }
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof FactorVector v
        && Arrays.equals(buckets, v.buckets)
        && Arrays.equals(factors, v.factors)
        && lowUnexcused == v.lowUnexcused
        && high == v.high
        && mostEvents == v.mostEvents;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(buckets) * 31 + Arrays.hashCode(factors);
  }
}
