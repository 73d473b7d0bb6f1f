package io.footfall.transforms.seg5a.s5metrics;

import io.footfall.coders.Tally;
import io.footfall.config.seg5a.SurfaceMetricLimits;
import io.footfall.transforms.evidence.Measure;
import io.footfall.transforms.metrics.MergedSums;
import java.util.Map;
import java.util.SortedMap;

/** Judges S1, S12, S13, S16 to S18 and S20: who has which share of the volume. */
final class MixVerdicts {
  private static final String TAIL = "tail_zone";
  private static final int BUSIEST = 10;

  private final SurfaceEvidence seen;
  private final MergedSums sums;
  private final SurfaceMetricLimits limits;
  private final SurfaceMetricLimits.Mix mix;
  private final SortedMap<String, Double> volumes;
  private final double all;
  private final long merchants;

  MixVerdicts(SurfaceEvidence seen) {
    this.seen = seen;
    sums = seen.sums();
    limits = seen.limits();
    mix = limits.mix();
    volumes = seen.volumes();
    all = SurfaceEvidence.all(volumes);
    merchants = seen.merchants();
  }

  void judge() {
    channels();
    classes();
    concentration();
    tail();
    zones();
  }

  private Measure atMost(double value, double bound) {
    return Measure.atMost(value, merchants, bound).needing(limits.minMerchants());
  }

  private void channels() {
    double remote = SurfaceEvidence.share(sums.sum("channel|card_not_present"), all);
    double mixed = SurfaceEvidence.share(sums.sum("channel|mixed"), all);
    seen.judge(
        SurfaceMetrics.REMOTE,
        remote,
        merchants,
        limits.channels().remoteShare(),
        limits.minMerchants());
    seen.judge(SurfaceMetrics.MIXED, atMost(mixed, limits.channels().mixedShareMax()));
  }

  private void classes() {
    double largest = 0;
    long counting = 0;
    for (double volume : volumes.values()) {
      largest = Math.max(largest, SurfaceEvidence.share(volume, all));
      counting += volume >= mix.classShareMin() * all ? 1 : 0;
    }
    seen.judge(SurfaceMetrics.LARGEST_CLASS, atMost(largest, mix.largestClassShareMax()));
    seen.judge(
        SurfaceMetrics.CLASSES,
        Measure.atLeast(counting, merchants, mix.minClasses()).needing(limits.minMerchants()));
    long unreached = seen.setting().classes().stream().filter(c -> !volumes.containsKey(c)).count();
    seen.judge(SurfaceMetrics.REACHED, atMost(unreached, 0));
  }

  private void concentration() {
    double country = 0;
    double merchant = 0;
    long support = 0;
    for (Map.Entry<String, Tally> entry : sums.under("merchant|").entrySet()) {
      Tally t = entry.getValue();
      if (t.support() >= mix.minClassMerchants()) {
        support += t.support();
        merchant = Math.max(merchant, t.max() / t.sum().value());
        for (Tally c : sums.under("country|" + entry.getKey() + "|").values()) {
          country = Math.max(country, c.sum().value() / t.sum().value());
        }
      }
    }
    long needed = mix.minClassMerchants();
    seen.judge(
        SurfaceMetrics.TOP_COUNTRY,
        Measure.atMost(country, support, mix.topCountryShareMax()).needing(needed));
    seen.judge(
        SurfaceMetrics.TOP_MERCHANT,
        Measure.atMost(merchant, support, mix.topMerchantShareMax()).needing(needed));
  }

  private void tail() {
    Tally tail = sums.of("role|" + TAIL);
    if (tail.support() == 0) {
      seen.absent(SurfaceMetrics.TAIL, mix.tailShare().toString());
    } else {
      double share = SurfaceEvidence.share(tail.sum().value(), all);
      seen.judge(SurfaceMetrics.TAIL, share, merchants, mix.tailShare(), limits.minMerchants());
    }
    Tally sites = sums.of("rolesite|" + TAIL);
    if (sites.support() == 0) {
      seen.absent(SurfaceMetrics.DORMANT, "<= 0.0");
    } else {
      double dormant = (double) sites.total() / sites.support();
      seen.judge(SurfaceMetrics.DORMANT, Measure.atMost(dormant, sites.support(), 0));
    }
    Tally flat = sums.of("flat");
    if (flat.support() == 0) {
      seen.absent(SurfaceMetrics.FLATNESS, "<= 1.0E-12");
    } else {
      seen.judge(SurfaceMetrics.FLATNESS, Measure.atMost(flat.max(), flat.support(), 1e-12));
    }
  }

  private void zones() {
    SortedMap<String, Tally> zones = sums.under("tz|");
    long differing = zones.values().stream().filter(t -> t.support() > 0 != t.total() > 0).count();
    seen.judge(SurfaceMetrics.ZONES, Measure.atMost(differing, zones.size(), 0));
    double[] busiest =
        zones.values().stream()
            .mapToDouble(t -> -t.sum().value())
            .sorted()
            .limit(BUSIEST)
            .map(v -> SurfaceEvidence.share(-v, all))
            .toArray();
    double bound = mix.topZonesShareMax();
    if (zones.values().stream().filter(t -> t.total() > 0).count() < mix.minZones()) {
      seen.absent(SurfaceMetrics.TOP_ZONES, "<= " + bound);
      seen.absent(SurfaceMetrics.TOP_ZONE, "<= " + bound);
      return;
    }
    seen.judge(SurfaceMetrics.TOP_ZONES, atMost(WeekCurve.sum(busiest), bound));
    seen.judge(SurfaceMetrics.TOP_ZONE, atMost(busiest[0], bound));
  }
}
