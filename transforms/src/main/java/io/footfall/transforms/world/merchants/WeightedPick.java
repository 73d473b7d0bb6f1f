package io.footfall.transforms.world.merchants;

/**
 * Picks an index with probability proportional to its weight, by one uniform and the running sum of
 * the weights, left to right. Immutable.
 */
public final class WeightedPick {
  private final double[] sums;

  /**
   * A pick over these weights.
   *
   * @throws IllegalArgumentException unless the weights are finite, not negative and not all zero
   */
  public WeightedPick(double[] weights) {
    sums = new double[weights.length];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      if (!(weights[i] >= 0 && Double.isFinite(weights[i]))) {
        throw new IllegalArgumentException("weight " + i + ": " + weights[i] + " (must be >= 0)");
      }
      sum += weights[i];
      sums[i] = sum;
    }
    if (!(sum > 0)) {
      throw new IllegalArgumentException("weights sum to " + sum + " (must be > 0)");
    }
  }

  /** The first index whose running sum exceeds {@code u} times the whole. */
  public int at(double u) {
    double wanted = u * sums[sums.length - 1];
    int low = 0;
    int high = sums.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sums[middle] > wanted) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Probability of an index. */
  public double probability(int index) {
    double before = index == 0 ? 0 : sums[index - 1];
    return (sums[index] - before) / sums[sums.length - 1];
  }
}
