package io.footfall.config.seg5a;

import io.footfall.config.PolicyViolation;
import java.io.Serializable;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * {@code scenario_horizon_config_5A}: the scenarios of a world, ascending by id, at least one of
 * them a baseline.
 *
 * @param version constant {@code v1}
 * @param scenarios scenarios, ascending by id
 */
public record ScenarioHorizonConfig(String version, List<Scenario> scenarios)
    implements Serializable {
  private static final long MICROS_PER_MINUTE = 60_000_000L;
  private static final int MINUTES_PER_DAY = 1_440;
  private static final int MIN_DAYS = 28;
  private static final int END_DAYS = 370;

  public ScenarioHorizonConfig {
    scenarios = List.copyOf(scenarios);
    boolean baseline = false;
    for (int i = 0; i < scenarios.size(); i++) {
      String at = "/scenarios/" + i;
      scenarios.get(i).check(at);
      baseline |= scenarios.get(i).isBaseline();
      if (i > 0
          && scenarios.get(i - 1).scenarioId().compareTo(scenarios.get(i).scenarioId()) >= 0) {
        throw new PolicyViolation(
            at + "/scenario_id", scenarios.get(i).scenarioId(), "ids unique and ascending");
      }
    }
    if (!baseline) {
      throw new PolicyViolation("/scenarios", "no baseline", "at least one baseline scenario");
    }
  }

  /** Ids, ascending. */
  public List<String> scenarioIds() {
    return scenarios.stream().map(Scenario::scenarioId).toList();
  }

  /** The scenario of an id. */
  public Scenario scenario(String scenarioId) {
    return scenarios.stream()
        .filter(s -> s.scenarioId().equals(scenarioId))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("No scenario " + scenarioId));
  }

  /**
   * One scenario. Horizon bucket h covers [start + h * duration, start + (h + 1) * duration) in
   * UTC.
   *
   * @param scenarioId id, a path token
   * @param scenarioVersion version text
   * @param isBaseline whether it is the ordinary course of things
   * @param isStress whether it is a stress; exactly one of both
   * @param labels free words
   * @param horizonStartUtc first instant, inclusive
   * @param horizonEndUtc last instant, exclusive; 28 to 369 days later
   * @param bucketDurationMinutes 15, 30 or 60
   * @param notes free text, may be null
   */
  public record Scenario(
      String scenarioId,
      String scenarioVersion,
      boolean isBaseline,
      boolean isStress,
      List<String> labels,
      String horizonStartUtc,
      String horizonEndUtc,
      int bucketDurationMinutes,
      String notes)
      implements Serializable {
    public Scenario {
      labels = List.copyOf(labels);
    }

    private void check(String at) {
      if (isBaseline == isStress) {
        throw new PolicyViolation(
            at + "/is_stress", isStress, "exactly one of is_baseline and is_stress");
      }
      long bucket = bucketDurationMinutes * MICROS_PER_MINUTE;
      long start = UtcText.policyMicros(at + "/horizon_start_utc", horizonStartUtc);
      long end = UtcText.policyMicros(at + "/horizon_end_utc", horizonEndUtc);
      if (Math.floorMod(start, bucket) != 0) {
        throw new PolicyViolation(at + "/horizon_start_utc", horizonStartUtc, "a bucket edge");
      }
      if (Math.floorMod(end, bucket) != 0) {
        throw new PolicyViolation(at + "/horizon_end_utc", horizonEndUtc, "a bucket edge");
      }
      long day = MINUTES_PER_DAY * MICROS_PER_MINUTE;
      if (end - start < MIN_DAYS * day || end - start >= END_DAYS * day) {
        throw new PolicyViolation(
            at + "/horizon_end_utc",
            horizonEndUtc,
            "28 to 369 days after horizon_start_utc, " + horizonStartUtc);
      }
    }

    /** First instant in microseconds since 1970, inclusive. */
    public long startMicros() {
      return UtcText.micros(horizonStartUtc);
    }

    /** Last instant in microseconds since 1970, exclusive. */
    public long endMicros() {
      return UtcText.micros(horizonEndUtc);
    }

    /** Length of a bucket in microseconds. */
    public long bucketMicros() {
      return bucketDurationMinutes * MICROS_PER_MINUTE;
    }

    /** Number of horizon buckets, H. */
    public int buckets() {
      return (int) ((endMicros() - startMicros()) / bucketMicros());
    }

    /** Length in days, rounded up. */
    public int days() {
      long day = MINUTES_PER_DAY * MICROS_PER_MINUTE;
      return (int) ((endMicros() - startMicros() + day - 1) / day);
    }
  }
}
