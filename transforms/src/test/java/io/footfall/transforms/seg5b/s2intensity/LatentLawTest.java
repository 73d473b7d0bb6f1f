package io.footfall.transforms.seg5b.s2intensity;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.config.seg5b.ArrivalLgcpConfig;
import io.footfall.config.seg5b.ScenarioBand;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.seg5b.ShippedPolicies;
import io.footfall.transforms.seg5b.s1grid.GroupFeatures;
import io.footfall.transforms.state.LawBroken;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatentLawTest {
  private static final double RELATIVE = 1e-12;
  static final String MIXED = "latent_model_id: log_gaussian_ou_mixed_v1";
  static final String OU = "latent_model_id: log_gaussian_ou_v1";
  private static final DrawSlots SLOTS =
      new DrawSlots("0123456789abcdef".repeat(4), "fedcba9876543210".repeat(4), 42, "baseline_v1");

  /** The group of vector A, rng.md section 9.3. */
  private static final GroupFeatures A =
      new GroupFeatures(
          "g|baseline|online_24h|card_not_present|virtual|zg03|b07",
          ScenarioBand.BASELINE,
          "online_24h",
          "card_not_present",
          "virtual",
          "zg03");

  private static GroupFeatures group(ScenarioBand band, String demandClass) {
    return new GroupFeatures("g", band, demandClass, "card_present", "physical", "zg00");
  }

  private static void near(double[] found, double... expected) {
    assertThat(found.length, is(expected.length));
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i], closeTo(expected[i], RELATIVE * Math.abs(expected[i])));
    }
  }

  /** Numbers computed with the reference engine's functions, as rng.md section 9.3 prints them. */
  @Test
  void pathAndFactorsMatchVectorA() {
    LatentSampler sampler = new LatentSampler(ShippedPolicies.lgcp(MIXED, OU), SLOTS, 4, "a");
    GroupLaw law = sampler.law().of(A);
    assertThat(law.sigma(), is(0.34787500000000005));
    assertThat(law.lengthScale(), is(21.6));
    LatentPath path = sampler.path(A);
    near(
        path.latent(),
        -0.3571788070762133,
        -0.3107967558036484,
        -0.09259341948393715,
        -0.3145778815011414);
    near(
        path.factor(),
        0.6585681206795329,
        0.6898333283977905,
        0.8580422594263352,
        0.6872299069064894);
  }

  @Test
  void independentNormalsAreScaledBySigma() {
    ArrivalLgcpConfig config =
        ShippedPolicies.lgcp(
            MIXED,
            "latent_model_id: log_gaussian_iid_v1",
            "kind: ou_ar1_buckets_v1",
            "kind: iid_v1");
    double s = 0.34787500000000005;
    near(
        new LatentSampler(config, SLOTS, 4, "b").path(A).latent(),
        s * -1.0267446843728731,
        s * 0.29214660610484516,
        s * 1.9733213987704679,
        s * -2.1862805119794975);
  }

  @Test
  void noModelGivesFactorOneAndDrawsNothing() {
    LatentSampler sampler =
        new LatentSampler(ShippedPolicies.lgcp(MIXED, "latent_model_id: none"), SLOTS, 3, "c");
    assertThat(sampler.law().uniformsPerBucket(), is(0));
    assertThat(
        sampler.path(A), is(new LatentPath(new double[3], new double[] {1.0, 1.0, 1.0}, 0, 0)));
  }

  @ParameterizedTest
  @CsvSource({
    "BASELINE, office_hours, 0.2125, 28.8",
    "BASELINE, online_bursty, 0.4, 12.0",
    "STRESS, low_volume_tail, 0.5, 8.4",
    "STRESS, bills_utilities, 0.36, 13.2"
  })
  void parametersAreProductsOfTheTable(
      ScenarioBand band, String demandClass, double sigma, double length) {
    GroupLaw law = new LatentLaw(ShippedPolicies.lgcp()).of(group(band, demandClass));
    assertThat(law.sigma(), closeTo(sigma, 1e-15));
    assertThat(law.lengthScale(), closeTo(length, 1e-14));
  }

  @Test
  void parametersAreClamped() {
    LatentLaw law =
        new LatentLaw(
            ShippedPolicies.lgcp(
                "sigma_bounds: [0.05, 1.20]",
                "sigma_bounds: [0.3, 0.35]",
                "length_scale_buckets_bounds: [2.0, 168.0]",
                "length_scale_buckets_bounds: [13.0, 25.0]"));
    assertThat(law.of(group(ScenarioBand.BASELINE, "office_hours")), is(new GroupLaw(0.3, 25.0)));
    assertThat(law.of(group(ScenarioBand.BASELINE, "online_bursty")), is(new GroupLaw(0.35, 13.0)));
  }

  @Test
  void factorsAreClippedAndCounted() {
    LatentLaw law = new LatentLaw(ShippedPolicies.lgcp());
    LatentPath path = law.path(new GroupLaw(1.2, 1e-9), new double[] {-3.0, 0.0, 3.0, 3.0, 1.0});
    assertThat(path.clippedLow(), is(1));
    assertThat(path.clippedHigh(), is(2));
    assertThat(path.factor()[0], is(0.1));
    assertThat(path.factor()[2], is(10.0));
    assertThat(path.factor()[1], is(StrictMath.exp(-0.72)));
  }

  @Test
  void aClassWithoutMultiplierIsRefused() {
    LatentLaw law = new LatentLaw(ShippedPolicies.lgcp());
    LawBroken e =
        assertThrows(LawBroken.class, () -> law.of(group(ScenarioBand.BASELINE, "unheard_of")));
    assertThat(e.finding().code(), is("5B.S2.LGCP_CONFIG_INVALID"));
  }

  @Test
  void aParameterOfNoKernelIsRefused() {
    LatentLaw law =
        new LatentLaw(
            ShippedPolicies.lgcp(
                "base_by_scenario_band: {baseline: 0.25, stress: 0.40}",
                "base_by_scenario_band: {baseline: 0.0, stress: 0.40}"));
    LawBroken e =
        assertThrows(LawBroken.class, () -> law.of(group(ScenarioBand.BASELINE, "online_24h")));
    assertThat(e.finding().code(), is("5B.S2.KERNEL_CONSTRUCTION_FAILED"));
  }

  @ParameterizedTest
  @CsvSource({
    "BASELINE, 0.2 0.3 0.4, 24, ''",
    "BASELINE, 0.2 0.2 0.20000001, 24, require_sigma_distinct_values_min",
    "BASELINE, 0.2 0.3 0.4, 7.9, require_baseline_median_L_bounds",
    "BASELINE, 0.2 0.3 0.4, 72.1, require_baseline_median_L_bounds",
    "STRESS, 0.35 0.1 0.1, 1, ''",
    "STRESS, 0.34 0.1 0.1, 1, require_stress_sigma_ge_fraction"
  })
  void floorsAreJudgedOverTheGroups(
      ScenarioBand band, String sigmas, double length, String broken) {
    List<GroupLaw> groups =
        java.util.Arrays.stream(sigmas.split(" "))
            .map(s -> new GroupLaw(Double.parseDouble(s), length))
            .toList();
    if (broken.isEmpty()) {
      LatentFloors.require(ShippedPolicies.lgcp(), band, groups);
      return;
    }
    LawBroken e =
        assertThrows(
            LawBroken.class, () -> LatentFloors.require(ShippedPolicies.lgcp(), band, groups));
    assertThat(e.finding().code(), is("5B.S2.LGCP_CONFIG_INVALID"));
    assertThat(e.finding().key(), is(broken));
  }

  /**
   * Stationary moments of the recursion over 400 groups of 2,000 buckets with sigma 0.2125 and L
   * 28.8. The mean of Z over all has deviation sigma sqrt(2 L / N) = 0.00180 (N = 800,000), the
   * sample variance sigma^2 sqrt(2 L / N), the lag correlation sqrt((1 - phi^2) / N) = 0.00029, all
   * to first order; at 4.5 deviations a false alarm has probability 7e-6 each. The seed is fixed.
   */
  @Test
  void theRecursionIsStationaryWithSigmaAndPhi() {
    LatentSampler sampler = new LatentSampler(ShippedPolicies.lgcp(MIXED, OU), SLOTS, 2_000, "d");
    double sum = 0.0;
    double squares = 0.0;
    double lag = 0.0;
    for (int g = 0; g < 400; g++) {
      double[] z =
          sampler
              .path(
                  new GroupFeatures(
                      "g" + g,
                      ScenarioBand.BASELINE,
                      "office_hours",
                      "card_present",
                      "physical",
                      "zg00"))
              .latent();
      for (int t = 0; t < z.length; t++) {
        sum += z[t];
        squares += z[t] * z[t];
        lag += t == 0 ? 0.0 : z[t] * z[t - 1];
      }
    }
    double n = 800_000;
    double sigma = 0.2125;
    double deviation = Math.sqrt(2 * 28.8 / n);
    assertThat(sum / n, closeTo(0.0, 4.5 * sigma * deviation));
    assertThat(squares / n, closeTo(sigma * sigma, 4.5 * sigma * sigma * deviation));
    assertThat(lag / squares * (2_000.0 / 1_999.0), closeTo(Math.exp(-1 / 28.8), 4.5 * 0.00029));
  }

  @Test
  void theCacheForgetsBeyondItsBound() {
    int length = 1 << 20;
    for (int i = 0; i < 12; i++) {
      FactorCache.get(new FactorCache.Key("bound", "g" + i), () -> new double[length]);
    }
    assertThat(FactorCache.held() <= 8L << 20, is(true));
    double[] kept = new double[1];
    FactorCache.get(new FactorCache.Key("twice", "g"), () -> kept);
    assertThat(FactorCache.get(new FactorCache.Key("twice", "g"), () -> null) == kept, is(true));
  }
}
