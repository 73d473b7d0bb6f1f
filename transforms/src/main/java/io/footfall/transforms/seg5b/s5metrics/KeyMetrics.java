package io.footfall.transforms.seg5b.s5metrics;

import io.footfall.config.seg5b.ArrivalLgcpConfig;
import io.footfall.config.seg5b.LatentModel;
import io.footfall.transforms.metrics.MetricSums;
import io.footfall.transforms.seg5b.s1grid.GroupFeatures;
import io.footfall.transforms.seg5b.s2intensity.LatentLaw;
import io.footfall.transforms.seg5b.s3counts.CountLaw;
import io.footfall.transforms.seg5b.s5statistics.ResidualTail;
import io.footfall.transforms.seg5b.s5statistics.ZeroProbability;

/**
 * Sums of A1 to A6 and S23 over the buckets of keys: counts against their intensity, intensities
 * against their baseline. Not thread safe.
 */
final class KeyMetrics {
  /** Cells of intensity: octaves, the first all up to 2^-8, the last all from 16. */
  private static final int ZERO_CELLS = 13;

  private final MetricSetting setting;
  private final MetricSums sums;
  private final CountLaw counts;
  private final LatentLaw latent;
  private final ArrivalLgcpConfig latentConfig;
  private final int buckets;
  private final boolean drawn;
  private final LatentMemory memory;

  KeyMetrics(MetricSetting setting, MetricSums sums) {
    this.setting = setting;
    this.sums = sums;
    counts = new CountLaw(setting.count(), setting.grid().band());
    latentConfig = setting.lgcp();
    buckets = setting.grid().buckets();
    latent = new LatentLaw(latentConfig);
    memory = new LatentMemory(setting, sums);
    drawn = setting.lgcp().latentModelId() != LatentModel.NONE;
  }

  /** 1/kappa of a class, 0 under Poisson. */
  double dispersion(String demandClass) {
    double kappa = counts.of(demandClass).kappa();
    return Double.isNaN(kappa) ? 0 : 1 / kappa;
  }

  /** Excess dispersion of counts over the baseline that the laws give a group. */
  double excess(GroupFeatures group) {
    double sigma = drawn ? latent.of(group).sigma() : 0;
    return (1 + dispersion(group.demandClass())) * StrictMath.exp(sigma * sigma) - 1;
  }

  /**
   * Standard error of the mean excess, relative, from the fields that all groups share (market and
   * country): of squares of normals of variance w sigma^2 over a horizon of H buckets and memory L,
   * sqrt(2 L / H) w sigma^2 / excess.
   */
  double sharedError(GroupFeatures group) {
    double w = sharedWeight();
    if (w == 0) {
      return 0;
    }
    double sigma = latent.of(group).sigma();
    double length = latent.of(group).lengthScale();
    return Math.sqrt(2 * length / buckets) * w * sigma * sigma / excess(group);
  }

  private double sharedWeight() {
    if (latentConfig.mixingWeights() == null || latentConfig.latentModelId().pathOfGroup()) {
      return 0;
    }
    return latentConfig.mixingWeights().market() + latentConfig.mixingWeights().country();
  }

  /** Correlation of the latent field of a group with itself one bucket later. */
  double memory(GroupFeatures group, boolean recursive) {
    return recursive ? StrictMath.exp(-1 / latent.of(group).lengthScale()) : 0;
  }

  /** The buckets of a key, all arrays by bucket; what is no number is left out. */
  void see(GroupFeatures group, double[] base, double[] factor, double[] lambda, double[] n) {
    conditional(group, lambda, n);
    excess(group, base, n);
    KeyLaw law = law(group);
    Persistence.see(sums, setting, name(group), law, base, n);
    DailyExcess.see(sums, setting, name(group), law, base, n);
    if (drawn) {
      memory.see(name(group), law, factor);
    }
  }

  /** Ends a merchant. */
  void finish() {
    memory.finish();
  }

  private static boolean sound(double lambda, double n) {
    return lambda > 0 && lambda < 1e6 && n >= 0 && n < 1e6;
  }

