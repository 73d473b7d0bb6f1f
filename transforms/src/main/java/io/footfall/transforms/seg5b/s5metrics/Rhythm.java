package io.footfall.transforms.seg5b.s5metrics;

import io.footfall.transforms.metrics.MetricSums;

/**
 * Arrivals by local hour and by weekend, with the expected number and its variance given the
 * intensities. Not thread safe.
 */
final class Rhythm {
  private static final int HOURS = 24;

  private final long[] seen = new long[HOURS];
  private final double[] expected = new double[HOURS];
  private final double[] variance = new double[HOURS];
  private long weekendSeen;
  private double weekendExpected;
  private double weekendVariance;

  /** Adds a bucket, or a part of one. */
  void add(int hour, boolean weekend, long arrivals, double mean, double spread) {
    seen[hour] += arrivals;
    expected[hour] += mean;
    variance[hour] += spread;
    if (weekend) {
      weekendSeen += arrivals;
      weekendExpected += mean;
      weekendVariance += spread;
    }
  }

  /** Leaves the sums of a name by hour: {@code |h|} arrivals and mean, {@code |v|} variance. */
  void flushHours(MetricSums out, String name) {
    for (int h = 0; h < HOURS; h++) {
      if (expected[h] > 0 || seen[h] > 0) {
        String hour = h < 10 ? "0" + h : "" + h;
        out.add(name + "|h|" + hour, 0, seen[h], expected[h]);
        out.add(name + "|v|" + hour, 0, 0, variance[h]);
      }
    }
  }

  /** Leaves the sums by two hours, without variance. */
  void flushPairs(MetricSums out, String name) {
    for (int h = 0; h < HOURS; h += 2) {
      out.add(name + "|" + h / 2, 0, seen[h] + seen[h + 1], expected[h] + expected[h + 1]);
    }
  }

  /** Leaves the sums of the weekend, {@code |w}, {@code |wv}, and of all days, {@code |a}. */
  void flushWeekend(MetricSums out, String name) {
    out.add(name + "|w", 0, weekendSeen, weekendExpected);
    out.add(name + "|wv", 0, 0, weekendVariance);
    for (int h = 0; h < HOURS; h++) {
      out.add(name + "|a", 0, seen[h], expected[h]);
      out.add(name + "|av", 0, 0, variance[h]);
    }
  }
}
