package io.footfall.transforms.seg5b.s5statistics;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Chances of four deviations against a program of its own: Python with scipy.stats, poisson and
 * norm summed over 400,001 points of the normal of the intensity from -10 to 10.
 */
class ResidualTailTest {
  private static double of(double kappa, double lambda) {
    double dispersion = kappa == 0 ? 0 : 1 / kappa;
    double sd = Math.sqrt(lambda * (1 + lambda * dispersion));
    return ResidualTail.ofDispersion(dispersion).of(lambda, sd);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 5.94184818e-04",
    "0, 1.37, 5.48673928e-04",
    "0, 2.5, 1.14025283e-03",
    "0, 7, 3.61784317e-04",
    "0, 20, 2.17534211e-04",
    "0, 49.5, 1.14275007e-04",
    "0, 77, 5.21891776e-05",
    "0, 150, 7.49471216e-05",
    "0, 401, 5.82035359e-05",
    "30, 1, 8.23742321e-04",
    "30, 1.37, 8.36486237e-04",
    "30, 2.5, 5.93708917e-04",
    "30, 7, 7.85788436e-04",
    "30, 20, 5.04934056e-04",
    "30, 77, 6.75303145e-04",
    "30, 150, 7.54681558e-04",
    "12, 1, 1.26437656e-03",
    "12, 2.5, 1.42342950e-03",
    "12, 33.3, 1.60290246e-03",
    "12, 150, 1.98962429e-03",
    "200, 77, 9.67399135e-05",
    "200, 150, 1.28337494e-04"
  })
  void chancesUnderTheLawOfCounts(double kappa, double lambda, double expected) {
    assertThat(of(kappa, lambda), closeTo(expected, 0.002 * expected));
  }

  /** Thresholds beyond 512 are not rounded to a count. */
  @ParameterizedTest
  @CsvSource({
    "0, 1000, 6.32672491e-05",
    "0, 20000, 6.36943491e-05",
    "30, 400, 8.63961607e-04",
    "30, 5000, 9.04282498e-04",
    "12, 1000, 2.13372349e-03",
    "12, 20000, 2.15243629e-03",
    "200, 5000, 1.80518187e-04"
  })
  void largeIntensitiesWithoutRounding(double kappa, double lambda, double expected) {
    assertThat(of(kappa, lambda), closeTo(expected, 0.03 * expected));
  }

  /** At an intensity of one under Poisson: more than five arrivals, by hand. */
  @Test
  void poissonByHand() {
    double five = Math.exp(-1) * (1 + 1 + 1 / 2.0 + 1 / 6.0 + 1 / 24.0 + 1 / 120.0);
    assertThat(of(0, 1), closeTo(1 - five, 1e-3 * (1 - five)));
  }

  @Test
  void normalTailsOfTables() {
    assertThat(CountTail.normalAbove(0), is(0.5));
    assertThat(CountTail.normalAbove(1.959963984540054), closeTo(0.025, 1e-14));
    assertThat(CountTail.normalAbove(-4), closeTo(1 - 3.167124183311992e-05, 1e-14));
    assertThat(CountTail.normalAbove(10), is(0.0));
    assertThat(CountTail.normalAbove(8), lessThan(2e-15));
  }
}
