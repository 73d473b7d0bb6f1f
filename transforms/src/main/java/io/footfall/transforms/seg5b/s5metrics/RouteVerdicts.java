package io.footfall.transforms.seg5b.s5metrics;

import io.footfall.coders.Tally;
import io.footfall.config.Bounds;
import io.footfall.config.seg5b.ArrivalMetricLimits;
import io.footfall.transforms.evidence.CheckLaw;
import io.footfall.transforms.evidence.EvidenceBook;
import io.footfall.transforms.evidence.LogHistogram;
import io.footfall.transforms.evidence.Measure;
import io.footfall.transforms.metrics.Farthest;
import io.footfall.transforms.metrics.MergedSums;
import io.footfall.transforms.metrics.MetricSums;
import io.footfall.transforms.seg5b.s5statistics.Significance;
import java.util.Map;
import java.util.TreeMap;

/** Judges A9, A14 to A19 and A21 to A23: routes, places, concentration and gaps. */
final class RouteVerdicts {
  private final EvidenceBook book;
  private final String scenarioId;
  private final MetricSetting setting;
  private final ArrivalMetricLimits limits;
  private final MergedSums sums;
  private final Map<String, Tally> all;

  RouteVerdicts(
      EvidenceBook book, String scenarioId, MetricSetting setting, Map<String, Tally> all) {
    this.book = book;
    this.scenarioId = scenarioId;
    this.setting = setting;
    this.limits = setting.limits();
    this.sums = new MergedSums(all);
    this.all = all;
  }

  void judge() {
    routes();
    gini(ArrivalMetrics.SITES, "site", limits.places().siteGini());
    gini(ArrivalMetrics.EDGES, "edge", limits.places().edgeGini());
    tops();
    places();
    spacings();
    barcode();
    book.notApplicable(ArrivalMetrics.CLASSIFIER, scenarioId);
  }

