package io.footfall.pipelines.figures;

import java.util.Arrays;

/** Arrivals of one time zone by local hour of the week, and of its days of clock change. */
public final class ZoneCounts {
  /** Hours of a week, from Monday 00:00 local. */
  static final int WEEK = 168;

  private final long[] week = new long[WEEK];
  private final long[] days;
  private final long[][] hours;

  /**
   * @param days local days of clock changes, since 1970-01-01, ascending
   */
  ZoneCounts(long[] days) {
    this.days = days;
    this.hours = new long[days.length][24];
  }

  /** Counts an arrival on a local day at an hour of the local week. */
  void add(long day, int hourOfWeek) {
    week[hourOfWeek]++;
    if (days.length > 0) {
      int at = Arrays.binarySearch(days, day);
      if (at >= 0) {
        hours[at][hourOfWeek % 24]++;
      }
    }
  }

  void merge(ZoneCounts other) {
    for (int i = 0; i < WEEK; i++) {
      week[i] += other.week[i];
    }
    for (int d = 0; d < days.length; d++) {
      for (int h = 0; h < 24; h++) {
        hours[d][h] += other.hours[d][h];
      }
    }
  }

  /** All arrivals by hour of the local week. */
  public long[] week() {
    return week.clone();
  }

  /** Arrivals by local hour on a day of clock change; zeros on any other. */
  public long[] hoursOf(long day) {
    int at = Arrays.binarySearch(days, day);
    return at < 0 ? new long[24] : hours[at].clone();
  }
}
