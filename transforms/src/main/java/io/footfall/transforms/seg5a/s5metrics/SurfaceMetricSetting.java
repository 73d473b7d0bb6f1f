package io.footfall.transforms.seg5a.s5metrics;

import io.footfall.config.seg5a.SurfaceMetricLimits;
import io.footfall.transforms.civil.CivilTime;
import io.footfall.transforms.civil.TzCursor;
import io.footfall.transforms.civil.WeekGrid;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;

/**
 * What the metrics of a scenario are held against.
 *
 * @param limits corridors and support
 * @param classes the catalogue of demand classes
 * @param bucketMinutes length of a bucket; whole buckets make an hour
 * @param span the horizon
 */
public record SurfaceMetricSetting(
    SurfaceMetricLimits limits, List<String> classes, int bucketMinutes, Span span)
    implements Serializable {
  public SurfaceMetricSetting {
    classes = List.copyOf(classes);
  }

  /** The local week. */
  WeekGrid week() {
    return new WeekGrid(bucketMinutes);
  }

  /** Whether a country rests on Friday and Saturday. */
  boolean restsOnFriday(String country) {
    return limits.fridaySaturdayCountries().contains(country);
  }

  /**
   * The horizon, and the clamp of its factors.
   *
   * @param startMicros first instant
   * @param buckets H
   * @param minFactor lower clamp
   * @param maxFactor upper clamp
   */
  public record Span(long startMicros, int buckets, double minFactor, double maxFactor)
      implements Serializable {}

  /** Days of the horizon, a part as a day. */
  int days() {
    return (int) (((long) span.buckets() * bucketMinutes + 1_439) / 1_440);
  }

  /** Local day of each bucket by a zone's clock; the day before the first UTC day is 0. */
  int[] localDays(TzCursor clock) {
    int[] days = new int[span.buckets()];
    long first = Math.floorDiv(span.startMicros(), CivilTime.MICROS_PER_DAY) - 1;
    for (int h = 0; h < days.length; h++) {
      long anchor = span.startMicros() + h * (bucketMinutes * CivilTime.MICROS_PER_MINUTE);
      days[h] = (int) (Math.floorDiv(clock.localMicros(anchor), CivilTime.MICROS_PER_DAY) - first);
    }
    return days;
  }

  /** Whether a day of the horizon lies in November or December, UTC. */
  boolean coversYearEnd() {
    long first = Math.floorDiv(span.startMicros(), CivilTime.MICROS_PER_DAY);
    for (int d = 0; d < days(); d++) {
      if (LocalDate.ofEpochDay(first + d).getMonthValue() >= Month.NOVEMBER.getValue()) {
        return true;
      }
    }
    return false;
  }
}
