package io.footfall.transforms.seg5a.s5metrics;

import io.footfall.config.Bounds;
import io.footfall.config.seg5a.SurfaceMetricLimits;
import io.footfall.transforms.evidence.Measure;
import io.footfall.transforms.metrics.Farthest;
import java.util.Map;
import java.util.TreeSet;

/** Judges S8, S9 and S19: days of the local week, and its variation. */
final class WeekVerdicts {
  private static final int FRIDAY = 4;
  private static final int SATURDAY = 5;

  private final SurfaceEvidence seen;
  private final SurfaceMetricLimits limits;
  private final SurfaceMetricLimits.Week week;

  WeekVerdicts(SurfaceEvidence seen) {
    this.seen = seen;
    limits = seen.limits();
    week = limits.week();
  }

  void judge() {
    weekends();
    saturday();
    restDays();
    variability();
  }

  private double[] days(String demandClass) {
    return seen.curve("day|" + demandClass, WeekCurve.DAYS);
  }

  private void weekends() {
    Farthest far = new Farthest();
    long places = 0;
    for (Map.Entry<String, Bounds> entry : week.weekendShare().entrySet()) {
      long here = seen.places(entry.getKey());
      double[] days = days(entry.getKey());
      places += here;
      if (here >= limits.minPlaces() && WeekCurve.sum(days) > 0) {
        double weekend = days[WeekCurve.SATURDAY] + days[WeekCurve.SATURDAY + 1];
        far.inside(weekend / WeekCurve.sum(days), entry.getValue(), 1);
      }
    }
    if (places == 0) {
      seen.absent(SurfaceMetrics.WEEKEND, week.weekendShare().toString());
      return;
    }
    seen.judge(SurfaceMetrics.WEEKEND, far.measure(1));
  }

  private void saturday() {
    double[] days = days(week.saturdayClass());
    if (WeekCurve.sum(days) == 0) {
      seen.absent(SurfaceMetrics.SATURDAY, week.saturdayToSunday().toString());
      return;
    }
    seen.judge(
        SurfaceMetrics.SATURDAY,
        days[WeekCurve.SATURDAY] / days[WeekCurve.SATURDAY + 1],
        seen.places(week.saturdayClass()),
        week.saturdayToSunday(),
        limits.minPlaces());
  }

  private void restDays() {
    double least = Double.POSITIVE_INFINITY;
    long judged = 0;
    TreeSet<String> cells = new TreeSet<>();
    for (String name : seen.sums().under("rest|").keySet()) {
      cells.add(name.substring(0, name.lastIndexOf('|')));
    }
    for (String cell : cells) {
      double[] days = seen.curve("rest|" + cell, WeekCurve.DAYS);
      if (WeekCurve.sum(days) > 0) {
        boolean rests = week.restClasses().contains(cell.substring(0, cell.indexOf('|')));
        least = Math.min(least, rests ? rest(days) : leisure(days));
        judged++;
      }
    }
    if (judged == 0) {
      seen.absent(SurfaceMetrics.REST_DAYS, ">= 1.0");
      return;
    }
    seen.judge(SurfaceMetrics.REST_DAYS, Measure.atLeast(least, judged, 1));
  }

  private static double rest(double[] days) {
    double quietest = Double.POSITIVE_INFINITY;
    for (int d = 0; d < days.length; d++) {
      quietest = d == FRIDAY || d == SATURDAY ? quietest : Math.min(quietest, days[d]);
    }
    return quietest / Math.max(days[FRIDAY], days[SATURDAY]);
  }

  private static double leisure(double[] days) {
    double busiest = 0;
    for (int d = 0; d < days.length; d++) {
      busiest = d == FRIDAY || d == SATURDAY ? busiest : Math.max(busiest, days[d]);
    }
    return Math.min(days[FRIDAY], days[SATURDAY]) / busiest;
  }

  private void variability() {
    long flagged = seen.sums().of("cv|true").support();
    long others = seen.sums().of("cv|false").support();
    if (flagged == 0 || others == 0) {
      seen.absent(SurfaceMetrics.VARIABILITY, ">= " + limits.variabilityRatioMin());
      return;
    }
    double ratio = seen.sums().sum("cv|true") / flagged / (seen.sums().sum("cv|false") / others);
    seen.judge(
        SurfaceMetrics.VARIABILITY,
        Measure.atLeast(ratio, flagged, limits.variabilityRatioMin()).needing(limits.minPlaces()));
  }
}
