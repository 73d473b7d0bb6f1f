package io.footfall.transforms.sampling;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;

import io.footfall.transforms.rng.Substream;
import io.footfall.transforms.rng.SubstreamKey;
import io.footfall.transforms.rng.UniformLaw;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Samplers against their closed-form laws on fixed streams. Every threshold is passed by a right
 * sampler but with probability 1e-6 over the choice of stream; there are no reruns.
 */
class SamplerLawsTest {
  private static final int DRAWS = 200_000;
  private static final int MAX_COUNT = 50_000;

  /** Standard normal |z| above this: probability 1e-6. */
  private static final double Z_ONE_IN_A_MILLION = 4.892;

  /** sqrt(n) D of Kolmogorov and Smirnov above this: probability 1e-6. */
  private static final double KS_ONE_IN_A_MILLION = 2.694;

  @Test
  void theReferenceDistributionAgreesWithTabulatedValues() {
    assertThat(NormalReference.cdf(1.959963984540054), closeTo(0.975, 1e-15));
    assertThat(NormalReference.cdf(-4.753424308822899), closeTo(1e-6, 1e-19));
    assertThat(NormalReference.cdf(-6.361340902404056), closeTo(1e-10, 1e-23));
    assertThat(NormalReference.chiSquareOneInAMillion(255), closeTo(377.08, 0.4));
    assertThat(NormalReference.chiSquareOneInAMillion(63), closeTo(131.37, 0.4));
  }

  /** The approximation's own error bound: relative error of z at most 1.2e-9. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-18, 1e-9, 1e-4, 0.02, 0.02425, 0.025, 0.2, 0.4999, 0.7, 0.98, 0.9999})
  void theQuantileInvertsTheDistributionFunction(double p) {
    double z = NormalQuantile.of(p);
    double slack = 1.2e-9 * Math.abs(z) * NormalReference.density(z);
    assertThat(NormalReference.cdf(z), closeTo(p, slack + 1e-16));
  }

  @Test
  void quantileNormalsFollowTheNormalLaw() {
    kolmogorovSmirnov((u, v) -> NormalQuantile.of(u));
  }

  @Test
  void cosineNormalsFollowTheNormalLaw() {
    kolmogorovSmirnov(NormalPairs::cosine);
  }

  @Test
  void filledNormalsAreTheCosinesOfTheirBlocks() {
    Substream substream = substream();
    double[] filled = new double[50];
    NormalPairs.fill(substream, filled, 50);
    double[] single = new double[50];
    Arrays.setAll(
        single,
        t ->
            NormalPairs.cosine(
                UniformLaw.open(substream.first(t)), UniformLaw.open(substream.second(t))));
    assertThat(Arrays.equals(filled, single), org.hamcrest.Matchers.is(true));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.4, 1, 3.5, 12, 30, 49.9, 50})
  void poissonCountsUpToFiftyFollowTheExactMass(double lambda) {
    double[] n = draw((u, v) -> PoissonSampler.count(PoissonSampler.sample(lambda, u, MAX_COUNT)));
    chiSquare(n, k -> NormalReference.poissonMass(lambda, k));
    moments(n, lambda, lambda);
  }

  /** Above 50 the law is the rounded normal, not Poisson: variance lambda + 1/12. */
  @ParameterizedTest
  @ValueSource(doubles = {50.0001, 51, 120, 1_000, 20_000})
  void poissonCountsAboveFiftyFollowTheRoundedNormal(double lambda) {
    double[] n = draw((u, v) -> PoissonSampler.count(PoissonSampler.sample(lambda, u, MAX_COUNT)));
    chiSquare(n, k -> NormalReference.roundedNormalMass(lambda, k));
    moments(n, lambda, lambda + 1.0 / 12);
  }

  @ParameterizedTest
  @CsvSource({"0.02, 12", "3.5, 25.5", "120, 33", "1000, 8"})
  void mixingIntensitiesHaveTheGammaMomentsAndALogNormalShape(double mu, double kappa) {
    GammaSampler sampler = new GammaSampler(kappa);
    double[] x = draw((u, v) -> sampler.sample(mu, u));
    moments(x, mu, mu * mu / kappa);
    double v = Math.log1p(1 / kappa);
    double[] z = Arrays.stream(x).map(l -> (Math.log(l / mu) + v / 2) / Math.sqrt(v)).toArray();
    assertThat(distance(z), lessThan(KS_ONE_IN_A_MILLION));
  }

