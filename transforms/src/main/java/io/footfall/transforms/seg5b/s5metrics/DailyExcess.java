package io.footfall.transforms.seg5b.s5metrics;

import io.footfall.coders.Tally;
import io.footfall.config.seg5b.ArrivalMetricLimits;
import io.footfall.transforms.evidence.EvidenceBook;
import io.footfall.transforms.evidence.Measure;
import io.footfall.transforms.metrics.Farthest;
import io.footfall.transforms.metrics.MergedSums;
import io.footfall.transforms.metrics.MetricSums;
import io.footfall.transforms.seg5b.s5statistics.RatioEstimate;
import io.footfall.transforms.seg5b.s5statistics.Significance;

/**
 * Sums of A4 over days: the square of a day's arrivals less its baseline, against
 *
 * <pre>
 * sum b_t + alpha sum b_t^2 + 2 sum over pairs t, s of b_t b_s (exp(sigma^2 exp(-(s-t)/L)) - 1)
 * </pre>
 */
final class DailyExcess {
  private static final int DAY_SECONDS = 86_400;

  private DailyExcess() {}

  /**
   * The buckets of a key.
   *
   * @param name of its group, which is the cluster errors are taken over
   * @param law its law
   */
  static void see(
      MetricSums sums, MetricSetting setting, String name, KeyLaw law, double[] base, double[] n) {
    int size = DAY_SECONDS / setting.grid().bucketSeconds();
    int days = setting.days();
    double[] covariance = new double[size];
    for (int k = 1; k < size; k++) {
      covariance[k] = law.covariance(k);
    }
    double mean = 0;
    double square = 0;
    double expected = 0;
    double hourly = 0;
    for (int first = 0; first < days * size; first += size) {
      double off = 0;
      for (int t = first; t < first + size; t++) {
        if (!(base[t] >= 0 && base[t] < 1e6 && n[t] >= 0 && n[t] < 1e6)) {
          return;
        }
        off += n[t] - base[t];
        hourly += (n[t] - base[t]) * (n[t] - base[t]);
        mean += base[t];
        double others = law.excess() * base[t];
        for (int s = first; s < t; s++) {
          others += 2 * base[s] * covariance[t - s];
        }
        expected += base[t] * (1 + others);
      }
      square += off * off;
    }
    if (days == 0 || mean < (double) days * size) {
      return;
    }
    sums.add("day2|" + name, 1, 0, square / expected);
    sums.add("dayfano", 1, 0, square / mean);
    sums.add("hourfano", 1, 0, hourly / mean);
    // Squares of a day's shared field: sum over days of their squared correlations is coth(D/L).
    double apart = StrictMath.pow(law.memory(), 2.0 * size);
    double error = law.shared() * Math.sqrt(2 / (double) days * (1 + apart) / (1 - apart));
    sums.add("dayerr", 1, 0, error);
  }

  /** Judges the mean ratio over groups, and that days vary more than buckets do. */
  static void judge(EvidenceBook book, String scenarioId, MetricSetting setting, MergedSums sums) {
    ArrivalMetricLimits limits = setting.limits();
    RatioEstimate ratio = new RatioEstimate();
    for (Tally cell : sums.under("day2|").values()) {
      ratio.add(cell.sum().value(), cell.support());
    }
    Farthest far = new Farthest();
    int groups = ratio.clusters();
    if (groups >= 2) {
      Tally shared = sums.of("dayerr");
      double error = StrictMath.hypot(ratio.error(), shared.sum().value() / shared.support());
      double bound = Significance.student(setting.alpha(), 1, groups - 1) * error;
      far.cell(ratio.value(), 1, Math.max(limits.excessRelTol(), bound), groups);
    }
    book.judge(ArrivalMetrics.DAY_EXCESS, scenarioId, far.measure(limits.latentMinGroups()));
    Tally hours = sums.of("hourfano");
    double quotient =
        hours.support() == 0 ? 0 : sums.sum("dayfano") / Math.max(1e-9, hours.sum().value());
    book.judge(
        ArrivalMetrics.FANO,
        scenarioId,
        Measure.atLeast(quotient, hours.support(), 1).needing(limits.latentMinGroups()));
  }
}
