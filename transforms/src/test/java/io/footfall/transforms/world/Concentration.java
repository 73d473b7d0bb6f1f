package io.footfall.transforms.world;

import java.util.Arrays;

/** Measures of concentration, for tests of weights. */
public final class Concentration {
  private Concentration() {}

  /** Gini coefficient by the mean absolute difference, sorted form. */
  public static double gini(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double sum = 0;
    double ranked = 0;
    for (int i = 0; i < sorted.length; i++) {
      sum += sorted[i];
      ranked += (i + 1) * sorted[i];
    }
    return 2 * ranked / (sorted.length * sum) - (sorted.length + 1.0) / sorted.length;
  }
}
