package io.footfall.transforms.seg5b.s5metrics;

import io.footfall.transforms.metrics.MergedSums;
import io.footfall.transforms.metrics.MetricSums;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sums of A7: daily series of log(arrivals / baseline), standardised over the days. With unit
 * series s_i of D days, the mean of their products over all pairs of a set is (sum over days of
 * (sum of s_i)^2 / D - n) / (n (n - 1)): sums by day are all that units need to leave. Not thread
 * safe.
 */
final class Comovement {
  private final MetricSetting setting;
  private final MetricSums sums;
  private final int days;
  private final List<double[]> own = new ArrayList<>();
  private final Map<String, List<double[]>> byGroup = new TreeMap<>();

  Comovement(MetricSetting setting, MetricSums sums) {
    this.setting = setting;
    this.sums = sums;
    days = setting.days() >= setting.limits().comovement().minDays() ? setting.days() : 0;
  }

  /** A zone of the merchant at hand. */
  void see(ZoneTrace trace) {
    double[] series = days == 0 ? null : series(trace);
    if (series != null) {
      own.add(series);
      byGroup.computeIfAbsent(trace.groupName, g -> new ArrayList<>()).add(series);
    }
  }

  private double[] series(ZoneTrace trace) {
    int perDay = 86_400 / setting.grid().bucketSeconds();
    int least = setting.limits().comovement().minArrivalsPerDay();
    double[] series = new double[days];
    long all = 0;
    for (int d = 0; d < days; d++) {
      long n = 0;
      double expected = 0;
      for (int b = d * perDay; b < (d + 1) * perDay; b++) {
        n += trace.owed[b];
        expected += trace.baseline[b];
      }
      if (!(expected >= least / 5.0)) {
        return null;
      }
      all += n;
      series[d] = StrictMath.log(Math.max(n, 0.5) / expected);
    }
    return all >= (long) least * days && standardise(series) ? series : null;
  }

  static boolean standardise(double[] series) {
    double mean = 0;
    for (double x : series) {
      mean += x / series.length;
    }
    double square = 0;
    for (int d = 0; d < series.length; d++) {
      series[d] -= mean;
      square += series[d] * series[d];
    }
    double sd = Math.sqrt(square / series.length);
    if (!(sd > 0)) {
      return false;
    }
    for (int d = 0; d < series.length; d++) {
      series[d] /= sd;
    }
    return true;
  }

  /** Ends the merchant. */
  void finish() {
    if (own.isEmpty()) {
      return;
    }
    leave("pairs|own", own);
    byGroup.forEach((group, list) -> leave("pairs|owngroup", list));
    byGroup.forEach(
        (group, list) -> {
          for (double[] series : list) {
            leave("day|g|" + group, series);
            leave("day|all|", series);
          }
          sums.add("series|g|" + group, list.size(), 0, 0);
          sums.add("series|all|", list.size(), 0, 0);
        });
    own.clear();
    byGroup.clear();
  }

  private void leave(String name, double[] series) {
    for (int d = 0; d < series.length; d++) {
      sums.add(name + "|" + d, 0, 0, series[d]);
    }
  }

  /** Pairs of a small set, and the sum of their correlations. */
  private void leave(String name, List<double[]> list) {
    double sum = 0;
    for (int i = 0; i < list.size(); i++) {
      for (int j = 0; j < i; j++) {
        for (int d = 0; d < days; d++) {
          sum += list.get(i)[d] * list.get(j)[d] / days;
        }
      }
    }
    sums.add(name, (long) list.size() * (list.size() - 1) / 2, 0, sum);
  }

  /** Pairs and the sum of their correlations among all series of a name, from merged sums. */
  static double[] pairs(MergedSums merged, String name, int days) {
    long n = merged.of("series|" + name).support();
    double squares = 0;
    for (int d = 0; d < days; d++) {
      double s = merged.sum("day|" + name + "|" + d);
      squares += s * s / days;
    }
    return new double[] {n * (n - 1) / 2.0, (squares - n) / 2};
  }
}
