package io.footfall.transforms.seg5b.s1grid;

import io.footfall.config.seg5b.TimeGridPolicy;
import io.footfall.contracts.seg5b.TimeGridBucket;
import io.footfall.transforms.civil.CivilTime;
import io.footfall.transforms.state.LawBroken;
import java.util.List;

/**
 * From a horizon to its buckets (5B-s0-s1-s5.md section B3): no snapping, a horizon that does not
 * fit is refused. Calendar columns are in UTC.
 */
public final class TimeGridLaw {
  /** Code of a horizon the grid cannot be laid over. */
  static final String INVALID = "5B.S1.SCENARIO_HORIZON_INVALID";

  private static final double MICROS_PER_DAY = CivilTime.MICROS_PER_DAY;

  private TimeGridLaw() {}

  static LawBroken invalid(String scenarioId, Object found, String expected) {
    return new LawBroken(INVALID, "horizon", scenarioId, found, expected);
  }

  /**
   * The grid of a horizon.
   *
   * @throws LawBroken SCENARIO_HORIZON_INVALID
   */
  public static BucketGrid of(ScenarioHorizon horizon, TimeGridPolicy policy) {
    String id = horizon.scenarioId();
    int seconds = policy.bucketDurationSeconds();
    long micros = seconds * BucketGrid.MICROS_PER_SECOND;
    long length = horizon.endMicros() - horizon.startMicros();
    if (length <= 0) {
      throw invalid(id, "horizon_end_utc at or before horizon_start_utc", "a later end");
    }
    if (Math.floorMod(horizon.startMicros(), micros) != 0
        || Math.floorMod(horizon.endMicros(), micros) != 0) {
      throw invalid(
          id,
          horizon.startMicros() + ".." + horizon.endMicros() + " microseconds",
          "both ends on bucket edges of " + seconds + " s");
    }
    TimeGridPolicy.Guardrails rails = policy.guardrails();
    double days = length / MICROS_PER_DAY;
    if (days < rails.minHorizonDays() || days > rails.maxHorizonDays()) {
      throw invalid(
          id, days + " days", rails.minHorizonDays() + " to " + rails.maxHorizonDays() + " days");
    }
    long buckets = length / micros;
    if (buckets > rails.maxBucketsPerScenario()) {
      throw invalid(id, buckets + " buckets", "at most " + rails.maxBucketsPerScenario());
    }
    if (horizon.isBaseline() == horizon.isStress()) {
      throw invalid(
          id,
          "is_baseline " + horizon.isBaseline() + ", is_stress " + horizon.isStress(),
          "exactly one of both");
    }
    if (horizon.surfaceBucketSeconds() != seconds) {
      throw invalid(
          id,
          "surfaces with buckets of " + horizon.surfaceBucketSeconds() + " s",
          "buckets of " + seconds + " s, since horizon index and bucket index are one");
    }
    return new BucketGrid(horizon.startMicros(), seconds, (int) buckets, horizon.band());
  }

  /** Row of one bucket. */
  public static TimeGridBucket row(
      BucketGrid grid, int bucket, ScenarioHorizon horizon, TimeGridPolicy policy) {
    long start = grid.startOf(bucket);
    boolean annotate = policy.localAnnotations().emit();
    int day = CivilTime.isoDayOfWeek(start);
    return new TimeGridBucket(
        bucket,
        start,
        grid.startOf(bucket + 1),
        grid.bucketSeconds(),
        horizon.isBaseline(),
        horizon.isStress(),
        policy.carriesLabels() ? horizon.labels() : List.of(),
        annotate ? day : null,
        annotate ? CivilTime.minuteOfDay(start) : null,
        annotate ? policy.localAnnotations().weekendDays().contains(day) : null);
  }
}
