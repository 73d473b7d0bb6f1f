package io.footfall.transforms.seg5a.s5metrics;

/** Jensen-Shannon divergence of two curves, in nats: 0 if they are proportional, ln 2 at most. */
final class Divergence {
  private Divergence() {}

  /** Divergence of two curves of positive sum, of equal length. */
  static double of(double[] a, double[] b) {
    double allA = WeekCurve.sum(a);
    double allB = WeekCurve.sum(b);
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      double p = a[k] / allA;
      double q = b[k] / allB;
      double middle = (p + q) / 2;
      sum += part(p, middle) + part(q, middle);
    }
    return Math.max(0, sum / 2);
  }

  private static double part(double p, double middle) {
    return p == 0 ? 0 : p * StrictMath.log(p / middle);
  }
}