  /**
   * Mass by quadrature of the Poisson law (rounded normal above 50) over a log-normal intensity;
   * mean mu, variance mu + mu^2/kappa, plus 1/12 for the part of the mixture above 50.
   */
  @ParameterizedTest
  @CsvSource({"0.05, 4, 0", "3.5, 25.5, 0", "20, 60, 0", "50, 10, 0.0417", "120, 33, 0.0833"})
  void negativeBinomialCountsFollowTheMixture(double mu, double kappa, double rounding) {
    NegativeBinomialSampler sampler = new NegativeBinomialSampler(kappa, MAX_COUNT);
    double[] n = draw((u, v) -> PoissonSampler.count(sampler.sample(mu, u, v)));
    moments(n, mu, mu + mu * mu / kappa + rounding);
    double[] mass = mixture(mu, kappa, (int) (mu + 14 * Math.sqrt(mu + mu * mu / kappa)) + 20);
    chiSquare(n, k -> k < mass.length ? mass[k] : 0);
  }

  private static double[] mixture(double mu, double kappa, int size) {
    double v = Math.log1p(1 / kappa);
    double step = 0.02;
    double[] mass = new double[size];
    for (double z = -9; z <= 9; z += step) {
      double lambda = mu * Math.exp(Math.sqrt(v) * z - v / 2);
      double weight = step * NormalReference.density(z);
      double p = Math.exp(-lambda);
      for (int k = 0; k < size; k++) {
        mass[k] += weight * (lambda <= 50 ? p : NormalReference.roundedNormalMass(lambda, k));
        p *= lambda / (k + 1);
      }
    }
    return mass;
  }

  /** Mean within z, variance within z of its own sampling error from the fourth moment. */
  private static void moments(double[] x, double mean, double variance) {
    double m2 = Arrays.stream(x).map(a -> (a - mean) * (a - mean)).average().orElseThrow();
    double m4 = Arrays.stream(x).map(a -> Math.pow(a - mean, 4)).average().orElseThrow();
    double meanError = Math.sqrt(variance / x.length);
    double actual = Arrays.stream(x).average().orElseThrow();
    assertThat(actual, closeTo(mean, Z_ONE_IN_A_MILLION * meanError));
    double varianceError = Math.sqrt((m4 - m2 * m2) / x.length);
    assertThat(m2, closeTo(variance, Z_ONE_IN_A_MILLION * varianceError));
  }

  /** Counts in runs of at least 20 expected, both ends open. */
  private static void chiSquare(double[] counts, IntToDoubleFunction mass) {
    int largest = (int) Arrays.stream(counts).max().orElseThrow();
    long[] seen = new long[largest + 1];
    for (double n : counts) {
      seen[(int) n]++;
    }
    double statistic = 0;
    int cells = 0;
    double expected = 0;
    double observed = 0;
    double left = counts.length;
    for (int k = 0; k <= largest; k++) {
      expected += counts.length * mass.applyAsDouble(k);
      observed += seen[k];
      if (expected >= 20 && left - expected >= 20) {
        statistic += (observed - expected) * (observed - expected) / expected;
        left -= expected;
        cells++;
        expected = 0;
        observed = 0;
      }
    }
    statistic += (observed - left) * (observed - left) / left;
    assertThat(cells, greaterThan(0));
    assertThat(statistic, lessThan(NormalReference.chiSquareOneInAMillion(cells)));
  }

  private static void kolmogorovSmirnov(DoubleBinaryOperator normal) {
    double[] z = draw(normal);
    moments(z, 0, 1);
    assertThat(distance(z), lessThan(KS_ONE_IN_A_MILLION));
  }

  private static double distance(double[] normals) {
    double[] z = normals.clone();
    Arrays.sort(z);
    double worst = 0;
    for (int i = 0; i < z.length; i++) {
      double p = NormalReference.cdf(z[i]);
      worst = Math.max(worst, Math.max(p - (double) i / z.length, (i + 1.0) / z.length - p));
    }
    return Math.sqrt(z.length) * worst;
  }

  private static double[] draw(DoubleBinaryOperator law) {
    long[] first = new long[DRAWS];
    long[] second = new long[DRAWS];
    substream().fill(0, first, second, DRAWS);
    double[] out = new double[DRAWS];
    Arrays.setAll(
        out, i -> law.applyAsDouble(UniformLaw.open(first[i]), UniformLaw.open(second[i])));
    return out;
  }

  private static Substream substream() {
    Substream substream = new Substream();
    substream.set(new SubstreamKey(0x466f6f7466616c6cL, 2026, 3));
    return substream;
  }
}
