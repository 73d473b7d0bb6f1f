package io.footfall.transforms.seg5a.s5metrics;

import io.footfall.coders.Tally;
import io.footfall.config.seg5a.SurfaceMetricLimits;
import io.footfall.transforms.evidence.LogHistogram;
import io.footfall.transforms.evidence.Measure;
import io.footfall.transforms.metrics.Farthest;
import java.util.Map;
import java.util.TreeMap;

/** Judges S3, S10 and S11: shapes of classes, channels and templates. */
final class ShapeVerdicts {
  private static final String TILL = "card_present";
  private static final String REMOTE = "card_not_present";

  private final SurfaceEvidence seen;
  private final Map<String, Tally> tallies;
  private final SurfaceMetricLimits limits;
  private final int buckets;
  private final int perHour;

  /** Mean shapes of a class by channel, and the places behind them. */
  private static final class Shapes {
    private final Map<String, double[]> means = new TreeMap<>();
    private final Map<String, Long> places = new TreeMap<>();
  }

  ShapeVerdicts(SurfaceEvidence seen, Map<String, Tally> tallies) {
    this.seen = seen;
    this.tallies = tallies;
    limits = seen.limits();
    buckets = seen.setting().week().size();
    perHour = buckets / (WeekCurve.HOURS * WeekCurve.DAYS);
  }

  void judge() {
    Map<String, Shapes> classes = new TreeMap<>();
    seen.sums()
        .under("shapes|")
        .forEach(
            (name, t) -> {
              int cut = name.indexOf('|');
              Shapes shapes = classes.computeIfAbsent(name.substring(0, cut), c -> new Shapes());
              String channel = name.substring(cut + 1);
              shapes.means.put(channel, seen.curve("mean|" + name, buckets));
              shapes.places.put(channel, t.support());
            });
    channels(classes);
    peakiness(classes);
    templates();
    divergence();
  }

  private void channels(Map<String, Shapes> classes) {
    Farthest gap = new Farthest();
    Farthest apart = new Farthest();
    boolean both = false;
    for (Shapes shapes : classes.values()) {
      double[] till = shapes.means.get(TILL);
      double[] remote = shapes.means.get(REMOTE);
      both |= till != null && remote != null;
      if (till != null
          && remote != null
          && Math.min(shapes.places.get(TILL), shapes.places.get(REMOTE)) >= limits.minPlaces()) {
        gap.inside(night(remote) - night(till), limits.channels().classNightGap(), 1);
        apart.inside(Divergence.of(till, remote), limits.channels().classDivergence(), 1);
      }
    }
    if (!both) {
      seen.absent(SurfaceMetrics.CLASS_GAP, limits.channels().classNightGap().toString());
      seen.absent(SurfaceMetrics.CLASS_DIVERGENCE, limits.channels().classDivergence().toString());
      return;
    }
    seen.judge(SurfaceMetrics.CLASS_GAP, gap.measure(1));
    seen.judge(SurfaceMetrics.CLASS_DIVERGENCE, apart.measure(1));
  }

  private double night(double[] week) {
    double[] hours = new double[WeekCurve.HOURS];
    for (int k = 0; k < week.length; k++) {
      hours[k / perHour % WeekCurve.HOURS] += week[k];
    }
    return WeekCurve.night(hours);
  }

  private void peakiness(Map<String, Shapes> classes) {
    Farthest far = new Farthest();
    classes.forEach(
        (name, shapes) -> {
          double[] mean = new double[buckets];
          for (double[] part : shapes.means.values()) {
            for (int k = 0; k < buckets; k++) {
              mean[k] += part[k];
            }
          }
          long places = shapes.places.values().stream().mapToLong(n -> n).sum();
          if (places >= limits.minPlaces()) {
            double peak = mean[WeekCurve.busiest(mean)] * buckets / WeekCurve.sum(mean);
            far.inside(peak, limits.week().peakiness(name), 1);
          }
        });
    seen.judge(SurfaceMetrics.PEAKINESS, far.measure(1));
  }

  private void templates() {
    SurfaceMetricLimits.Variety variety = limits.variety();
    Map<String, Long> places = new TreeMap<>();
    Map<String, Tally> uses = seen.sums().under("use|");
    uses.forEach(
        (name, t) -> places.merge(name.substring(0, name.indexOf('|')), t.support(), Long::sum));
    long fewest = Long.MAX_VALUE;
    long judged = 0;
    for (Map.Entry<String, Long> entry : places.entrySet()) {
      if (seen.merchants(entry.getKey()) >= variety.minMerchants()) {
        double least = variety.minUse() * entry.getValue();
        long used =
            seen.sums().under("use|" + entry.getKey() + "|").values().stream()
                .filter(t -> t.support() >= least)
                .count();
        fewest = Math.min(fewest, used);
        judged++;
      }
    }
    seen.judge(
        SurfaceMetrics.TEMPLATES,
        Measure.atLeast(judged == 0 ? 0 : fewest, judged, variety.minTemplates()).needing(1));
  }

  private void divergence() {
    double median = LogHistogram.quantile(tallies, ShapeSums.DIVERGENCES, 0.5).orElse(0);
    seen.judge(
        SurfaceMetrics.DIVERGENCE,
        median,
        seen.sums().of("pairs").support(),
        limits.variety().divergence(),
        limits.variety().minPairs());
  }
}
