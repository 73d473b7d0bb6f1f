package io.footfall.transforms.seg5a.s5metrics;

import io.footfall.coders.Tally;
import io.footfall.config.seg5a.CalendarMetricLimits;
import io.footfall.transforms.evidence.CheckLaw;
import io.footfall.transforms.evidence.Measure;
import io.footfall.transforms.metrics.MergedSums;
import java.util.Map;

/** Judges O3, O6 to O9 and O11: events by country, merchant and clock. */
final class EventVerdicts {
  private static final double COUNTING = 0.001;

  private final SurfaceEvidence seen;
  private final MergedSums sums;
  private final CalendarMetricLimits limits;
  private final boolean quarter;

  EventVerdicts(SurfaceEvidence seen) {
    this.seen = seen;
    sums = seen.sums();
    limits = seen.limits().calendar();
    quarter = seen.setting().days() >= limits.quarterDays();
  }

  void judge() {
    countries();
    merchants();
    outages();
    events();
  }

  private void countries() {
    Map<String, Tally> affected = sums.under("affected|");
    double all = 0;
    for (Tally t : sums.under("horizon|").values()) {
      all += t.sum().value();
    }
    long quiet = 0;
    double[] shares = new double[affected.size()];
    int counted = 0;
    for (Map.Entry<String, Tally> entry : affected.entrySet()) {
      double volume = sums.sum("horizon|" + entry.getKey());
      quiet += entry.getValue().total() == 0 ? 1 : 0;
      if (volume > 0 && volume >= COUNTING * all) {
        shares[counted++] = entry.getValue().sum().value() / volume;
      }
    }
    if (quarter) {
      seen.judge(
          SurfaceMetrics.QUIET_COUNTRIES, Measure.atMost(quiet, affected.size(), 0).needing(1));
    } else {
      seen.absent(SurfaceMetrics.QUIET_COUNTRIES, "<= 0.0");
    }
    java.util.Arrays.sort(shares, 0, counted);
    double high = counted == 0 ? 0 : at(shares, counted, 0.9);
    double ratio = high == 0 ? 0 : high / at(shares, counted, 0.1);
    seen.judge(SurfaceMetrics.COUNTRY_SPREAD, Measure.atLeast(ratio, counted, 0));
  }

  private static double at(double[] sorted, int size, double share) {
    return sorted[(int) Math.ceil(share * size) - 1];
  }

  private void merchants() {
    Tally own = sums.of("own");
    if (quarter) {
      double share = SurfaceEvidence.share(own.total(), own.support());
      seen.judge(
          SurfaceMetrics.OWN_EVENTS,
          Measure.atLeast(share, own.support(), limits.ownEventShareMin())
              .needing(seen.limits().minMerchants()));
    } else {
      seen.absent(SurfaceMetrics.OWN_EVENTS, ">= " + limits.ownEventShareMin());
    }
    RankCells touched = new RankCells();
    sums.under("touched|")
        .forEach(
            (name, t) -> {
              int cut = name.indexOf('|');
              touched.add(
                  Integer.parseInt(name.substring(cut + 1)), name.substring(0, cut), t.support());
            });
    double bound = limits.sizeCorrelationMax();
    seen.judge(
        SurfaceMetrics.NEUTRALITY,
        Measure.of(touched.correlation(), own.support(), -bound, bound)
            .needing(seen.limits().minMerchants()));
  }

  private void outages() {
    double all = 0;
    for (Tally t : sums.under("horizon|").values()) {
      all += t.sum().value();
    }
    double hit = 0;
    for (Tally t : sums.under("volumeoutage|").values()) {
      hit += t.sum().value();
    }
    seen.judge(
        SurfaceMetrics.OUTAGES,
        Measure.atMost(
                SurfaceEvidence.share(hit, all), sums.of("own").support(), limits.outageVolumeMax())
            .needing(seen.limits().minMerchants()));
    share(SurfaceMetrics.OUTAGE_SCOPE, sums.of("event|outage"));
    share(SurfaceMetrics.REBOUNDS, sums.of("event|rebound"));
  }

  /** A share that must be none. */
  private void share(CheckLaw law, Tally t) {
    if (t.support() == 0) {
      seen.absent(law, "<= 0.0");
    } else {
      seen.judge(law, Measure.atMost((double) t.total() / t.support(), t.support(), 0));
    }
  }

  private void events() {
    Tally dates = sums.of("event|dates");
    seen.judge(SurfaceMetrics.HOLIDAY_DATES, Measure.atLeast(dates.total(), dates.support(), 0));
    Tally days = sums.of("event|day");
    if (days.support() == 0) {
      seen.absent(SurfaceMetrics.ALIGNED, ">= 1.0");
    } else {
      double aligned = (double) days.total() / days.support();
      seen.judge(SurfaceMetrics.ALIGNED, Measure.atLeast(aligned, days.support(), 1));
    }
    share(SurfaceMetrics.WHOLE_DAYS, sums.of("holidays"));
  }
}
