package io.footfall.transforms.seg5a.s5metrics;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.footfall.transforms.evidence.Check;
import io.footfall.transforms.evidence.CheckLaw;
import io.footfall.transforms.evidence.Verdict;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A sound world passes, and each bend fails the metric that must see it. */
class SurfaceMetricsTest {
  private static Set<String> failing(Consumer<SurfaceTrial> bend) {
    SurfaceTrial trial = new SurfaceTrial();
    bend.accept(trial);
    return trial.failing();
  }

  private static Set<String> hours(SurfaceTrial.HourBend bend) {
    return failing(t -> t.hours = bend);
  }

  private static boolean online(String demandClass) {
    return demandClass.startsWith("online");
  }

  private static void rotate(double[] hours, int by) {
    double[] old = hours.clone();
    for (int h = 0; h < hours.length; h++) {
      hours[h] = old[(h + by) % hours.length];
    }
  }

  @Test
  void aSoundWorldPassesAndAllIsJudged() {
    Map<String, Check> checks = new SurfaceTrial().run();
    Set<String> others = new TreeSet<>();
    checks.keySet().removeIf(id -> id.startsWith("O"));
    checks.forEach(
        (id, c) -> {
          if (c.verdict() != Verdict.PASS) {
            others.add(id + " " + c.verdict() + " " + c.value() + " " + c.corridor());
          }
        });
    assertThat(others, is(empty()));
    for (CheckLaw law : SurfaceMetrics.ALL) {
      assertThat(SurfaceMetrics.isMetric(law), is(true));
      if (law.id().startsWith("S")) {
        assertThat(law.id(), checks.get(law.id()), is(notNullValue()));
      }
    }
  }

  @Test
  void channelsWithoutTheirShareOrTheirNightFail() {
    assertThat(failing(t -> t.remoteShare = 0.9), hasItems("S1"));
    assertThat(failing(t -> t.remoteChannel = "mixed"), hasItems("S1", "S1_MIXED"));
    assertThat(
        hours(
            (demandClass, remote, day) -> {
              if (!online(demandClass)) {
                Arrays.fill(day, 0, 6, 0.12);
                Arrays.fill(day, 18, 24, 1);
              }
            }),
        hasItems("S3_GAP"));
    assertThat(
        hours((demandClass, remote, day) -> Arrays.fill(day, 0, 6, remote ? 4 : 0.3)),
        hasItems("S2", "S3_GAP", "S3_DIVERGENCE"));
  }

  @Test
  void daysThatDoNotRestAtNightFail() {
    assertThat(
        hours((demandClass, remote, day) -> rotate(day, 8)), hasItems("S4", "S5_PEAK", "S7_PEAK"));
    assertThat(
        hours((demandClass, remote, day) -> Arrays.fill(day, 1)),
        hasItems("S4_DEPTH", "S7_RATIO", "S10"));
    assertThat(hours((demandClass, remote, day) -> day[0] *= 3), hasItems("S6"));
    assertThat(hours((demandClass, remote, day) -> day[6] *= 3), hasItems("S6_STEP"));
    assertThat(
        hours(
            (demandClass, remote, day) -> {
              for (int h = 0; h < 6 && online(demandClass); h++) {
                day[h] *= 0.2;
              }
            }),
        hasItems("S5_NIGHT", "S5_ORDER"));
  }

  @Test
  void weeksThatDoNotRestWithTheirCountryFail() {
    double[] even = {1, 1, 1, 1, 1, 1, 1};
    assertThat(failing(t -> t.days.put("office_hours", even)), hasItems("S8"));
    assertThat(failing(t -> t.days.put("consumer_daytime", even)), hasItems("S8_SATURDAY"));
    assertThat(failing(t -> t.wrongWeekend = true), hasItems("S9"));
    assertThat(failing(t -> t.flagOthers = true), hasItems("S19"));
  }

  @Test
  void merchantsThatAllTradeAlikeFail() {
    assertThat(failing(t -> t.templates = 1), hasItems("S11", "S11_DIVERGENCE"));
  }

  @Test
  void aVolumeInTooFewHandsFails() {
    assertThat(failing(t -> t.consumerFactor = 10), hasItems("S12", "S12_CLASSES"));
    assertThat(failing(t -> t.unreached = true), hasItems("S12_REACHED"));
    assertThat(failing(t -> t.oneCountry = true), hasItems("S13_COUNTRY"));
    assertThat(failing(t -> t.giant = 1e8), hasItems("S13_MERCHANT", "S14_TOP1"));
    assertThat(failing(t -> t.fewZones = true), hasItems("S20", "S20_TOP1"));
  }

  @Test
  void sizesWithoutATailFail() {
    assertThat(
        failing(t -> t.logSd = 0.3),
        hasItems("S14_GINI", "S14_HILL", "S14_SPREAD", "S14_TOP1", "S14_TOP5", "S15_SPREAD"));
    assertThat(failing(t -> t.proportional = true), hasItems("S15_R2", "S15_SPREAD"));
    assertThat(failing(t -> t.otherFactor = 10), hasItems("S15_MEAN"));
    assertThat(failing(t -> t.classBySize = true), hasItems("S21_V", "S21_RANK"));
    assertThat(failing(t -> t.narrow = true), hasItems("S22"));
  }

  @Test
  void tailsThatAreLargeSilentOrBentFail() {
    assertThat(failing(t -> t.tailShare = 0.5), hasItems("S16"));
    assertThat(failing(t -> t.dormantTail = true), is(Set.of("S17_DORMANT")));
    assertThat(failing(t -> t.lostZone = true), is(Set.of("S17_ZONES")));
    assertThat(failing(t -> t.bentTail = true), is(Set.of("S18")));
  }
}
