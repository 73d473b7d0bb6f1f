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
import io.footfall.transforms.seg5b.s1grid.GroupFeatures;
import io.footfall.transforms.seg5b.s5statistics.RatioEstimate;
import io.footfall.transforms.seg5b.s5statistics.Significance;
import io.footfall.transforms.state.LawBroken;
import java.util.Map;
import java.util.TreeMap;

/** Judges A1 to A4, A6 and A7: counts, intensities and their movement together. */
final class CountVerdicts {
  private final EvidenceBook book;
  private final String scenarioId;
  private final MetricSetting setting;
  private final ArrivalMetricLimits limits;
  private final MergedSums sums;
  private final KeyMetrics laws;

  CountVerdicts(EvidenceBook book, String scenarioId, MetricSetting setting, MergedSums sums) {
    this.book = book;
    this.scenarioId = scenarioId;
    this.setting = setting;
    this.limits = setting.limits();
    this.sums = sums;
    laws = new KeyMetrics(setting, new MetricSums());
  }

  void judge() {
    means();
    residuals();
    tails();
    excess();
    zeros();
    together();
  }

  private void judge(CheckLaw law, Measure measure) {
    book.judge(law, scenarioId, measure);
  }

  private void means() {
    Map<String, Tally> cells = sums.under("count|");
    double bound = Significance.normal(setting.alpha(), cells.size());
    Farthest z = new Farthest();
    long arrivals = 0;
    double expected = 0;
    double variance = 0;
    for (Map.Entry<String, Tally> cell : cells.entrySet()) {
      Tally t = cell.getValue();
      double v = sums.sum("countv|" + cell.getKey());
      z.cell((t.total() - t.sum().value()) / Math.sqrt(v), 0, bound, t.total());
      arrivals += t.total();
      expected += t.sum().value();
      variance += v;
    }
    judge(ArrivalMetrics.MEAN, z.measure(limits.minArrivals()));
    double error = Significance.normal(setting.alpha(), 1) * Math.sqrt(variance) / expected;
    Farthest total = new Farthest();
    double tolerance = Math.max(limits.meanTotalRelTol(), expected > 0 ? error : 0);
    total.cell(expected > 0 ? arrivals / expected - 1 : 0, 0, tolerance, arrivals);
    judge(ArrivalMetrics.TOTAL, total.measure(limits.meanTotalMinArrivals()));
  }

  private void residuals() {
    Map<String, Tally> classes = sums.under("z1|");
    Farthest variance = new Farthest();
    Farthest mean = new Farthest();
    double bound = Significance.normal(setting.alpha(), 2 * classes.size());
    for (Map.Entry<String, Tally> cell : classes.entrySet()) {
      long n = cell.getValue().support();
      if (n >= limits.countMinRows()) {
        double first = cell.getValue().sum().value() / n;
        double second = sums.sum("z2|" + cell.getKey()) / n;
        double fourth = sums.sum("z4|" + cell.getKey()) / n;
        double error = Math.sqrt((fourth - second * second) / n);
        double tolerance = Math.max(limits.residualVarianceTol(), bound * error);
        variance.cell(second - first * first, 1, tolerance, n);
        double meanTolerance = Math.max(limits.residualMeanTol(), bound * Math.sqrt(1.0 / n));
        mean.cell(first, 0, meanTolerance, n);
      }
    }
    judge(ArrivalMetrics.DISPERSION, variance.measure(limits.countMinRows()));
    judge(ArrivalMetrics.RESIDUAL_MEAN, mean.measure(limits.countMinRows()));
    Tally plain = sums.of("plain1|all");
    double n = Math.max(1, plain.support());
    double first = plain.sum().value() / n;
    double sd = Math.sqrt(Math.max(0, sums.sum("plain2|all") / n - first * first));
    Bounds corridor = limits.plainResidualSd();
    judge(
        ArrivalMetrics.PLAIN,
        Measure.of(sd, plain.support(), corridor.low(), corridor.high())
            .needing(limits.countMinRows()));
  }

  private void tails() {
    Map<String, Tally> classes = sums.under("tail|");
    double bound = Significance.normal(setting.alpha(), classes.size());
    Farthest z = new Farthest();
    for (Tally cell : classes.values()) {
      if (cell.support() >= limits.countMinRows()) {
        double off = Significance.rare(cell.total(), cell.sum().value());
        z.cell(off, 0, bound, cell.support());
      }
    }
    judge(ArrivalMetrics.RESIDUAL_TAIL, z.measure(limits.countMinRows()));
  }

