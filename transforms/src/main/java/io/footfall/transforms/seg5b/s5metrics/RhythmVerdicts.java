package io.footfall.transforms.seg5b.s5metrics;

import io.footfall.coders.Tally;
import io.footfall.config.seg5b.ArrivalMetricLimits;
import io.footfall.transforms.evidence.CheckLaw;
import io.footfall.transforms.evidence.EvidenceBook;
import io.footfall.transforms.evidence.Measure;
import io.footfall.transforms.metrics.Farthest;
import io.footfall.transforms.metrics.MergedSums;
import io.footfall.transforms.seg5b.s5statistics.Significance;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Judges A8, A10 to A13 and A20: zones, local hours, weekends and hour edges. */
final class RhythmVerdicts {
  private static final int HOURS = 24;
  private static final int ALL = 25;
  private static final int PAIRS = 12;
  private static final double POINTS = 100;

  private final EvidenceBook book;
  private final String scenarioId;
  private final MetricSetting setting;
  private final ArrivalMetricLimits limits;
  private final MergedSums sums;

  RhythmVerdicts(EvidenceBook book, String scenarioId, MetricSetting setting, MergedSums sums) {
    this.book = book;
    this.scenarioId = scenarioId;
    this.setting = setting;
    this.limits = setting.limits();
    this.sums = sums;
  }

  void judge() {
    zones();
    if (!setting.hourly()) {
      for (CheckLaw law :
          List.of(
              ArrivalMetrics.HOURS,
              ArrivalMetrics.HOURS_TOTAL,
              ArrivalMetrics.ONLINE_HOURS,
              ArrivalMetrics.WEEKEND,
              ArrivalMetrics.WEEKEND_TOTAL,
              ArrivalMetrics.WEEKEND_GAP,
              ArrivalMetrics.STEPS)) {
        book.notApplicable(law.within("buckets of 3600 seconds"), scenarioId);
      }
      return;
    }
    Map<String, Sample> cells = samples("cell|");
    hours(cells);
    online();
    weekends(cells);
    steps();
  }

  /**
   * Arrivals of a cell by hour, in the weekend (position 24) and in all (25), with mean and
   * variance.
   */
  static final class Sample {
    final long[] seen = new long[ALL + 1];
    final double[] mean = new double[ALL + 1];
    final double[] variance = new double[ALL + 1];

    private static double all(double[] values) {
      return values[ALL];
    }

    long arrivals() {
      return seen[ALL];
    }

    void plus(Sample other) {
      for (int i = 0; i <= ALL; i++) {
        seen[i] += other.seen[i];
        mean[i] += other.mean[i];
        variance[i] += other.variance[i];
      }
    }

    double expectedShare(int i) {
      return mean[i] / all(mean);
    }

    double share(int i) {
      return (double) seen[i] / arrivals();
    }

    /** Standard error of the share, independent counts given. */
    double error(int i) {
      double e = expectedShare(i);
      double v = variance[i];
      double rest = Math.max(0, all(variance) - v);
      return Math.sqrt((1 - e) * (1 - e) * v + e * e * rest) / all(mean);
    }

    double z(int i) {
      return (share(i) - expectedShare(i)) / error(i);
    }
  }

  private Map<String, Sample> samples(String prefix) {
    Map<String, Sample> found = new TreeMap<>();
    for (String name : new TreeSet<>(sums.under(prefix).keySet())) {
      int w = name.lastIndexOf("|w");
      if (w < 0 || w != name.length() - 2) {
        continue;
      }
      String cell = name.substring(0, w);
      Sample sample = new Sample();
      for (int h = 0; h < HOURS; h++) {
        String hour = h < 10 ? "0" + h : "" + h;
        Tally t = sums.of(prefix + cell + "|h|" + hour);
        sample.seen[h] = t.total();
        sample.mean[h] = t.sum().value();
        sample.variance[h] = sums.sum(prefix + cell + "|v|" + hour);
      }
      sample.seen[HOURS] = sums.of(prefix + name).total();
      sample.mean[HOURS] = sums.sum(prefix + name);
      sample.variance[HOURS] = sums.sum(prefix + cell + "|wv");
      sample.seen[ALL] = sums.of(prefix + cell + "|a").total();
      sample.mean[ALL] = sums.sum(prefix + cell + "|a");
      sample.variance[ALL] = sums.sum(prefix + cell + "|av");
      if (Sample.all(sample.mean) > 0 && sample.arrivals() > 0) {
        found.put(cell, sample);
      }
    }
    return found;
  }

  private void zones() {
    Map<String, Tally> cells = sums.under("tz|");
    double bound = Significance.normal(setting.alpha(), cells.size());
    Farthest z = new Farthest();
    for (Map.Entry<String, Tally> cell : cells.entrySet()) {
      double v = sums.sum("tzv|" + cell.getKey());
      Tally t = cell.getValue();
      // What few arrivals do is not normal; none at all must stay none.
      if (v >= 25 || t.sum().value() == 0 && t.total() > 0) {
        z.cell((t.total() - t.sum().value()) / Math.sqrt(v), 0, bound, t.total());
      }
    }
    book.judge(ArrivalMetrics.ZONES, scenarioId, z.measure(limits.minArrivals()));
  }

