package io.footfall.transforms.seg5b.s5statistics;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

/** Statistics against closed forms and printed tables. */
class StatisticsTest {
  private static final double MIXED_1 = 0.382305416;
  private static final double MIXED_4 = 0.030436595;

  @Test
  void giniOfKnownSets() {
    assertThat(Gini.of(new long[] {5, 5, 5, 9}, 3), closeTo(0, 1e-15));
    assertThat(Gini.of(new long[] {0, 0, 0, 8}, 4), closeTo(0.75, 1e-15));
    assertThat(Gini.of(new long[] {3, 1, 2}, 3), closeTo(2.0 / 9, 1e-15));
  }

  /** Tables: normal 0.975, t with 10 and 30 degrees 0.9995, Kolmogorov 0.05. */
  @Test
  void criticalValuesOfTables() {
    assertThat(Significance.normal(0.05, 1), closeTo(1.959964, 1e-6));
    assertThat(Significance.normal(0.10, 2), closeTo(1.959964, 1e-6));
    assertThat(Significance.student(0.001, 1, 10), closeTo(4.587, 0.03));
    assertThat(Significance.student(0.001, 1, 30), closeTo(3.646, 0.002));
    assertThat(Significance.kolmogorov(0.05), closeTo(1.3581, 1e-4));
    assertThat(Significance.distance(new long[] {5, 5, 0, 0}), closeTo(0.5, 1e-15));
  }

  /** Normal quantiles of exact Poisson tails, by scipy.stats 1 of Python. */
  @Test
  void rareCountsByTheChanceOfOneAsFarOff() {
    assertThat(Significance.rare(24, 10), closeTo(3.672, 0.2));
    assertThat(Significance.rare(1, 10), closeTo(-3.291, 0.2));
    assertThat(Significance.rare(0, 10), closeTo(-3.914, 0.2));
    assertThat(Significance.rare(3, 0.2), closeTo(3.049, 0.2));
    assertThat(Significance.rare(140, 100), closeTo(3.741, 0.01));
    assertThat(Significance.rare(65, 100), closeTo(-3.666, 0.01));
    assertThat(Significance.rare(10, 10), is(0.0));
  }

  /** With equal denominators the jackknife is the error of a mean: of 1, 2, 3 it is 1/sqrt(3). */
  @Test
  void theJackknifeOfAMean() {
    RatioEstimate r = new RatioEstimate();
    for (int i = 1; i <= 3; i++) {
      r.add(i, 1);
    }
    assertThat(r.value(), is(2.0));
    assertThat(r.error(), closeTo(1 / Math.sqrt(3), 1e-12));
  }

  /**
   * Poisson exp(-lambda); under log-normal of kappa 12 by a midpoint sum of 2 10^5 nodes in Python
   * over the normal from -9 to 9.
   */
  @Test
  void chancesOfNoArrival() {
    ZeroProbability poisson = ZeroProbability.ofDispersion(0);
    for (double l = 1e-8; l < 400; l *= 1.003) {
      assertThat(poisson.of(l), closeTo(Math.exp(-l), 2e-5));
    }
    ZeroProbability mixed = ZeroProbability.ofDispersion(1.0 / 12);
    assertThat(mixed.of(1), closeTo(MIXED_1, 2e-5));
    assertThat(mixed.of(4), closeTo(MIXED_4, 2e-5));
  }
}
