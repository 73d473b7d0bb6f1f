package io.footfall.transforms.sampling;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamplerVectorsTest {
  /** log, exp and cos of two mathematical libraries may differ in the last few bits. */
  private static final double FEW_ULPS = 8;

  @ParameterizedTest
  @CsvFileSource(
      resources = "/io/footfall/transforms/rng/samplers.csv",
      useHeadersInDisplayName = true)
  void samplersMatchTheVectors(
      String law,
      Double mu,
      Double kappa,
      String u1,
      String u2,
      Integer maxCount,
      double expected,
      Boolean capped) {
    double first = Double.parseDouble(u1);
    double second = u2 == null ? Double.NaN : Double.parseDouble(u2);
    switch (law) {
      case "quantile" -> near(NormalQuantile.of(first), expected);
      case "normal" -> near(NormalPairs.cosine(first, second), expected);
      case "gamma" -> near(new GammaSampler(kappa).sample(mu, first), expected);
      case "poisson" -> count(PoissonSampler.sample(mu, first, maxCount), expected, capped);
      case "nb2" ->
          count(
              new NegativeBinomialSampler(kappa, maxCount).sample(mu, first, second),
              expected,
              capped);
      default -> throw new AssertionError("unknown law " + law);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0, -0.0, -3.0})
  void aMeanThatIsNotPositiveGivesZero(double lambda) {
    assertThat(PoissonSampler.sample(lambda, 0.999, 10), is(0L));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.7, 1.0, 7.3, 20.0, 33.3, 49.9, 50.0})
  void theLargestUniformStopsOnThePlateau(double lambda) {
    long packed = PoissonSampler.sample(lambda, 1.0 - 0x1p-53, 50_000);
    assertThat(PoissonSampler.capped(packed), is(false));
    double far = lambda + 12 * Math.sqrt(lambda) + 20;
    assertThat(PoissonSampler.count(packed) < far, is(true));
  }

  @Test
  void countsAboveTheCapAreClampedAndSaySo() {
    count(PoissonSampler.sample(49.0, 0.5, 10), 10, true);
    count(PoissonSampler.sample(5_000.0, 0.5, 4_999), 4_999, true);
    count(PoissonSampler.sample(5_000.0, 0.5, 5_000), 5_000, false);
    count(PoissonSampler.sample(1e300, 0.5, 5_000), 5_000, true);
  }

  @Test
  void illegalArgumentsFail() {
    assertThrows(IllegalArgumentException.class, () -> NormalQuantile.of(0.0));
    assertThrows(IllegalArgumentException.class, () -> NormalQuantile.of(1.0));
    assertThrows(IllegalArgumentException.class, () -> NormalQuantile.of(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> PoissonSampler.sample(Double.NaN, 0.5, 1));
    assertThrows(IllegalArgumentException.class, () -> new GammaSampler(0.0));
    assertThrows(IllegalArgumentException.class, () -> new GammaSampler(1.0).sample(0.0, 0.5));
  }

  private static void near(double actual, double expected) {
    assertThat(actual, closeTo(expected, FEW_ULPS * Math.ulp(expected)));
  }

  private static void count(long packed, double expected, boolean capped) {
    assertThat(PoissonSampler.count(packed), is((int) expected));
    assertThat(PoissonSampler.capped(packed), is(capped));
  }
}
