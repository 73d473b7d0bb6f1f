package io.footfall.transforms.seg5b.s4arrivals;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.contracts.U64;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids of sites and edges, and the law of their picks through the expander. */
class RoutePickTest {
  private static final long HOUR = 3_600_000_000L;

  /** Vector of 5B-s4.md section 6.1. */
  @Test
  void siteIdsAreTheLittleEndianTailOfTheDigest() {
    assertThat(U64.text(SitePick.siteId(1, "GB", 1)), is("17791227541470097030"));
  }

  @Test
  void edgeIdsAreTheirHexDigits() {
    assertThat(U64.text(EdgePick.edgeId("ffffffffffffffff")), is("18446744073709551615"));
    assertThat(EdgePick.edgeId("00000000000000ff"), is(255L));
    assertThrows(IllegalArgumentException.class, () -> EdgePick.edgeId("ff"));
  }

  @Test
  void weightsMustBePositive() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new SitePick(1, new String[] {"GB"}, new int[] {1}, new double[] {0.0}));
    assertThrows(
        IllegalArgumentException.class,
        () -> new EdgePick(new String[] {"0".repeat(16)}, new String[] {"GB"}, new double[] {-1}));
  }

  /**
   * Picks of 1.5 million arrivals against the declared weights (not the table's law): chi-square
   * with 19 degrees of freedom stays below 52.39 except with probability 6e-5 a test; four tests,
   * fixed seeds.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.0, 0.35})
  void sitesFollowTheirWeights(double share) {
    double[] weights = ArrivalExpanderTest.ramp(20);
    assertThat(chiSquare(weights, share, false), lessThan(52.39));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.35, 1.0})
  void edgesFollowTheirWeights(double share) {
    double[] weights = ArrivalExpanderTest.ramp(20);
    assertThat(chiSquare(weights, share, true), lessThan(52.39));
  }

  private static double chiSquare(double[] weights, double share, boolean virtual) {
    ArrivalExpander expander = ArrivalExpanderTest.expander();
    SitePick sites = ArrivalExpanderTest.sites(77, weights);
    EdgePick edges = ArrivalExpanderTest.edges(weights);
    expander.open(
        77,
        ArrivalExpanderTest.NO_INTENSITIES,
        new ZoneRoute("Europe/Paris", "consumer", share, sites, edges));
    long[] seen = new long[weights.length];
    long n = 0;
    for (int bucket = 0; bucket < 300; bucket++) {
      int m = expander.expand(bucket, HOUR, 5_000);
      for (int i = 0; i < m; i++) {
        int pick = expander.pick(i);
        if (pick < 0 == virtual) {
          seen[virtual ? ~pick : pick]++;
          n++;
        }
      }
    }
    double sum = Arrays.stream(weights).sum();
    double chi = 0;
    for (int i = 0; i < weights.length; i++) {
      double expected = n * weights[i] / sum;
      chi += (seen[i] - expected) * (seen[i] - expected) / expected;
    }
    return chi;
  }

  /** 1.5 million coins: |z| above 4.06 has probability 5e-5; fixed seed. */
  @Test
  void coinsComeUpVirtualAsOftenAsTheShareSays() {
    ArrivalExpander expander = ArrivalExpanderTest.expander();
    expander.open(
        5, ArrivalExpanderTest.NO_INTENSITIES, ArrivalExpanderTest.route(5, "Asia/Kolkata", 0.35));
    long virtual = 0;
    for (int bucket = 0; bucket < 300; bucket++) {
      expander.expand(bucket, HOUR, 5_000);
      virtual += expander.virtualOf(0);
    }
    double z = (virtual - 0.35 * 1.5e6) / Math.sqrt(1.5e6 * 0.35 * 0.65);
    assertThat(Math.abs(z), lessThan(4.06));
  }

  /** The only place is picked without a draw. */
  @Test
  void aLoneSiteAndALoneEdgeNeedNoBlock() {
    ArrivalExpander expander = ArrivalExpanderTest.expander();
    SitePick site = ArrivalExpanderTest.sites(5, 3.0);
    EdgePick edge = ArrivalExpanderTest.edges(3.0);
    expander.open(
        5,
        ArrivalExpanderTest.NO_INTENSITIES,
        new ZoneRoute("Asia/Kolkata", "consumer", 0.0, site, null),
        new ZoneRoute("Asia/Tokyo", "consumer", 1.0, null, edge));
    int n = expander.expand(1, HOUR, 4, 4);
    for (int i = 0; i < n; i++) {
      assertThat(expander.pick(i), is(expander.zone(i) == 0 ? 0 : ~0));
    }
  }
}
