package io.footfall.contracts.seg5a;

/**
 * A bucket of the local week, key bucket_index: {@code shape_grid_definition_5A}.
 *
 * @param bucketIndex bucket of the local week, 0 = Monday 00:00
 * @param localDayOfWeek ISO weekday, 1 = Monday
 * @param localMinutesSinceMidnight start minute of the bucket
 * @param bucketDurationMinutes length of the bucket in minutes
 * @param isWeekend whether the weekday is a weekend day of the policy
 * @param isNominalOpenHours whether the start lies in the policy's nominal open hours
 * @param timeGridVersion version of the grid policy
 */
public record ShapeGridBucket(
    long bucketIndex,
    long localDayOfWeek,
    long localMinutesSinceMidnight,
    long bucketDurationMinutes,
    boolean isWeekend,
    boolean isNominalOpenHours,
    String timeGridVersion) {}
