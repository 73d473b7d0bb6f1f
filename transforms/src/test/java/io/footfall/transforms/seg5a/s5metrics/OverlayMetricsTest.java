package io.footfall.transforms.seg5a.s5metrics;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import io.footfall.transforms.evidence.Check;
import io.footfall.transforms.evidence.Verdict;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A sound calendar passes, and each bend fails the metric that must see it. */
class OverlayMetricsTest {
  private static Set<String> failing(Consumer<OverlayTrial> bend) {
    OverlayTrial trial = new OverlayTrial();
    bend.accept(trial);
    return trial.failing();
  }

  /** Means from the trial's own numbers: every event is counted once, and nothing overlaps. */
  @Test
  void aSoundCalendarPassesAndAllIsJudged() {
    Map<String, Check> checks = new OverlayTrial().run();
    Set<String> others = new TreeSet<>();
    checks.forEach(
        (id, c) -> {
          if (c.verdict() != Verdict.PASS) {
            others.add(id + " " + c.verdict() + " " + c.value() + " " + c.corridor());
          }
        });
    assertThat(others, is(empty()));
    assertThat(checks.get("O4_EVE").value(), closeTo(1.16, 1e-12));
    assertThat(checks.get("O5").value(), closeTo(1.2, 1e-12));
    assertThat(checks.get("O2_MAX").value(), closeTo(1.3, 1e-12));
    double lowest = (0.25 + 0.35 + 0.6 + 1.05 + 1.0 + 1.1) / 6;
    assertThat(checks.get("O2_MIN").value(), closeTo(lowest, 0.01));
    assertThat(checks.get("O7").value(), closeTo(1.0 / 3, 1e-12));
    assertThat(checks.get("O3").value(), is(1.0));
    assertThat(checks.get("O1_MAX").value(), is(1.3));
    assertThat(checks.get("O1_MIN").value(), closeTo(0.05, 1e-12));
    double up = (24 + (24 + 24.0 + 48) / 6 + 24.0 * 2 / 6 - 24.0 / 6) / OverlayTrial.BUCKETS;
    assertThat(checks.get("O1_UPLIFT").value(), closeTo(up, 1e-9));
  }

  @Test
  void factorsThatLeaveTheirCorridorsFail() {
    assertThat(failing(t -> t.scale = 1.4), hasItems("O1"));
    assertThat(failing(t -> t.sale = 5), hasItems("O1_CLAMP", "O2_MAX"));
    assertThat(failing(t -> t.sale = 1.05), is(Set.of("O2_MAX")));
    assertThat(failing(t -> t.holiday = 1.4), hasItems("O2_MIN", "O4"));
    assertThat(failing(t -> t.eve = 1), is(Set.of("O4_EVE")));
    assertThat(failing(t -> t.payday = 1.5), is(Set.of("O5")));
  }

  @Test
  void eventsThatTouchTheWrongOnesFail() {
    assertThat(failing(t -> t.quiet = true), hasItems("O6"));
    assertThat(failing(t -> t.noneOwn = true), hasItems("O7"));
    assertThat(failing(t -> t.largeTouched = true), hasItems("O8"));
    assertThat(failing(t -> t.outageHours = 48), hasItems("O9"));
    assertThat(failing(t -> t.zoneOutage = true), is(Set.of("O9_SCOPE")));
    assertThat(failing(t -> t.rebound = 1.4), is(Set.of("O9_REBOUND")));
    assertThat(
        failing(t -> t.reboundEnd = "2026-11-01T09:00:00.000000Z"), is(Set.of("O9_REBOUND")));
  }

  @Test
  void holidaysThatAreNoLocalDaysFail() {
    assertThat(failing(t -> t.instants = true), is(Set.of("O11")));
    assertThat(failing(t -> t.holidayHours = 20), hasItems("O11_DAYS"));
  }

  /** Rows whose times were taken out fail their metrics and stop no examination. */
  @Test
  void eventsWithoutTimesAreJudged() {
    assertThat(failing(t -> t.timeless = true), is(Set.of("O9_REBOUND", "O11")));
    assertThat(
        failing(
            t -> {
              t.timeless = true;
              t.instants = true;
            }),
        is(Set.of("O9_REBOUND", "O11")));
  }
}
