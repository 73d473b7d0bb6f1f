package io.footfall.transforms.seg5b.s5metrics;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.footfall.transforms.evidence.Check;
import io.footfall.transforms.evidence.Verdict;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Arrivals of another program under the declared laws pass (fixed seed; each metric fails falsely
 * once in 10^4 seeds); each bent law fails the metric that must see it.
 */
class ArrivalMetricsTest {
  private static Set<String> failing(Consumer<MetricTrial> bend) {
    MetricTrial trial = new MetricTrial();
    bend.accept(trial);
    return trial.failing();
  }

  @Test
  void soundArrivalsPassAndNearlyAllIsJudged() {
    Map<String, Check> checks = new MetricTrial().run();
    Set<String> failing = new TreeSet<>();
    Set<String> silent = new TreeSet<>();
    checks.forEach(
        (id, c) -> {
          if (c.verdict() == Verdict.FAIL && !id.equals("A3") && !id.equals("A21_BURST")) {
            failing.add(id + " " + c.value() + " " + c.corridor());
          }
          if (c.verdict() != Verdict.PASS && c.verdict() != Verdict.FAIL) {
            silent.add(id);
          }
        });
    assertThat(failing, is(empty()));
    assertThat(
        "horizon of four weeks, few arrivals an hour",
        silent,
        is(
            Set.of(
                "A1_TOTAL",
                "A13",
                "A23",
                "A7_GROUP",
                "A7_MERCHANT",
                "A7_STRANGERS",
                "S23",
                "S23_LAG168",
                "S23_LAG24")));
  }

  @Test
  void countsThatAreNotTheirIntensitiesFail() {
    assertThat(failing(t -> t.intensityFactor = 1.02), hasItems("A1", "A8"));
    assertThat(failing(t -> t.dispersionFactor = 2), hasItems("A2"));
    assertThat(
        "nothing beyond four deviations", failing(t -> t.shortTail = true), hasItems("A2_TAIL"));
    assertThat(failing(t -> t.zeroed = 0.01), hasItems("A6"));
    assertThat(failing(t -> t.doubledLargest = true), hasItems("A18"));
  }

  @Test
  void aBentLatentFieldFails() {
    assertThat(failing(t -> t.sigmaFactor = 2), hasItems("A4", "A4_DAY"));
    assertThat(failing(t -> t.lengthFactor = 0.25), hasItems("A5_LAG1"));
    assertThat(
        "buckets as before, days without memory",
        failing(t -> t.lengthFactor = 0.02),
        hasItems("A4_DAY"));
    assertThat(failing(t -> t.clipped = true), hasItems("A5_CLIP"));
  }

  @Test
  void uniformPlacesUnderTheContinuousLawFail() {
    Set<String> failing = failing(t -> t.uniform = true);
    assertThat(failing, hasItems("A19", "A20"));
    assertThat("counts know nothing of places", failing, not(hasItems("A1")));
  }

  @Test
  void evenSpacingsFail() {
    assertThat(failing(t -> t.even = true), hasItems("A21"));
  }

  /** Tokyo trades by the clock of another zone. */
  @Test
  void aStolenZoneFails() {
    assertThat(failing(t -> t.rotated = 9), hasItems("A10", "A10_TOTAL", "A11", "A22"));
    assertThat(failing(t -> t.elsewhere = true), is(Set.of("A9")));
  }

  @Test
  void aBusyWeekendFails() {
    assertThat(failing(t -> t.busyWeekend = true), hasItems("A12", "A12_TOTAL"));
  }

  @Test
  void flagsOfSteadyMerchantsFail() {
    assertThat(failing(t -> t.flagsSwapped = true), is(Set.of("S19_ARRIVALS")));
  }

  @Test
  void routesOutsideTheirCorridorsFail() {
    assertThat(failing(t -> t.virtualAtTill = true), hasItems("A15_PRESENT"));
    assertThat(failing(t -> t.allVirtual = true), hasItems("A14"));
    assertThat(failing(t -> t.equalPlaces = true), hasItems("A16", "A17"));
  }
}
