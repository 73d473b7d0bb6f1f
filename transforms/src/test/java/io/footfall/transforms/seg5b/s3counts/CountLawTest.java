package io.footfall.transforms.seg5b.s3counts;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.config.seg5b.ArrivalCountConfig;
import io.footfall.config.seg5b.ScenarioBand;
import io.footfall.contracts.U64;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.sampling.PoissonSampler;
import io.footfall.transforms.seg5b.ShippedPolicies;
import io.footfall.transforms.state.LawBroken;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class CountLawTest {
  private static final DrawSlots SLOTS =
      new DrawSlots("0123456789abcdef".repeat(4), "fedcba9876543210".repeat(4), 42, "baseline_v1");

  private static CountLaw nb2() {
    return new CountLaw(ShippedPolicies.counts(), ScenarioBand.BASELINE);
  }

  private static CountLaw poisson() {
    ArrivalCountConfig shipped = ShippedPolicies.counts();
    return new CountLaw(
        new ArrivalCountConfig(
            shipped.policyId(),
            shipped.version(),
            io.footfall.config.seg5b.CountLawId.POISSON,
            shipped.lambdaZeroEps(),
            shipped.maxCountPerBucket(),
            shipped.maxMu(),
            shipped.poissonSampler(),
            null,
            shipped.realismFloors()),
        ScenarioBand.BASELINE);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "counts.csv", useHeadersInDisplayName = true)
  void countsMatchTheVectors(
      String merchant,
      String zone,
      int bucket,
      double mu,
      String demandClass,
      double kappa,
      int nb2,
      int poisson) {
    CountDraws draws = new CountDraws(nb2(), SLOTS);
    draws.start(U64.parse(merchant), zone, "mixed", demandClass);
    assertThat(draws.kappa(), closeTo(kappa, 1e-12));
    assertThat(draws.draw(bucket, mu), is((long) nb2));
    CountDraws plain = new CountDraws(poisson(), SLOTS);
    plain.start(U64.parse(merchant), zone, "mixed", demandClass);
    assertThat(plain.draw(bucket, mu), is((long) poisson));
  }

  @ParameterizedTest
  @CsvSource({
    "BASELINE, office_hours, 33",
    "BASELINE, retail_daytime, 30",
    "BASELINE, bills_utilities, 36",
    "STRESS, online_bursty, 4.8",
    "STRESS, low_volume_tail, 7.2"
  })
  void kappaIsTheProductOfTheTable(ScenarioBand band, String demandClass, double kappa) {
    CountLaw law = new CountLaw(ShippedPolicies.counts(), band);
    assertThat(law.of(demandClass).kappa(), closeTo(kappa, 1e-12));
  }

  @ParameterizedTest
  @CsvSource({"0.0, false", "1e-9, false", "1.0000001e-9, true", "45000, true"})
  void onlyMeansAboveTheThresholdDraw(double mu, boolean drawn) {
    assertThat(nb2().isDrawn("k", 0, mu), is(drawn));
  }

  @ParameterizedTest
  @CsvSource({
    "-1e-300, COUNTS_NUMERIC_INVALID",
    "NaN, COUNTS_NUMERIC_INVALID",
    "Infinity, COUNTS_NUMERIC_INVALID",
    "45000.001, PARAM_DERIVATION_INVALID"
  })
  void aMeanOutsideTheLawIsRefused(double mu, String code) {
    LawBroken e = assertThrows(LawBroken.class, () -> nb2().isDrawn("k", 0, mu));
    assertThat(e.finding().code(), is("5B.S3." + code));
  }

  @Test
  void aClassWithoutMultiplierIsRefused() {
    LawBroken e = assertThrows(LawBroken.class, () -> nb2().of("unheard_of"));
    assertThat(e.finding().code(), is("5B.S3.COUNT_CONFIG_INVALID"));
  }

  @Test
  void floorsAreJudgedOverTheGroups() {
    nb2().requireFloors(List.of("office_hours", "online_24h", "bills_utilities"));
    LawBroken few =
        assertThrows(
            LawBroken.class,
            () -> nb2().requireFloors(List.of("office_hours", "consumer_daytime")));
    assertThat(few.finding().key(), is("require_kappa_distinct_values_min"));
    CountLaw narrow =
        new CountLaw(
            ShippedPolicies.counts("kappa_bounds: [10.0, 80.0]", "kappa_bounds: [29.0, 29.5]"),
            ScenarioBand.BASELINE);
    LawBroken low =
        assertThrows(
            LawBroken.class,
            () ->
                narrow.requireFloors(List.of("online_24h", "online_bursty", "travel_hospitality")));
    assertThat(low.finding().key(), is("require_baseline_median_kappa_bounds"));
    new CountLaw(ShippedPolicies.counts(), ScenarioBand.STRESS)
        .requireFloors(List.of("office_hours"));
  }

  /**
   * Mean mu and variance mu + mu^2 / kappa over 200,000 buckets with kappa 12. The law of the
   * counts is a Poisson mixture over a log-normal with squared variation c = 1 / kappa, whose
   * fourth central moment gives the deviation of the sample variance; with bounds of 4.5 deviations
   * a false alarm has probability 7e-6 per assertion. The seed is fixed.
   */
  @ParameterizedTest
  @CsvSource({"0.3", "4.0", "40.0", "400.0"})
  void countsHaveTheMomentsOfTheLaw(double mu) {
    int n = 200_000;
    CountDraws draws = new CountDraws(nb2(), SLOTS);
    draws.start(99, "Asia/Tokyo", "card_not_present", "online_bursty");
    double sum = 0.0;
    double squares = 0.0;
    for (int b = 0; b < n; b++) {
      double d = PoissonSampler.count(draws.draw(b, mu)) - mu;
      sum += d;
      squares += d * d;
    }
    double c = 1.0 / 12.0;
    double variance = mu + mu * mu * c;
    assertThat(sum / n, closeTo(0.0, 4.5 * Math.sqrt(variance / n)));
    double s3 = mu * mu * mu * (c * c * (3 + c));
    double g2 = StrictMath.pow(1 + c, 4) + 2 * StrictMath.pow(1 + c, 3) + 3 * (1 + c) * (1 + c) - 3;
    double s4 = mu * mu * mu * mu * c * c * g2;
    double fourth = mu + 3 * mu * mu + 7 * mu * mu * c + 6 * mu * mu * mu * c + 6 * s3 + s4;
    double deviation = Math.sqrt((fourth - variance * variance) / n);
    assertThat(squares / n, closeTo(variance, 4.5 * deviation));
  }
}
