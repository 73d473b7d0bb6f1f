package io.footfall.transforms.seg5b.s1grid;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.config.seg5a.UtcText;
import io.footfall.config.seg5b.ScenarioBand;
import io.footfall.config.seg5b.TimeGridPolicy;
import io.footfall.contracts.seg5b.TimeGridBucket;
import io.footfall.transforms.seg5b.ShippedPolicies;
import io.footfall.transforms.state.LawBroken;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeGridLawTest {
  private static ScenarioHorizon horizon(
      String start, String end, boolean baseline, boolean stress, int seconds) {
    return new ScenarioHorizon(
        "s", UtcText.micros(start), UtcText.micros(end), baseline, stress, List.of("x"), seconds);
  }

  @Test
  void aHorizonBecomesContiguousBuckets() {
    ScenarioHorizon horizon =
        horizon("2026-03-07T00:00:00.000000Z", "2026-04-07T00:00:00.000000Z", true, false, 3600);
    TimeGridPolicy policy = ShippedPolicies.timeGrid();
    BucketGrid grid = TimeGridLaw.of(horizon, policy);
    assertThat(grid.buckets(), is(31 * 24));
    assertThat(grid.band(), is(ScenarioBand.BASELINE));
    assertThat(grid.startOf(grid.buckets()), is(horizon.endMicros()));
    assertThat(grid.bucketOf(grid.startOf(7) - 1), is(6L));
    assertThat(grid.bucketOf(grid.startOf(7)), is(7L));
    assertThat(
        TimeGridLaw.row(grid, 25, horizon, policy),
        is(
            new TimeGridBucket(
                25,
                UtcText.micros("2026-03-08T01:00:00.000000Z"),
                UtcText.micros("2026-03-08T02:00:00.000000Z"),
                3600,
                true,
                false,
                List.of("x"),
                7,
                60,
                true)));
    assertThat(TimeGridLaw.row(grid, 49, horizon, policy).isWeekend(), is(false));
  }

  @Test
  void annotationsAndLabelsFollowThePolicy() {
    ScenarioHorizon horizon =
        horizon("2026-03-07T00:00:00.000000Z", "2026-04-07T00:00:00.000000Z", false, true, 3600);
    TimeGridPolicy policy =
        ShippedPolicies.timeGrid(
            "emit: true", "emit: false", "optional: [scenario_labels]", "optional: []");
    BucketGrid grid = TimeGridLaw.of(horizon, policy);
    TimeGridBucket row = TimeGridLaw.row(grid, 0, horizon, policy);
    assertThat(row.scenarioLabels(), is(List.of()));
    assertThat(row.localDayOfWeek(), is(nullValue()));
    assertThat(row.isWeekend(), is(nullValue()));
    assertThat(grid.band(), is(ScenarioBand.STRESS));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-07T00:00:00.000000Z, 2026-03-07T00:00:00.000000Z, true, false, 3600",
    "2026-03-07T00:30:00.000000Z, 2026-04-07T00:30:00.000000Z, true, false, 3600",
    "2026-03-07T00:00:00.000001Z, 2026-04-07T00:00:00.000000Z, true, false, 3600",
    "2026-03-07T00:00:00.000000Z, 2026-04-03T23:00:00.000000Z, true, false, 3600",
    "2026-03-07T00:00:00.000000Z, 2026-07-05T01:00:00.000000Z, true, false, 3600",
    "2026-03-07T00:00:00.000000Z, 2026-04-07T00:00:00.000000Z, true, true, 3600",
    "2026-03-07T00:00:00.000000Z, 2026-04-07T00:00:00.000000Z, false, false, 3600",
    "2026-03-07T00:00:00.000000Z, 2026-04-07T00:00:00.000000Z, true, false, 1800"
  })
  void aHorizonThatDoesNotFitIsRefused(
      String start, String end, boolean baseline, boolean stress, int seconds) {
    ScenarioHorizon horizon = horizon(start, end, baseline, stress, seconds);
    LawBroken e =
        assertThrows(LawBroken.class, () -> TimeGridLaw.of(horizon, ShippedPolicies.timeGrid()));
    assertThat(e.finding().code(), is("5B.S1.SCENARIO_HORIZON_INVALID"));
  }

  @Test
  void tooManyBucketsAreRefused() {
    ScenarioHorizon horizon =
        horizon("2026-03-07T00:00:00.000000Z", "2026-04-07T00:00:00.000000Z", true, false, 3600);
    TimeGridPolicy policy =
        ShippedPolicies.timeGrid("max_buckets_per_scenario: 5000", "max_buckets_per_scenario: 743");
    LawBroken e = assertThrows(LawBroken.class, () -> TimeGridLaw.of(horizon, policy));
    assertThat(e.finding().found(), is("744 buckets"));
  }
}