  private void excess() {
    Map<String, RatioEstimate> cells = new TreeMap<>();
    RatioEstimate all = new RatioEstimate();
    double shared = 0;
    for (Map.Entry<String, Tally> entry : sums.under("excess|").entrySet()) {
      GroupFeatures group = KeyMetrics.group(entry.getKey(), setting);
      try {
        double a = entry.getValue().sum().value() / laws.excess(group);
        double b = entry.getValue().support();
        cells.computeIfAbsent(cell(group), c -> new RatioEstimate()).add(a, b);
        all.add(a, b);
        shared = Math.max(shared, laws.sharedError(group));
      } catch (LawBroken e) {
        // S3_DOMAIN and REPLAY say what is wrong with the group.
        continue;
      }
    }
    cells.put("", all);
    int judged = judged(cells);
    Farthest far = new Farthest();
    for (RatioEstimate r : cells.values()) {
      if (r.clusters() >= limits.latentMinGroups() && r.value() - r.value() == 0) {
        double t = Significance.student(setting.alpha(), judged, r.clusters() - 1);
        double error = StrictMath.hypot(r.error(), shared);
        far.cell(r.value(), 1, Math.max(limits.excessRelTol(), t * error), r.clusters());
      }
    }
    judge(ArrivalMetrics.EXCESS, far.measure(limits.latentMinGroups()));
  }

  private static String cell(GroupFeatures g) {
    return g.demandClass() + "|" + g.channelGroup() + "|" + g.virtualBand();
  }

  private int judged(Map<String, RatioEstimate> cells) {
    return (int)
        cells.values().stream().filter(r -> r.clusters() >= limits.latentMinGroups()).count();
  }

  private void zeros() {
    Map<String, Tally> cells = sums.under("zero|");
    double bound = Significance.normal(setting.alpha(), cells.size());
    Farthest z = new Farthest();
    for (Map.Entry<String, Tally> cell : cells.entrySet()) {
      double v = sums.sum("zerov|" + cell.getKey());
      // Fewer than ten expected zeros, or others, are not normal.
      if (v >= 10) {
        z.cell(cell.getValue().sum().value() / Math.sqrt(v), 0, bound, cell.getValue().support());
      }
    }
    judge(ArrivalMetrics.ZERO, z.measure(limits.countMinRows()));
  }

  private void together() {
    ArrivalMetricLimits.Comovement c = limits.comovement();
    int days = setting.days();
    if (days < c.minDays()) {
      book.notApplicable(ArrivalMetrics.TOGETHER_GROUP.within("" + c.group()), scenarioId);
      book.notApplicable(ArrivalMetrics.TOGETHER_MERCHANT.within("" + c.merchant()), scenarioId);
      book.notApplicable(ArrivalMetrics.TOGETHER_STRANGERS.within("" + c.strangers()), scenarioId);
      return;
    }
    double[] all = Comovement.pairs(sums, "all|", days);
    double[] grouped = new double[2];
    for (String group : sums.under("series|g|").keySet()) {
      double[] pairs = Comovement.pairs(sums, "g|" + group, days);
      grouped[0] += pairs[0];
      grouped[1] += pairs[1];
    }
    double[] own = {sums.of("pairs|own").support(), sums.sum("pairs|own")};
    double[] both = {sums.of("pairs|owngroup").support(), sums.sum("pairs|owngroup")};
    pairs(ArrivalMetrics.TOGETHER_GROUP, grouped[0] - both[0], grouped[1] - both[1], c.group());
    pairs(ArrivalMetrics.TOGETHER_MERCHANT, own[0], own[1], c.merchant());
    pairs(
        ArrivalMetrics.TOGETHER_STRANGERS,
        all[0] - grouped[0] - own[0] + both[0],
        all[1] - grouped[1] - own[1] + both[1],
        c.strangers());
  }

  private void pairs(CheckLaw law, double pairs, double sum, Bounds corridor) {
    double mean = pairs > 0 ? sum / pairs : 0;
    judge(
        law,
        Measure.of(mean, (long) pairs, corridor.low(), corridor.high())
            .needing(limits.comovement().minPairs()));
  }
}
