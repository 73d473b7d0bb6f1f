package io.footfall.transforms.seg5b.s5statistics;

/**
 * Tails of the count sampler's law: a log-normal intensity of mean lambda and variance lambda^2 /
 * kappa, and a Poisson count of it, which above an intensity of 50 is a rounded normal (rng.md
 * section 6). By the trapezoidal rule over the normal of the intensity. Immutable.
 */
final class CountTail {
  private static final double WALKED = 50;
  private static final double REACH = 9;
  private static final double COARSEST = 1.0 / 16;

  /** A term beyond the mean that no longer adds to a sum near one, nor do those after it. */
  private static final double NOTHING = 1e-20;

  /**
   * A share of the sum. Past the mean intensity both the weight and the chance fall, but where a
   * count becomes a rounded normal the chance may jump up a hundredfold.
   */
  private static final double NEGLIGIBLE = 1e-12;

  private final double variance;

  /** The law of a dispersion 1/kappa, 0 under Poisson. */
  CountTail(double dispersion) {
    variance = StrictMath.log1p(dispersion);
  }

  /** Chance of a count above a place between two counts. */
  double above(double lambda, double edge) {
    return mixed(lambda, edge, true);
  }

  /** Chance of a count below a place between two counts. */
  double below(double lambda, double edge) {
    return mixed(lambda, edge, false);
  }

  private double mixed(double lambda, double edge, boolean high) {
    if (variance == 0) {
      return tail(lambda, edge, high);
    }
    double sd = StrictMath.sqrt(variance);
    // Steps no wider than the transition of the count's chance from 0 to 1.
    double step = Math.min(COARSEST, 0.5 / (sd * StrictMath.sqrt(edge)));
    int half = (int) (REACH / step);
    double side = high ? step : -step;
    double sum = 0;
    // From intensities whose counts lie beyond the edge to those whose counts do not.
    for (int k = half; k >= -half; k--) {
      double z = k * side;
      double mean = lambda * StrictMath.exp(sd * z - variance / 2);
      double term = StrictMath.exp(-z * z / 2) * tail(mean, edge, high);
      sum += term;
      if (k < 0 && term < NEGLIGIBLE * sum) {
        break;
      }
    }
    return sum * step / StrictMath.sqrt(2 * StrictMath.PI);
  }

  /** Chance of a count of one intensity. */
  private static double tail(double mean, double edge, boolean high) {
    if (mean > WALKED) {
      double off = (edge - mean) / StrictMath.sqrt(mean);
      return normalAbove(high ? off : -off);
    }
    double p = StrictMath.exp(-mean);
    double cdf = p;
    for (int n = 1; n < edge && (n < mean || p > NOTHING); n++) {
      p *= mean / n;
      cdf += p;
    }
    return high ? Math.max(0, 1 - cdf) : cdf;
  }

  /** 1 - Phi(x): half less phi(x) sum of x^(2n+1) / (1 3 5 ... (2n+1)); absolute error 1e-15. */
  static double normalAbove(double x) {
    double reach = Math.abs(x);
    if (reach > REACH) {
      return x > 0 ? 0 : 1;
    }
    double term = reach;
    double sum = reach;
    for (int n = 1; term > 1e-17 * sum; n++) {
      term *= reach * reach / (2 * n + 1);
      sum += term;
    }
    double area = sum * StrictMath.exp(-reach * reach / 2) / StrictMath.sqrt(2 * StrictMath.PI);
    return x > 0 ? Math.max(0, 0.5 - area) : 0.5 + area;
  }
}
