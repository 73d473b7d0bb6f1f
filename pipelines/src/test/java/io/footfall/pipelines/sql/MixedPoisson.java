package io.footfall.pipelines.sql;

import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * Tails of the law of counts (5B-s2-s3.md section 3.3, rng.md section 6) by distributions of
 * Commons Statistics: a Poisson count whose intensity has a log-normal multiplier of mean one and
 * variance 1 / kappa; above an intensity of 50 a normal of equal mean and variance, rounded half
 * up. By Simpson's rule over the multiplier, to both sides of the intensity where the law changes.
 */
final class MixedPoisson {
  private static final double WALKED = 50;

  /** Mass beyond either end, next to shares of 5e-5 at least. */
  private static final double BEYOND = 1e-13;

  private static final int INTERVALS = 128;

  private final LogNormalDistribution multiplier;
  private final double kappa;

  MixedPoisson(double kappa) {
    this.kappa = kappa;
    double variance = Math.log1p(1 / kappa);
    multiplier = LogNormalDistribution.of(-variance / 2, Math.sqrt(variance));
  }

  /** Chance of a count more than so many standard deviations from its intensity. */
  double outside(double lambda, double deviations) {
    double reach = deviations * Math.sqrt(lambda + lambda * lambda / kappa);
    int least = (int) Math.floor(lambda + reach) + 1;
    int most = (int) Math.ceil(lambda - reach) - 1;
    double low = multiplier.inverseCumulativeProbability(BEYOND);
    double high = multiplier.inverseSurvivalProbability(BEYOND);
    double middle = Math.min(high, Math.max(low, WALKED / lambda));
    return simpson(lambda, least, most, low, middle, false)
        + simpson(lambda, least, most, middle, high, true);
  }

  private double simpson(
      double lambda, int least, int most, double from, double to, boolean rounded) {
    if (from == to) {
      return 0;
    }
    double step = (to - from) / INTERVALS;
    double sum = 0;
    for (int i = 0; i <= INTERVALS; i++) {
      double x = from + i * step;
      double chance =
          rounded ? ofNormal(lambda * x, least, most) : ofPoisson(lambda * x, least, most);
      int weight = i == 0 || i == INTERVALS ? 1 : 2 + 2 * (i % 2);
      sum += weight * multiplier.density(x) * chance;
    }
    return sum * step / 3;
  }

  private static double ofPoisson(double mean, int least, int most) {
    PoissonDistribution count = PoissonDistribution.of(mean);
    return count.survivalProbability(least - 1) + count.cumulativeProbability(most);
  }

  /** Rounded half up, a count is n at least from n - 1/2 on; below zero it is zero. */
  private static double ofNormal(double mean, int least, int most) {
    NormalDistribution count = NormalDistribution.of(mean, Math.sqrt(mean));
    double low = most < 0 ? 0 : count.cumulativeProbability(most + 0.5);
    return count.survivalProbability(least - 0.5) + low;
  }
}
