package io.footfall.transforms.seg5a.s5metrics;

import io.footfall.coders.Tally;
import io.footfall.config.seg5a.SurfaceMetricLimits;
import io.footfall.transforms.evidence.Measure;
import io.footfall.transforms.metrics.Farthest;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Judges S2 and S4 to S7: curves over the hours of the local day. */
final class DayVerdicts {
  private static final String TILL = "card_present";
  private static final String REMOTE = "card_not_present";

  private final SurfaceEvidence seen;
  private final SurfaceMetricLimits limits;
  private final SurfaceMetricLimits.Day day;
  private final double[] total = new double[WeekCurve.HOURS];
  private final SortedMap<String, double[]> classes = new TreeMap<>();
  private long places;

  DayVerdicts(SurfaceEvidence seen) {
    this.seen = seen;
    limits = seen.limits();
    day = limits.day();
    for (Map.Entry<String, Tally> entry : seen.places().entrySet()) {
      double[] hours = seen.curve("hour|" + entry.getKey(), WeekCurve.HOURS);
      places += entry.getValue().support();
      for (int h = 0; h < hours.length; h++) {
        total[h] += hours[h];
      }
      if (WeekCurve.sum(hours) > 0) {
        classes.put(entry.getKey(), hours);
      }
    }
  }

  void judge() {
    channels();
    curves();
    online();
    long needed = limits.minPlaces();
    int busiest = WeekCurve.busiest(total);
    int quietest = WeekCurve.quietest(total);
    double ratio = WeekCurve.sum(total) > 0 ? total[busiest] / total[quietest] : 0;
    seen.judge(SurfaceMetrics.PEAK, busiest, places, day.peakHour(), needed);
    seen.judge(SurfaceMetrics.PEAK_RATIO, ratio, places, day.peakToTrough(), needed);
  }

  private void channels() {
    Tally till = seen.sums().of("channel|" + TILL);
    Tally remote = seen.sums().of("channel|" + REMOTE);
    long support = Math.min(till.support(), remote.support());
    if (support == 0) {
      seen.absent(SurfaceMetrics.NIGHT_GAP, limits.channels().nightGap().toString());
      return;
    }
    double gap =
        SurfaceEvidence.share(seen.sums().sum("night|" + REMOTE), remote.sum().value())
            - SurfaceEvidence.share(seen.sums().sum("night|" + TILL), till.sum().value());
    seen.judge(
        SurfaceMetrics.NIGHT_GAP,
        gap,
        support,
        limits.channels().nightGap(),
        // A mix of classes, so of a world as large as other mixes need.
        limits.minMerchants());
  }

  /** Curves of a class, a template or all volume, each with enough places. */
  private void curves() {
    Farthest trough = new Farthest();
    Farthest depth = new Farthest();
    Farthest midnight = new Farthest();
    Farthest step = new Farthest();
    if (places >= limits.minPlaces()) {
      trough.inside(WeekCurve.quietest(total), day.troughHour(), 1);
    }
    SortedMap<String, double[]> judged = new TreeMap<>();
    classes.forEach(
        (name, hours) -> {
          if (seen.places(name) >= limits.minPlaces()) {
            judged.put(name, hours);
          }
        });
    seen.sums()
        .under("use|")
        .forEach(
            (name, use) -> {
              if (use.support() >= limits.minPlaces()) {
                judged.put(name, seen.curve("template|" + name, WeekCurve.HOURS));
              }
            });
    judged.forEach(
        (name, hours) -> {
          int quietest = WeekCurve.quietest(hours);
          double mean = WeekCurve.sum(hours) / WeekCurve.HOURS;
          int cut = name.indexOf('|');
          trough.inside(quietest, day.troughHour(), 1);
          depth.atMost(
              hours[quietest] / mean, day.depth(cut < 0 ? name : name.substring(0, cut)), 1);
          midnight.atMost(
              WeekCurve.ratio(hours[0], hours[WeekCurve.HOURS - 1]), day.midnightRatioMax(), 1);
          step.atMost(WeekCurve.largestStep(hours), day.hourRatioMax(), 1);
        });
    seen.judge(SurfaceMetrics.TROUGH, trough.measure(1));
    seen.judge(SurfaceMetrics.DEPTH, depth.measure(1));
    seen.judge(SurfaceMetrics.MIDNIGHT, midnight.measure(1));
    seen.judge(SurfaceMetrics.STEPS, step.measure(1));
  }

  private void online() {
    double[] online = classes.get(day.onlineClass());
    double[] shops = classes.get(day.dayClass());
    if (online == null) {
      seen.absent(SurfaceMetrics.ONLINE_PEAK, day.onlinePeakHour().toString());
      seen.absent(SurfaceMetrics.ONLINE_NIGHT, day.onlineNightShare().toString());
    } else {
      long support = seen.places(day.onlineClass());
      double night = WeekCurve.night(online);
      long needed = limits.minPlaces();
      seen.judge(
          SurfaceMetrics.ONLINE_PEAK,
          WeekCurve.busiest(online),
          support,
          day.onlinePeakHour(),
          needed);
      seen.judge(SurfaceMetrics.ONLINE_NIGHT, night, support, day.onlineNightShare(), needed);
    }
    if (online == null || shops == null) {
      seen.absent(SurfaceMetrics.NIGHT_ORDER, ">= 0.0");
      return;
    }
    long support = Math.min(seen.places(day.onlineClass()), seen.places(day.dayClass()));
    double gap = WeekCurve.night(online) - WeekCurve.night(shops);
    seen.judge(
        SurfaceMetrics.NIGHT_ORDER, Measure.atLeast(gap, support, 0).needing(limits.minPlaces()));
  }
}