  private void hours(Map<String, Sample> cells) {
    int judged = 0;
    Sample total = new Sample();
    for (Sample s : cells.values()) {
      total.plus(s);
      for (int h = 0; h < HOURS; h++) {
        judged += s.variance[h] >= 25 ? 1 : 0;
      }
    }
    double bound = Significance.normal(setting.alpha(), judged);
    Farthest z = new Farthest();
    for (Sample s : cells.values()) {
      for (int h = 0; h < HOURS; h++) {
        if (s.variance[h] >= 25) {
          z.cell(s.z(h), 0, bound, s.seen[h]);
        }
      }
    }
    book.judge(ArrivalMetrics.HOURS, scenarioId, z.measure(limits.minArrivals()));
    Farthest off = new Farthest();
    double hourBound = Significance.normal(setting.alpha(), HOURS);
    for (int h = 0; h < HOURS && total.arrivals() > 0; h++) {
      double tolerance = Math.max(limits.sharePoints(), POINTS * hourBound * total.error(h));
      double error = POINTS * (total.share(h) - total.expectedShare(h));
      off.cell(error, 0, tolerance, total.seen[h]);
    }
    book.judge(ArrivalMetrics.HOURS_TOTAL, scenarioId, off.measure(limits.minArrivals()));
  }

  private void online() {
    Map<String, double[][]> byZone = new TreeMap<>();
    sums.under("online|")
        .forEach(
            (name, t) -> {
              int cut = name.lastIndexOf('|');
              double[][] bins =
                  byZone.computeIfAbsent(name.substring(0, cut), z -> new double[2][PAIRS]);
              int bin = Integer.parseInt(name.substring(cut + 1));
              bins[0][bin] = t.total();
              bins[1][bin] = t.sum().value();
            });
    double least = 1;
    long zones = 0;
    for (double[][] bins : byZone.values()) {
      if (arrivals(bins[0]) >= limits.minArrivals() / 10.0) {
        least = Math.min(least, correlation(bins[0], bins[1]));
        zones++;
      }
    }
    book.judge(
        ArrivalMetrics.ONLINE_HOURS,
        scenarioId,
        Measure.atLeast(least, zones, limits.virtualHourCorrelationMin()).needing(1));
  }

  private static double arrivals(double[] bins) {
    double sum = 0;
    for (double n : bins) {
      sum += n;
    }
    return sum;
  }

  private static double correlation(double[] seen, double[] mean) {
    double n = 0;
    double m = 0;
    for (int i = 0; i < PAIRS; i++) {
      n += seen[i] / PAIRS;
      m += mean[i] / PAIRS;
    }
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < PAIRS; i++) {
      xy += (seen[i] - n) * (mean[i] - m);
      xx += (seen[i] - n) * (seen[i] - n);
      yy += (mean[i] - m) * (mean[i] - m);
    }
    return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
  }

  private void weekends(Map<String, Sample> cells) {
    Map<String, Sample> judged = new TreeMap<>(samples("country|"));
    judged.putAll(cells);
    judged.values().removeIf(s -> s.variance[HOURS] < 25);
    double bound = Significance.normal(setting.alpha(), judged.size());
    Farthest z = new Farthest();
    judged.values().forEach(s -> z.cell(s.z(HOURS), 0, bound, s.arrivals()));
    book.judge(ArrivalMetrics.WEEKEND, scenarioId, z.measure(limits.minArrivals()));
    Sample physical = new Sample();
    Sample virtual = new Sample();
    cells.forEach((name, s) -> (name.endsWith("|virtual") ? virtual : physical).plus(s));
    Farthest off = new Farthest();
    Sample total = new Sample();
    total.plus(physical);
    total.plus(virtual);
    if (total.arrivals() > 0) {
      double error = POINTS * Significance.normal(setting.alpha(), 1) * total.error(HOURS);
      off.cell(
          POINTS * (total.share(HOURS) - total.expectedShare(HOURS)),
          0,
          Math.max(limits.sharePoints(), error),
          total.arrivals());
    }
    book.judge(ArrivalMetrics.WEEKEND_TOTAL, scenarioId, off.measure(limits.minArrivals()));
    long support = Math.min(physical.arrivals(), virtual.arrivals());
    double gap = support == 0 ? 0 : virtual.share(HOURS) - physical.share(HOURS);
    book.judge(
        ArrivalMetrics.WEEKEND_GAP,
        scenarioId,
        Measure.of(
                gap, support, limits.virtualWeekendGap().low(), limits.virtualWeekendGap().high())
            .needing(limits.minArrivals()));
  }

  private void steps() {
    double bound = Significance.normal(setting.alpha(), HOURS);
    Farthest far = new Farthest();
    for (int h = 0; h < HOURS; h++) {
      Tally before = sums.of("edge|" + h + "|before");
      Tally after = sums.of("edge|" + h + "|after");
      double meanBefore = before.sum().value();
      double meanAfter = after.sum().value();
      if (meanBefore < 100 || meanAfter < 100) {
        continue;
      }
      double observed =
          StrictMath.log(Math.max(0.5, after.total()) / Math.max(0.5, before.total()));
      double error =
          Math.sqrt(
              sums.sum("edgev|" + h + "|before") / (meanBefore * meanBefore)
                  + sums.sum("edgev|" + h + "|after") / (meanAfter * meanAfter));
      far.cell(
          observed - StrictMath.log(meanAfter / meanBefore),
          0,
          Math.max(StrictMath.log(limits.edgeStepMax()), bound * error),
          before.total() + after.total());
    }
    book.judge(ArrivalMetrics.STEPS, scenarioId, far.measure(limits.minArrivals() / 10));
  }
}
