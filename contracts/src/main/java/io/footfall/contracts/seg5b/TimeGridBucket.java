package io.footfall.contracts.seg5b;

import java.util.List;

/**
 * Row of {@code s1_time_grid_5B}: one half-open UTC bucket (5B-s0-s1-s5.md section B3).
 *
 * @param bucketIndex 0..H-1
 * @param bucketStartUtc first instant, microseconds since 1970-01-01T00:00Z
 * @param bucketEndUtc first instant after the bucket
 * @param bucketDurationSeconds length, equal for all buckets
 * @param scenarioIsBaseline whether the scenario is a baseline
 * @param scenarioIsStress whether it is a stress; exactly one of both
 * @param scenarioLabels labels of the scenario, empty when not carried
 * @param localDayOfWeek ISO weekday of the start in Etc/UTC, or null when annotations are off
 * @param localMinutesSinceMidnight minute of that day, or null
 * @param isWeekend whether the weekday is a weekend day of the policy, or null
 */
public record TimeGridBucket(
    int bucketIndex,
    long bucketStartUtc,
    long bucketEndUtc,
    int bucketDurationSeconds,
    boolean scenarioIsBaseline,
    boolean scenarioIsStress,
    List<String> scenarioLabels,
    Integer localDayOfWeek,
    Integer localMinutesSinceMidnight,
    Boolean isWeekend) {
  public TimeGridBucket {
    scenarioLabels = List.copyOf(scenarioLabels);
  }
}
