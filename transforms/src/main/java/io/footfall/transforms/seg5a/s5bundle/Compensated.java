package io.footfall.transforms.seg5a.s5bundle;

/** Sums left to right with Neumaier's compensation. */
final class Compensated {
  private Compensated() {}

  static double sum(double[] values) {
    double sum = 0;
    double lost = 0;
    for (double value : values) {
      double next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
      sum = next;
    }
    return sum + lost;
  }
}
