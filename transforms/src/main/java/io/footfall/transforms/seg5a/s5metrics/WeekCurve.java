package io.footfall.transforms.seg5a.s5metrics;

import io.footfall.transforms.civil.WeekGrid;

/**
 * Weeks of buckets folded to 24 hours and 7 days. Days are those of the own week: day 5 and 6 are
 * the weekend of the country, whichever days these are. Not thread safe.
 */
final class WeekCurve {
  static final int HOURS = 24;
  static final int DAYS = 7;

  /** First day of the weekend. */
  static final int SATURDAY = 5;

  private static final int NIGHT_ENDS = 6;
  private static final int HOUR_MINUTES = 60;

  private final int[] hourOf;
  private final int[] dayOf;
  final double[] hours = new double[HOURS];
  final double[] days = new double[DAYS];

  WeekCurve(WeekGrid grid) {
    hourOf = new int[grid.size()];
    dayOf = new int[grid.size()];
    for (int k = 0; k < hourOf.length; k++) {
      hourOf[k] = grid.startMinute(k) / HOUR_MINUTES;
      dayOf[k] = grid.isoDayOfWeek(k) - 1;
    }
  }

  /** Adds a week, days as the calendar has them: 0 is Monday. */
  void add(double[] week) {
    for (int k = 0; k < week.length; k++) {
      hours[hourOf[k]] += week[k];
      days[dayOf[k]] += week[k];
    }
  }

  /** Forgets all weeks. */
  void clear() {
    java.util.Arrays.fill(hours, 0);
    java.util.Arrays.fill(days, 0);
  }

  /** Bucket of the own week that a bucket of the calendar's week is, Friday a Saturday. */
  static int ownBucket(int bucket, int buckets) {
    return (bucket + buckets / DAYS) % buckets;
  }

  /** Day of the own week that a day of the calendar's week is. */
  static int ownDay(int day, boolean restsOnFriday) {
    return restsOnFriday ? (day + 1) % DAYS : day;
  }

  static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** Share of [0, 6). */
  static double night(double[] hours) {
    double night = 0;
    for (int h = 0; h < NIGHT_ENDS; h++) {
      night += hours[h];
    }
    return night / sum(hours);
  }

  static int quietest(double[] values) {
    int at = 0;
    for (int i = 1; i < values.length; i++) {
      at = values[i] < values[at] ? i : at;
    }
    return at;
  }

  static int busiest(double[] values) {
    int at = 0;
    for (int i = 1; i < values.length; i++) {
      at = values[i] > values[at] ? i : at;
    }
    return at;
  }

  /** Ratio of two positive values, at least one; infinite if one is zero. */
  static double ratio(double a, double b) {
    return Math.max(a, b) / Math.min(a, b);
  }

  /** Largest {@link #ratio} of neighbouring hours round the clock. */
  static double largestStep(double[] hours) {
    double worst = 1;
    for (int h = 0; h < hours.length; h++) {
      worst = Math.max(worst, ratio(hours[h], hours[(h + 1) % hours.length]));
    }
    return worst;
  }
}