  private void judge(CheckLaw law, Measure measure) {
    book.judge(law, scenarioId, measure);
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private void routes() {
    Tally foreign = sums.of("foreign");
    judge(
        ArrivalMetrics.FIDELITY,
        Measure.atLeast(1 - share(foreign.total(), foreign.support()), foreign.support(), 1)
            .needing(1));
    long arrivals = 0;
    long virtual = 0;
    long hybrid = 0;
    long present = 0;
    long presentVirtual = 0;
    long remote = 0;
    long remoteOnline = 0;
    for (Map.Entry<String, Tally> mode : sums.under("mode|").entrySet()) {
      Tally t = mode.getValue();
      String name = mode.getKey().substring(0, mode.getKey().indexOf('|'));
      boolean atTill = mode.getKey().endsWith("|card_present");
      arrivals += t.support();
      virtual += t.total();
      hybrid += name.equals("HYBRID") ? t.support() : 0;
      present += atTill ? t.support() : 0;
      presentVirtual += atTill ? t.total() : 0;
      boolean card = mode.getKey().endsWith("|card_not_present");
      remote += card ? t.support() : 0;
      remoteOnline += card && !name.equals("NON_VIRTUAL") ? t.support() : 0;
    }
    long merchants = sums.of("merchants").support();
    long needed = limits.mixMinMerchants();
    Bounds corridor = limits.virtualShare();
    judge(
        ArrivalMetrics.VIRTUAL,
        Measure.of(share(virtual, arrivals), merchants, corridor.low(), corridor.high())
            .needing(needed));
    judge(
        ArrivalMetrics.HYBRID,
        Measure.atLeast(share(hybrid, arrivals), merchants, limits.hybridShareMin())
            .needing(needed));
    judge(
        ArrivalMetrics.CARD_PRESENT,
        Measure.atMost(share(presentVirtual, present), present, 0).needing(1));
    judge(
        ArrivalMetrics.REMOTE,
        Measure.atLeast(share(remoteOnline, remote), remote, limits.remoteShareMin())
            .needing(limits.minArrivals()));
  }

  private void gini(CheckLaw law, String what, Bounds corridor) {
    long merchants = sums.of("gini|" + what).support();
    double median = LogHistogram.quantile(all, MetricSums.PREFIX + what + "gini", 0.5).orElse(0);
    judge(
        law,
        Measure.of(median, merchants, corridor.low(), corridor.high())
            .needing(limits.places().minMerchants()));
  }

  /** Merchants by intensity, largest first; of the cell a share cuts, an even part. */
  private void tops() {
    TreeMap<Long, Tally> cells = new TreeMap<>();
    sums.under("size|").forEach((cell, t) -> cells.put(Long.parseLong(cell), t));
    long merchants = 0;
    long arrivals = 0;
    double expected = 0;
    for (Tally t : cells.values()) {
      merchants += t.support();
      arrivals += t.total();
      expected += t.sum().value();
    }
    double variance = 0;
    for (Tally v : sums.under("countv|").values()) {
      variance += v.sum().value();
    }
    Farthest far = new Farthest();
    for (double top : new double[] {0.01, 0.05}) {
      double left = Math.ceil(top * merchants);
      double seen = 0;
      double mean = 0;
      for (Tally t : cells.descendingMap().values()) {
        double part = Math.min(1, left / t.support());
        seen += part * t.total();
        mean += part * t.sum().value();
        left -= part * t.support();
        if (left <= 0) {
          break;
        }
      }
      if (arrivals > 0 && expected > 0) {
        // The variance of all counts bounds that of either side.
        double error = Significance.normal(setting.alpha(), 2) * Math.sqrt(variance) / expected;
        far.cell(
            seen / arrivals - mean / expected, 0, Math.max(limits.topShareTol(), error), arrivals);
      }
    }
    judge(ArrivalMetrics.TOP, far.measure(2 * limits.minArrivals()));
  }

  private void places() {
    long[] histogram = new long[ZoneTrace.PLACE_BINS];
    long n = 0;
    for (Map.Entry<String, Tally> bin : sums.under("place|").entrySet()) {
      histogram[Integer.parseInt(bin.getKey())] += bin.getValue().support();
      n += bin.getValue().support();
    }
    double bound = Significance.kolmogorov(setting.alpha()) / Math.sqrt(Math.max(1, n));
    double distance = n == 0 ? 0 : Significance.distance(histogram);
    judge(ArrivalMetrics.PLACES, Measure.atMost(distance, n, bound).needing(1000));
  }

  private void spacings() {
    ArrivalMetricLimits.Spacings s = limits.spacings();
    Tally t = sums.of("spacing");
    double n = Math.max(1, t.support());
    double level = s.rejectionLevel();
    double chance =
        (n * level
                + Significance.normal(setting.alpha(), 1) * Math.sqrt(n * level * (1 - level))
                + 1)
            / n;
    judge(
        ArrivalMetrics.SPACINGS,
        Measure.atLeast(1 - t.total() / n, t.support(), Math.min(s.passShareMin(), 1 - chance))
            .needing(s.minMerchants()));
    TreeMap<Long, Long> bins = new TreeMap<>();
    sums.under("burst|").forEach((bin, b) -> bins.put(Long.parseLong(bin), b.support()));
    long below = 0;
    double median = 0;
    for (Map.Entry<Long, Long> bin : bins.entrySet()) {
      below += bin.getValue();
      if (2 * below >= t.support()) {
        median = (bin.getKey() + 0.5) / 100 - 1;
        break;
      }
    }
    judge(
        ArrivalMetrics.BURSTS,
        Measure.of(median, t.support(), s.burstiness().low(), s.burstiness().high())
            .needing(s.minMerchants()));
  }

  private void barcode() {
    Tally products = sums.of("barcode|xy");
    double squares = sums.sum("barcode|xx");
    double slope = squares > 0 ? products.sum().value() / squares : 0;
    double residual =
        sums.sum("barcode|product2")
            - 2 * slope * sums.sum("barcode|cross")
            + slope * slope * sums.sum("barcode|weight2");
    double error = squares > 0 ? Math.sqrt(Math.max(0, residual)) / squares : 0;
    int merchants = (int) Math.min(Integer.MAX_VALUE, products.support());
    double bound = merchants > 2 ? Significance.student(setting.alpha(), 1, merchants - 1) : 0;
    Farthest far = new Farthest();
    double tolerance = Math.max(limits.barcode().slopeTol(), Math.min(0.5, bound * error));
    far.cell(slope - 1, -1, tolerance, merchants);
    judge(ArrivalMetrics.BARCODE, far.measure(limits.barcode().minMerchants()));
  }
}
