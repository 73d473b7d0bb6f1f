package io.footfall.transforms.seg5b.s5statistics;

import java.util.Arrays;

/** Concentration of counts. */
public final class Gini {
  private Gini() {}

  /** Gini coefficient: 0 if all are equal, (n-1)/n if one has everything; 0 of nothing. */
  public static double of(long[] counts, int size) {
    long[] sorted = Arrays.copyOf(counts, size);
    Arrays.sort(sorted);
    double weighted = 0;
    double all = 0;
    for (int i = 0; i < size; i++) {
      weighted += (2.0 * (i + 1) - size - 1) * sorted[i];
      all += sorted[i];
    }
    return all == 0 ? 0 : weighted / (size * all);
  }
}
