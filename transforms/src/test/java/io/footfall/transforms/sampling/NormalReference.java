package io.footfall.transforms.sampling;

/** Distribution functions from textbook series, independent of the samplers they judge. */
final class NormalReference {
  private NormalReference() {}

  /**
   * P(Z <= x): 1/2 + density(x) (x + x^3/3 + x^5/15 + ...) up to |x| = 3, beyond it the continued
   * fraction of the tail (Abramowitz and Stegun 26.2.11 and 26.2.14).
   */
  static double cdf(double x) {
    if (x < -3) {
      return tail(-x);
    }
    if (x > 3) {
      return 1 - tail(x);
    }
    double term = x;
    double sum = x;
    for (int i = 3; Math.abs(term) > 1e-18 * Math.abs(sum); i += 2) {
      term *= x * x / i;
      sum += term;
    }
    return 0.5 + density(x) * sum;
  }

  static double density(double x) {
    return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }

  /** P(N = k) of a Poisson law, through its logarithm. */
  static double poissonMass(double lambda, int k) {
    double log = -lambda + k * Math.log(lambda);
    for (int i = 2; i <= k; i++) {
      log -= Math.log(i);
    }
    return Math.exp(log);
  }

  /** P(N = k) of a normal of mean and variance lambda, rounded half up and floored at zero. */
  static double roundedNormalMass(double lambda, int k) {
    double scale = Math.sqrt(lambda);
    double below = k == 0 ? 0 : cdf((k - 0.5 - lambda) / scale);
    return cdf((k + 0.5 - lambda) / scale) - below;
  }

  /**
   * Upper point of chi-square with probability 1e-6 (Wilson and Hilferty 1931; within 0.5 % of the
   * exact point from 10 degrees of freedom on).
   */
  static double chiSquareOneInAMillion(int degrees) {
    double z = 4.753424;
    double spread = 2.0 / (9.0 * degrees);
    return degrees * Math.pow(1 - spread + z * Math.sqrt(spread), 3);
  }

  private static double tail(double x) {
    double fraction = x;
    for (int i = 200; i >= 1; i--) {
      fraction = x + i / fraction;
    }
    return density(x) / fraction;
  }
}
