package io.footfall.transforms.seg5b.s5metrics;

import io.footfall.coders.Tally;
import io.footfall.config.Bounds;
import io.footfall.config.seg5b.ArrivalMetricLimits;
import io.footfall.transforms.evidence.CheckLaw;
import io.footfall.transforms.evidence.EvidenceBook;
import io.footfall.transforms.evidence.Measure;
import io.footfall.transforms.metrics.Farthest;
import io.footfall.transforms.metrics.MergedSums;
import io.footfall.transforms.metrics.MetricSums;
import io.footfall.transforms.seg5b.s5statistics.RatioEstimate;
import io.footfall.transforms.seg5b.s5statistics.Significance;
import java.util.Map;

/**
 * Sums of S23: autocorrelation of hourly arrivals of a key a day and a week later, against its
 * closed form. Deviations are taken from the mean of the baseline b, which is known, so that no
 * path bends it; then, with a field of variance sigma^2 and memory L,
 *
 * <pre>E (N_t - m)(N_s - m) = b_t b_s exp(sigma^2 exp(-h/L)) - m b_t - m b_s + m^2,  h = s - t
 * E (N_t - m)^2            = b_t^2 (1 + alpha) + b_t - 2 m b_t + m^2</pre>
 */
final class Persistence {
  private static final int[] LAGS = {24, 168};
  private static final CheckLaw[] LAWS = {ArrivalMetrics.DAY_LATER, ArrivalMetrics.WEEK_LATER};

  private Persistence() {}

  private static boolean evaluable(MetricSetting setting) {
    return setting.hourly() && setting.grid().buckets() >= 2 * LAGS[1];
  }

  /**
   * The buckets of a key.
   *
   * @param name of its group, which is the cluster errors are taken over
   * @param law its law
   */
  static void see(
      MetricSums sums, MetricSetting setting, String name, KeyLaw law, double[] base, double[] n) {
    if (!evaluable(setting)) {
      return;
    }
    int size = base.length;
    double all = 0;
    for (int b = 0; b < size; b++) {
      if (!(base[b] >= 0 && base[b] < 1e6 && n[b] >= 0 && n[b] < 1e6)) {
        return;
      }
      all += base[b];
    }
    double m = all / size;
    if (m < setting.limits().persistence().minArrivalsPerHour()) {
      return;
    }
    double square = 0;
    double expectedSquare = 0;
    for (int b = 0; b < size; b++) {
      square += (n[b] - m) * (n[b] - m) / size;
      expectedSquare +=
          (base[b] * base[b] * (1 + law.excess()) + base[b] - 2 * m * base[b] + m * m) / size;
    }
    for (int lag : LAGS) {
      double shared = 1 + law.covariance(lag);
      double product = 0;
      double expectedProduct = 0;
      int pairs = size - lag;
      for (int b = 0; b < pairs; b++) {
        product += (n[b] - m) * (n[b + lag] - m) / pairs;
        expectedProduct +=
            (base[b] * base[b + lag] * shared - m * base[b] - m * base[b + lag] + m * m) / pairs;
      }
      double closed = expectedProduct / expectedSquare;
      sums.add("persist|" + lag + "|" + name, 1, 0, (product - closed * square) / expectedSquare);
      sums.add("persistsq|" + lag + "|" + name, 1, 0, square / expectedSquare);
      sums.add("persistsum|" + lag, 1, 0, product / square);
      double error = sharedError(law, base, m, lag, closed) / expectedSquare;
      sums.add("persisterr|" + lag, 1, 0, error);
    }
  }

  /**
   * Standard error from the shared field f, of variance w sigma^2, to first order: that of the sum
   * of c_t f_t, c_t = b_t (b_(t-h) - m + b_(t+h) - m) / pairs - 2 closed b_t (b_t - m) / size.
   */
  private static double sharedError(KeyLaw law, double[] base, double m, int lag, double closed) {
    int size = base.length;
    double before = 0;
    double variance = 0;
    for (int b = 0; b < size; b++) {
      double around = (b >= lag ? base[b - lag] - m : 0) + (b + lag < size ? base[b + lag] - m : 0);
      double c = base[b] * (around / (size - lag) - 2 * closed * (base[b] - m) / size);
      variance += c * c + 2 * c * before;
      before = law.memory() * (before + c);
    }
    return Math.sqrt(Math.max(0, variance) * law.shared()) * law.sigma();
  }

  /** Judges both lags, and shows the mean correlation a week later. */
  static void judge(EvidenceBook book, String scenarioId, MetricSetting setting, MergedSums sums) {
    ArrivalMetricLimits.Persistence limits = setting.limits().persistence();
    if (!evaluable(setting)) {
      for (CheckLaw law : LAWS) {
        book.notApplicable(law.within("hourly buckets over two weeks"), scenarioId);
      }
      book.notApplicable(ArrivalMetrics.WEEKLY.within("" + limits.weekLater()), scenarioId);
      return;
    }
    for (int i = 0; i < LAGS.length; i++) {
      RatioEstimate difference = new RatioEstimate();
      for (Map.Entry<String, Tally> cell : sums.under("persistsq|" + LAGS[i] + "|").entrySet()) {
        double a = sums.sum("persist|" + LAGS[i] + "|" + cell.getKey());
        difference.add(a, cell.getValue().sum().value());
      }
      Farthest far = new Farthest();
      int groups = difference.clusters();
      if (groups >= 2) {
        double t = Significance.student(setting.alpha(), LAGS.length, groups - 1);
        // As if all series met the shared field in the same phase: an upper bound.
        Tally shared = sums.of("persisterr|" + LAGS[i]);
        double error =
            StrictMath.hypot(difference.error(), shared.sum().value() / shared.support());
        double bound = Math.max(limits.tolerance(), t * error);
        far.cell(difference.value(), 0, bound, groups);
      }
      book.judge(LAWS[i], scenarioId, far.measure(limits.minGroups()));
    }
    Tally week = sums.of("persistsum|" + LAGS[1]);
    double mean = week.support() == 0 ? 0 : week.sum().value() / week.support();
    Bounds corridor = limits.weekLater();
    book.judge(
        ArrivalMetrics.WEEKLY,
        scenarioId,
        Measure.of(mean, week.support(), corridor.low(), corridor.high())
            .needing(limits.minGroups()));
  }
}
