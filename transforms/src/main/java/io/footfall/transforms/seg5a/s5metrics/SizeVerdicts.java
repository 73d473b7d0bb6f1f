package io.footfall.transforms.seg5a.s5metrics;

import io.footfall.coders.Tally;
import io.footfall.config.Bounds;
import io.footfall.config.seg5a.SurfaceMetricLimits;
import io.footfall.transforms.evidence.CheckLaw;
import io.footfall.transforms.evidence.Measure;
import io.footfall.transforms.metrics.MergedSums;
import java.util.Map;

/** Judges S14, S15, S21 and S22: weekly volumes of merchants. */
final class SizeVerdicts {
  private static final double HILL_SHARE = 0.10;

  private final SurfaceEvidence seen;
  private final MergedSums sums;
  private final SurfaceMetricLimits.Sizes limits;
  private final long needed;
  private final SizeCells sizes = new SizeCells();
  private final RankCells classes = new RankCells();
  private final RankCells reach = new RankCells();

  SizeVerdicts(SurfaceEvidence seen) {
    this.seen = seen;
    sums = seen.sums();
    limits = seen.limits().sizes();
    needed = seen.limits().minMerchants();
    sums.under("size|")
        .forEach(
            (name, t) -> {
              int cut = name.indexOf('|');
              int cell = Integer.parseInt(name.substring(cut + 1));
              sizes.add(cell, t.support(), t.sum().value(), 0);
              classes.add(cell, name.substring(0, cut), t.support());
            });
    sums.under("sizelog|")
        .forEach((cell, t) -> sizes.add(Integer.parseInt(cell), 0, 0, t.sum().value()));
    sums.under("reach|")
        .forEach(
            (name, t) -> {
              int cut = name.indexOf('|');
              int cell = Integer.parseInt(name.substring(cut + 1));
              reach.add(cell, name.substring(0, cut), t.support());
            });
  }

  private void judge(CheckLaw law, double value, Bounds bounds) {
    seen.judge(law, value, sizes.size(), bounds, needed);
  }

  void judge() {
    judge(SurfaceMetrics.TOP_1, sizes.topShare(0.01), limits.top1Share());
    judge(SurfaceMetrics.TOP_5, sizes.topShare(0.05), limits.top5Share());
    judge(SurfaceMetrics.GINI, sizes.gini(), limits.gini());
    judge(SurfaceMetrics.HILL, sizes.hill(HILL_SHARE), limits.hillExponent());
    double spread = sizes.quantile(0.99) / sizes.quantile(0.5);
    seen.judge(
        SurfaceMetrics.SPREAD,
        Measure.atLeast(spread, sizes.size(), limits.spreadMin()).needing(needed));
    sites();
    judge(SurfaceMetrics.ASSOCIATION, classes.association(), limits.classAssociation());
    judge(SurfaceMetrics.RANK_EFFECT, classes.rankEffect(), limits.classRankEffect());
    judge(SurfaceMetrics.FOOTPRINT, reach.correlation(), limits.footprint());
  }

  private void sites() {
    Tally volume = sums.of("sites|volume");
    double n = Math.max(1, volume.support());
    double x = sums.sum("sites|x") / n;
    double y = sums.sum("sites|y") / n;
    double xx = sums.sum("sites|xx") / n - x * x;
    double yy = sums.sum("sites|yy") / n - y * y;
    double xy = sums.sum("sites|xy") / n - x * y;
    double squared = xx > 0 && yy > 0 ? xy * xy / (xx * yy) : 0;
    long support = volume.support();
    seen.judge(SurfaceMetrics.SITES_R2, squared, support, limits.sitesR2(), needed);
    double within = 0;
    long freedom = 0;
    for (Map.Entry<String, Tally> entry : sums.under("persite|").entrySet()) {
      double first = entry.getValue().sum().value();
      long count = entry.getValue().support();
      within += sums.sum("persite2|" + entry.getKey()) - first * first / count;
      freedom += count - 1;
    }
    double sd = freedom > 0 ? Math.sqrt(Math.max(0, within) / freedom) : 0;
    seen.judge(SurfaceMetrics.PER_SITE_SD, sd, support, limits.perSiteLogSd(), needed);
    double mean = volume.total() > 0 ? volume.sum().value() / volume.total() : 0;
    seen.judge(SurfaceMetrics.PER_SITE, mean, support, limits.perSiteMean(), needed);
  }
}
