package io.footfall.transforms.seg5b.s2intensity;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.config.seg5b.ArrivalLgcpConfig;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.seg5b.GroupAssignment;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.rng.RngFamily;
import io.footfall.transforms.seg5b.ShippedPolicies;
import io.footfall.transforms.seg5b.s1grid.GroupFeatures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mixture of DECISIONS section 6. */
class LatentMixtureTest {
  private static final String WEIGHTS =
      "mixing_weights: {market: 0.08, country: 0.12, merchant: 0.45, group: 0.35}";
  private static final DrawSlots SLOTS = DrawSlots.worldSeed(42, 7, "baseline_v1");

  private static GroupAssignment key(long merchant, String zone, String country, String group) {
    return new GroupAssignment(
        merchant,
        zone,
        "card_present",
        group,
        "baseline",
        "consumer_daytime",
        "physical",
        "zg00",
        country,
        1);
  }

  private static LatentSampler sampler(int buckets, String... edits) {
    return new LatentSampler(
        ShippedPolicies.lgcp(edits), SLOTS, buckets, "test " + String.join("", edits));
  }

  @Test
  void theWholeWeightOnTheGroupIsTheModelOfTheReference() {
    GroupAssignment key = key(9, "Europe/Paris", "FR", "g1");
    LatentPath mixed =
        sampler(500, WEIGHTS, "mixing_weights: {market: 0, country: 0, merchant: 0, group: 1}")
            .path(key);
    LatentSampler reference = sampler(500, LatentLawTest.MIXED, LatentLawTest.OU);
    assertThat(mixed, is(reference.path(key)));
    assertThat(mixed, is(reference.path(GroupFeatures.of(key))));
    assertThat(mixed, is(not(sampler(500).path(key))));
  }

  @Test
  void aComponentWithoutWeightDrawsNothing() {
    ArrivalLgcpConfig config =
        ShippedPolicies.lgcp(
            WEIGHTS, "mixing_weights: {market: 0.25, country: 0, merchant: 0, group: 0.75}");
    assertThat(
        List.of(LatentMixture.families(config)),
        is(List.of(RngFamily.S2_LATENT_MARKET, RngFamily.S2_LATENT_VECTOR)));
  }

  @ParameterizedTest
  @CsvSource({
    "'{market: 0.08, country: 0.12, merchant: 0.45, group: 0.36}'",
    "'{market: -0.08, country: 0.12, merchant: 0.61, group: 0.35}'",
    "'{market: 0.08, country: 0.12, merchant: 0.45}'"
  })
  void weightsThatAreNoSharesAreRefused(String weights) {
    assertThrows(
        FootfallException.class, () -> ShippedPolicies.lgcp(WEIGHTS, "mixing_weights: " + weights));
  }

  @Test
  void aMixtureNeedsItsWeightsAndHasNoTableOfGroups() {
    assertThrows(FootfallException.class, () -> ShippedPolicies.lgcp(WEIGHTS + "\n", ""));
    assertThrows(
        FootfallException.class,
        () ->
            ShippedPolicies.lgcp(
                "emit_latent_field_diagnostic: false", "emit_latent_field_diagnostic: true"));
  }

  /**
   * Correlation of the normals of two keys over 200,000 buckets: the weight they share, within 4.5
   * of its standard deviations (at most 1 / sqrt(n)); each row errs once in 147,000 seeds.
   */
  @ParameterizedTest
  @CsvSource({
    "2, Europe/Rome,   IT, g2, 0.08",
    "2, Europe/Paris,  FR, g2, 0.20",
    "2, Europe/Rome,   IT, g1, 0.43",
    "2, Europe/Paris,  FR, g1, 0.55",
    "1, Europe/Rome,   IT, g2, 0.53",
    "1, Europe/Rome,   FR, g2, 0.65",
    "1, Europe/Paris,  FR, g1, 1.00"
  })
  void keysShareTheWeightOfWhatTheyHaveInCommon(
      long merchant, String zone, String country, String group, double shared) {
    int n = 200_000;
    LatentSampler sampler = sampler(n);
    double[] one = sampler.normals(key(1, "Europe/Paris", "FR", "g1")).clone();
    double[] two = sampler.normals(key(merchant, zone, country, group)).clone();
    double bound = 4.5 / Math.sqrt(n);
    assertThat(product(one, two), is(closeTo(shared, bound * Math.sqrt(1 + shared * shared))));
    assertThat(product(two, two), is(closeTo(1.0, bound * Math.sqrt(2))));
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int t = 0; t < a.length; t++) {
      sum += a[t] * b[t];
    }
    return sum / a.length;
  }
}
