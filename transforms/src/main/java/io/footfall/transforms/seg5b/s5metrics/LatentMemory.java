package io.footfall.transforms.seg5b.s5metrics;

import io.footfall.coders.Tally;
import io.footfall.config.seg5b.ArrivalLgcpConfig;
import io.footfall.config.seg5b.ArrivalMetricLimits;
import io.footfall.config.seg5b.LatentModel;
import io.footfall.transforms.evidence.EvidenceBook;
import io.footfall.transforms.evidence.Measure;
import io.footfall.transforms.metrics.Farthest;
import io.footfall.transforms.metrics.MergedSums;
import io.footfall.transforms.metrics.MetricSums;
import io.footfall.transforms.seg5b.s5statistics.Significance;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sums of A5 over the path of a key, Z of declared sigma and memory phi = exp(-1/L) over T pairs of
 * buckets:
 *
 * <pre>r = sum of Z(t-1) (Z(t) - phi Z(t-1)) / (T sigma^2)</pre>
 *
 * <p>The plain estimate of phi divides by the sum of Z(t-1)^2 instead and falls short, by up to 2
 * phi / T, depending on what paths share. Each term of r is the past times a step of the field that
 * is independent of it, so r has mean zero whatever paths share, and variance v = (1 - phi^2) / T.
 * Two paths of correlation w have the covariance w^2 v. The variance of the mean of r over N keys
 * is therefore v / N^2 times the sum of w^2 over all pairs, where w is s, the weight of market and
 * country, and w_R more in a merchant, w_G more in a group:
 *
 * <pre>N^2 s^2 + sum k^2 (2s + w_R) w_R + sum n^2 (2s + w_G) w_G + sum m^2 2 w_R w_G</pre>
 *
 * <p>over merchants of k keys, groups of n and merchants in groups of m.
 */
final class LatentMemory {
  private final MetricSums sums;
  private final double minFactor;
  private final double maxFactor;
  private final Map<String, Long> keys = new TreeMap<>();

  LatentMemory(MetricSetting setting, MetricSums sums) {
    this.sums = sums;
    ArrivalLgcpConfig.Clipping clipping = setting.lgcp().clipping();
    minFactor = clipping.minFactor();
    maxFactor = clipping.maxFactor();
  }

  /**
   * The factors of a key; those at a bound are counted and left out.
   *
   * @param name of its group
   */
  void see(String name, KeyLaw law, double[] factor) {
    double half = law.sigma() * law.sigma() / 2;
    long clipped = 0;
    long rows = 0;
    long pairs = 0;
    double steps = 0;
    double before = Double.NaN;
    for (double f : factor) {
      boolean free = f > minFactor && f < maxFactor;
      boolean known = f >= minFactor && f <= maxFactor;
      rows += known ? 1 : 0;
      clipped += known && !free ? 1 : 0;
      double z = free ? StrictMath.log(f) + half : Double.NaN;
      if (free && !Double.isNaN(before)) {
        steps += before * (z - law.memory() * before);
        pairs++;
      }
      before = z;
    }
    sums.add("clip", rows, clipped, 0);
    if (pairs > 0) {
      keys.merge(name, 1L, Long::sum);
      sums.add("memory|" + name, 1, 0, steps / (pairs * law.sigma() * law.sigma()));
      double variance = (1 - law.memory() * law.memory()) / pairs;
      sums.add("memoryvar|" + demandClass(name), 1, 0, variance);
    }
  }

  /** Ends a merchant. */
  void finish() {
    Map<String, Long> classes = new TreeMap<>();
    keys.forEach(
        (name, m) -> {
          classes.merge(demandClass(name), m, Long::sum);
          sums.add("memoryboth|" + demandClass(name), 0, m * m, 0);
        });
    classes.forEach((name, k) -> sums.add("memorymerchant|" + name, 0, k * k, 0));
    keys.clear();
  }

  /** Judges the share of factors at a bound, and the mean of r over the keys of each class. */
  static void judge(EvidenceBook book, String scenarioId, MetricSetting setting, MergedSums sums) {
    ArrivalMetricLimits limits = setting.limits();
    if (setting.lgcp().latentModelId() == LatentModel.NONE) {
      book.notApplicable(ArrivalMetrics.CLIP.within("<= " + limits.maxClipRate()), scenarioId);
      book.notApplicable(ArrivalMetrics.LAG.within("0 +- " + limits.lagTol()), scenarioId);
      return;
    }
    Tally clip = sums.of("clip");
    double rate = clip.support() == 0 ? 0 : (double) clip.total() / clip.support();
    Measure clips = Measure.atMost(rate, clip.support(), limits.maxClipRate());
    book.judge(ArrivalMetrics.CLIP, scenarioId, clips.needing(limits.countMinRows()));
    Map<String, Groups> classes = new TreeMap<>();
    sums.under("memory|")
        .forEach((name, r) -> classes.computeIfAbsent(demandClass(name), c -> new Groups()).add(r));
    classes.values().removeIf(c -> c.groups < limits.latentMinGroups());
    double bound = Significance.normal(setting.alpha(), classes.size());
    Farthest far = new Farthest();
    classes.forEach(
        (name, c) -> {
          double error =
              Math.sqrt(sums.sum("memoryvar|" + name) / c.keys * c.pairs(setting, sums, name));
          far.cell(c.sum / c.keys, 0, Math.max(limits.lagTol(), bound * error), c.groups);
        });
    book.judge(ArrivalMetrics.LAG, scenarioId, far.measure(limits.latentMinGroups()));
  }

  /** The groups of a class. */
  private static final class Groups {
    private int groups;
    private double keys;
    private double squares;
    private double sum;

    void add(Tally r) {
      groups++;
      keys += r.support();
      squares += (double) r.support() * r.support();
      sum += r.sum().value();
    }

    /** Mean square of the correlation of two keys. */
    double pairs(MetricSetting setting, MergedSums sums, String name) {
      if (setting.lgcp().latentModelId().pathOfGroup()) {
        return squares / (keys * keys);
      }
      ArrivalLgcpConfig.MixingWeights w = setting.lgcp().mixingWeights();
      double s = w.market() + w.country();
      double merchants = sums.of("memorymerchant|" + name).total();
      double both = sums.of("memoryboth|" + name).total();
      double apart =
          merchants * (2 * s + w.merchant()) * w.merchant()
              + squares * (2 * s + w.group()) * w.group()
              + both * 2 * w.merchant() * w.group();
      return s * s + apart / (keys * keys);
    }
  }

  private static String demandClass(String name) {
    return name.substring(0, name.indexOf('|'));
  }
}
