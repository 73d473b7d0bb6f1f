package io.footfall.transforms.seg5a.s5metrics;

import io.footfall.coders.Tally;
import io.footfall.config.Bounds;
import io.footfall.config.seg5a.CalendarMetricLimits;
import io.footfall.transforms.evidence.CheckLaw;
import io.footfall.transforms.evidence.Measure;
import io.footfall.transforms.metrics.Farthest;
import io.footfall.transforms.metrics.MergedSums;
import java.util.Map;
import java.util.TreeMap;

/** Judges O1, O2, O4, O5 and O10: factors of places and ratios of days. */
final class FactorVerdicts {
  private final SurfaceEvidence seen;
  private final MergedSums sums;
  private final CalendarMetricLimits limits;

  FactorVerdicts(SurfaceEvidence seen) {
    this.seen = seen;
    sums = seen.sums();
    limits = seen.limits().calendar();
  }

  void judge() {
    factors();
    days();
    byClass(SurfaceMetrics.HOLIDAY_FACTOR, "holiday|", limits.holidayFactor());
    byClass(SurfaceMetrics.EVE_FACTOR, "eve|", limits.eveFactor());
    byClass(SurfaceMetrics.PAYDAY_FACTOR, "payday|", limits.paydayFactor());
  }

  private void factors() {
    Tally all = sums.of("factor");
    long n = all.support();
    double mean = n == 0 ? 1 : all.sum().value() / n;
    seen.judge(SurfaceMetrics.FACTOR_MEAN, mean, n, limits.meanFactor(), 1);
    Tally clamp = sums.of("clamp");
    double hits = SurfaceEvidence.share(clamp.total(), clamp.support());
    seen.judge(SurfaceMetrics.FACTOR_HITS, Measure.atMost(hits, clamp.support(), 0).needing(1));
    double above = SurfaceEvidence.share(all.total(), n);
    double below = SurfaceEvidence.share(sums.of("factorbelow").total(), n);
    seen.judge(SurfaceMetrics.FACTOR_ONE, Measure.of(1 - above - below, n, 0, 1));
    seen.judge(SurfaceMetrics.FACTOR_UP, Measure.of(above, n, 0, 1));
    double least = seen.setting().span().minFactor();
    double most = seen.setting().span().maxFactor();
    seen.judge(
        SurfaceMetrics.FACTOR_LEAST,
        Measure.of(n == 0 ? 1 : 0 - sums.of("smallest").max(), n, least, most));
    seen.judge(
        SurfaceMetrics.FACTOR_MOST,
        Measure.of(n == 0 ? 1 : sums.of("largest").max(), n, least, most));
  }

  /** Ratios of local days that have at least half the volume of the busiest, so no cut ones. */
  private void days() {
    Map<Integer, Double> base = new TreeMap<>();
    sums.under("daily|base|").forEach((day, t) -> base.put(Integer.parseInt(day), t.sum().value()));
    double most = base.values().stream().mapToDouble(v -> v).max().orElse(0);
    base.values().removeIf(v -> v < most / 2);
    double lowest = Double.POSITIVE_INFINITY;
    double highest = 0;
    long holidays = 0;
    double[] moments = new double[4];
    for (Map.Entry<Integer, Double> day : base.entrySet()) {
      double ratio = sums.sum("daily|scenario|" + day.getKey()) / day.getValue();
      double holiday = sums.sum("daily|holiday|" + day.getKey()) / day.getValue();
      highest = Math.max(highest, ratio);
      if (holiday >= limits.sharedHolidayShare()) {
        holidays++;
        lowest = Math.min(lowest, ratio);
      }
      moments[0] += day.getKey();
      moments[1] += ratio;
      moments[2] += (double) day.getKey() * day.getKey();
      moments[3] += day.getKey() * ratio;
    }
    long merchants = sums.of("own").support();
    long needed = seen.limits().minMerchants();
    if (holidays == 0) {
      seen.absent(SurfaceMetrics.SHARED_HOLIDAY, "<= " + limits.sharedHolidayRatioMax());
    } else {
      seen.judge(
          SurfaceMetrics.SHARED_HOLIDAY,
          Measure.atMost(lowest, merchants, limits.sharedHolidayRatioMax()).needing(needed));
    }
    if (seen.setting().coversYearEnd()) {
      seen.judge(SurfaceMetrics.YEAR_END, highest, merchants, limits.yearEndPeak(), needed);
    } else {
      seen.absent(SurfaceMetrics.YEAR_END, limits.yearEndPeak().toString());
    }
    double n = base.size();
    double spread = n * moments[2] - moments[0] * moments[0];
    double slope = spread > 0 ? (n * moments[3] - moments[0] * moments[1]) / spread : 0;
    double drift = limits.dailyDriftMax();
    seen.judge(SurfaceMetrics.DRIFT, Measure.of(slope, base.size(), -drift, drift));
  }

  private void byClass(CheckLaw law, String kind, Map<String, Bounds> corridors) {
    Farthest far = new Farthest();
    for (Map.Entry<String, Bounds> entry : corridors.entrySet()) {
      Tally t = sums.of(kind + entry.getKey());
      if (t.support() > 0) {
        far.inside(t.sum().value() / t.support(), entry.getValue(), t.support());
      }
    }
    if (sums.under(kind).isEmpty()) {
      seen.absent(law, corridors.toString());
    } else {
      seen.judge(law, far.measure(1));
    }
  }
}