  private void conditional(GroupFeatures group, double[] lambda, double[] n) {
    double dispersion = dispersion(group.demandClass());
    ZeroProbability zero = ZeroProbability.ofDispersion(dispersion);
    ResidualTail tail = ResidualTail.ofDispersion(dispersion);
    long far = 0;
    double expectedFar = 0;
    Moments z = new Moments();
    Moments plain = new Moments();
    long arrivals = 0;
    double mean = 0;
    double variance = 0;
    double[][] none = new double[ZERO_CELLS][3];
    for (int b = 0; b < n.length; b++) {
      double l = lambda[b];
      if (!sound(l, n[b])) {
        continue;
      }
      double v = l * (1 + l * dispersion);
      arrivals += (long) n[b];
      mean += l;
      variance += v;
      double off = n[b] - l;
      plain.add(off * off / l, off / Math.sqrt(l));
      if (l >= 1) {
        double sd = Math.sqrt(v);
        z.add(off * off / v, off / sd);
        far += Math.abs(off) > ResidualTail.DEVIATIONS * sd ? 1 : 0;
        expectedFar += tail.of(l, sd);
      }
      double p = zero.of(l);
      double[] cell = none[zeroCell(l)];
      cell[0]++;
      cell[1] += (n[b] == 0 ? 1 : 0) - p;
      cell[2] += p * (1 - p);
    }
    String cell = group.demandClass() + "|" + group.channelGroup();
    sums.add("count|" + cell, plain.size, arrivals, mean);
    sums.add("countv|" + cell, 0, 0, variance);
    z.flush(sums, "z", group.demandClass());
    sums.add("tail|" + group.demandClass(), z.size, far, expectedFar);
    plain.flush(sums, "plain", "all");
    for (int i = 0; i < ZERO_CELLS; i++) {
      if (none[i][0] > 0) {
        sums.add("zero|" + i, (long) none[i][0], 0, none[i][1]);
        sums.add("zerov|" + i, 0, 0, none[i][2]);
      }
    }
  }

  private static int zeroCell(double lambda) {
    return Math.max(0, Math.min(ZERO_CELLS - 1, Math.getExponent(lambda) + 8));
  }

  private void excess(GroupFeatures group, double[] base, double[] n) {
    double mean = 0;
    double a = 0;
    double squares = 0;
    for (int b = 0; b < n.length; b++) {
      if (sound(base[b], n[b])) {
        double off = n[b] - base[b];
        mean += base[b];
        a += off * off - base[b];
        squares += base[b] * base[b];
      }
    }
    if (mean >= n.length) {
      String name = name(group);
      sums.add("excess|" + name, 1, 0, a / squares);
    }
  }

  private KeyLaw law(GroupFeatures group) {
    double sigma = drawn ? latent.of(group).sigma() : 0;
    boolean recursive = drawn && latentConfig.latentModelId().hasMemory();
    return new KeyLaw(excess(group), sigma, memory(group, recursive), sharedWeight());
  }

  private static String name(GroupFeatures g) {
    return String.join(
        "|", g.demandClass(), g.channelGroup(), g.virtualBand(), g.zoneGroupId(), g.groupId());
  }

  /** The group a name of {@link #name} tells; its band is the grid's. */
  static GroupFeatures group(String name, MetricSetting setting) {
    String[] parts = name.split("\\|", 5);
    return new GroupFeatures(
        parts[4], setting.grid().band(), parts[0], parts[1], parts[2], parts[3]);
  }

  /** First, second and fourth powers of residuals. */
  private static final class Moments {
    private long size;
    private double first;
    private double second;
    private double fourth;

    void add(double square, double value) {
      size++;
      first += value;
      second += square;
      fourth += square * square;
    }

    void flush(MetricSums sums, String prefix, String name) {
      sums.add(prefix + "1|" + name, size, 0, first);
      sums.add(prefix + "2|" + name, size, 0, second);
      sums.add(prefix + "4|" + name, size, 0, fourth);
    }
  }
}
