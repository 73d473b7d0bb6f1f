package io.footfall.transforms.seg5b.s5metrics;

import io.footfall.transforms.metrics.MetricSums;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sums of A8, A10 to A13 and A20: arrivals by zone, local hour, weekend and hour edge beside what
 * intensities and declared density expect. Not thread safe.
 */
final class RhythmBook {
  private static final int HOURS = 24;
  private static final double EDGE = 1.0 / ZoneTrace.EDGE_PARTS;
  private static final int SATURDAY = 5;

  private final MetricSetting setting;
  private final MetricSums sums;
  private final KeyMetrics keys;
  private final DeclaredDensity density;
  private final Map<String, Rhythm> cells = new TreeMap<>();
  private final long[][] edgeSeen = new long[HOURS][2];
  private final double[][] edgeExpected = new double[HOURS][2];
  private final double[][] edgeVariance = new double[HOURS][2];

  RhythmBook(MetricSetting setting, MetricSums sums, KeyMetrics keys) {
    this.setting = setting;
    this.sums = sums;
    this.keys = keys;
    density = new DeclaredDensity(setting.placement());
  }

  /** A zone of a merchant. */
  void add(MerchantMetrics.ZoneCounts zone) {
    ZoneTrace trace = zone.trace();
    double dispersion = keys.dispersion(trace.demandClass);
    total(zone, dispersion);
    if (!setting.hourly()) {
      return;
    }
    edges(trace, dispersion);
    double share = trace.virtualShare;
    if (Double.isNaN(share)) {
      return;
    }
    boolean friday = setting.limits().fridaySaturdayCountries().contains(trace.country);
    int from = friday ? SATURDAY - 1 : SATURDAY;
    String cell = "cell|" + trace.demandClass + "|" + trace.channel + "|";
    if (share < 1) {
      Rhythm[] into = {cell(cell + "physical"), cell("country|" + trace.country)};
      walk(trace, zone.physical(), trace.physicalAfter, 1 - share, dispersion, from, into);
    }
    if (share > 0) {
      Rhythm[] into = {
        cell(cell + "virtual"), cell("country|" + trace.country), cell("online|" + trace.zone)
      };
      walk(trace, zone.virtual(), trace.virtualAfter, share, dispersion, from, into);
    }
  }

  private Rhythm cell(String name) {
    return cells.computeIfAbsent(name, n -> new Rhythm());
  }

  private void total(MerchantMetrics.ZoneCounts zone, double dispersion) {
    long n = 0;
    double mean = 0;
    double variance = 0;
    for (int b = 0; b < zone.physical().length; b++) {
      double l = zone.trace().lambda[b];
      n += zone.physical()[b] + zone.virtual()[b];
      mean += l;
      variance += l * (1 + l * dispersion);
    }
    sums.add("tz|" + zone.trace().zone, 0, n, mean);
    sums.add("tzv|" + zone.trace().zone, 0, 0, variance);
  }

  private void walk(
      ZoneTrace trace,
      long[] seen,
      int[] after,
      double share,
      double dispersion,
      int weekendFrom,
      Rhythm[] into) {
    LocalHours hours = trace.hours;
    for (int b = 0; b < seen.length; b++) {
      double mean = trace.lambda[b] * share;
      if (mean == 0 && seen[b] == 0) {
        continue;
      }
      if (hours.split[b] == Long.MAX_VALUE) {
        add(into, hours.first[b], weekendFrom, seen[b], mean, dispersion);
      } else {
        density.set(trace.lambda, b);
        double first =
            mean * density.below(hours.split[b] / (setting.grid().bucketSeconds() * 1e6));
        add(into, hours.first[b], weekendFrom, seen[b] - after[b], first, dispersion);
        add(into, hours.second[b], weekendFrom, after[b], mean - first, dispersion);
      }
    }
  }

  private static void add(
      Rhythm[] into, int weekHour, int weekendFrom, long seen, double mean, double dispersion) {
    int day = weekHour / HOURS;
    boolean weekend = day == weekendFrom || day == weekendFrom + 1;
    for (Rhythm rhythm : into) {
      rhythm.add(weekHour % HOURS, weekend, seen, mean, mean * (1 + mean * dispersion));
    }
  }

  private void edges(ZoneTrace trace, double dispersion) {
    double before = 0;
    for (int b = 0; b < trace.lambda.length; b++) {
      double l = trace.lambda[b];
      int hour = trace.hours.first[b] % HOURS;
      density.set(trace.lambda, b);
      double first = l * density.below(EDGE);
      double last = l * (1 - density.below(1 - EDGE));
      if (b > 0) {
        edge(hour, 0, trace.atEnd[b - 1], before, dispersion);
        edge(hour, 1, trace.atStart[b], first, dispersion);
      }
      before = last;
    }
  }

  private void edge(int hour, int side, long seen, double mean, double dispersion) {
    edgeSeen[hour][side] += seen;
    edgeExpected[hour][side] += mean;
    edgeVariance[hour][side] += mean * (1 + mean * dispersion);
  }

  /** Leaves the sums. */
  void flush() {
    cells.forEach(
        (name, rhythm) -> {
          if (name.startsWith("online|")) {
            rhythm.flushPairs(sums, name);
            return;
          }
          if (name.startsWith("cell|")) {
            rhythm.flushHours(sums, name);
          }
          rhythm.flushWeekend(sums, name);
        });
    for (int h = 0; h < HOURS; h++) {
      for (int side = 0; side < 2; side++) {
        if (edgeExpected[h][side] > 0 || edgeSeen[h][side] > 0) {
          String name = h + "|" + (side == 0 ? "before" : "after");
          sums.add("edge|" + name, 0, edgeSeen[h][side], edgeExpected[h][side]);
          sums.add("edgev|" + name, 0, 0, edgeVariance[h][side]);
        }
      }
    }
  }
}
