package io.footfall.transforms.world.merchants;

import java.util.Arrays;

/** Whole numbers in proportion to weights: floors first, then one each by largest remainder. */
public final class LargestRemainder {
  private LargestRemainder() {}

  /**
   * Splits {@code total}; ties go to the lower index, so callers sort by their tie-break.
   *
   * @param weights finite, not negative, not all zero
   */
  public static int[] split(int total, double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    int[] parts = new int[weights.length];
    double[] remainders = new double[weights.length];
    int left = total;
    for (int i = 0; i < weights.length; i++) {
      double exact = total * (weights[i] / sum);
      parts[i] = (int) exact;
      remainders[i] = exact - parts[i];
      left -= parts[i];
    }
    Integer[] order = new Integer[weights.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(remainders[b], remainders[a]));
    for (int i = 0; i < left; i++) {
      parts[order[i % order.length]]++;
    }
    return parts;
  }
}
