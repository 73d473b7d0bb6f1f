package io.footfall.transforms.seg5a.s5metrics;

import io.footfall.coders.Tally;
import io.footfall.config.Bounds;
import io.footfall.config.seg5a.SurfaceMetricLimits;
import io.footfall.transforms.evidence.CheckLaw;
import io.footfall.transforms.evidence.EvidenceBook;
import io.footfall.transforms.evidence.Measure;
import io.footfall.transforms.metrics.MergedSums;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Merged sums of a scenario, and the book that its verdicts go into. */
final class SurfaceEvidence {
  private final EvidenceBook book;
  private final String scenarioId;
  private final SurfaceMetricSetting setting;
  private final MergedSums sums;

  SurfaceEvidence(
      EvidenceBook book,
      String scenarioId,
      SurfaceMetricSetting setting,
      Map<String, Tally> tallies) {
    this.book = book;
    this.scenarioId = scenarioId;
    this.setting = setting;
    sums = new MergedSums(tallies);
  }

  SurfaceMetricLimits limits() {
    return setting.limits();
  }

  SurfaceMetricSetting setting() {
    return setting;
  }

  MergedSums sums() {
    return sums;
  }

  void judge(CheckLaw law, Measure measure) {
    book.judge(law, scenarioId, measure);
  }

  void judge(CheckLaw law, double value, long support, Bounds bounds, long needed) {
    judge(law, Measure.of(value, support, bounds.low(), bounds.high()).needing(needed));
  }

  /** The world has nothing that a metric speaks of. */
  void absent(CheckLaw law, String corridor) {
    book.notApplicable(law.within(corridor), scenarioId);
  }

  /** Merchants with volume. */
  long merchants() {
    return sums.under("merchant|").values().stream().mapToLong(Tally::support).sum();
  }

  /** Merchants with volume of a class. */
  long merchants(String demandClass) {
    return sums.of("merchant|" + demandClass).support();
  }

  /** Places by class. */
  SortedMap<String, Tally> places() {
    return sums.under("places|");
  }

  /** Places of a class. */
  long places(String demandClass) {
    return sums.of("places|" + demandClass).support();
  }

  /** Volume of merchants by class. */
  SortedMap<String, Double> volumes() {
    SortedMap<String, Double> volumes = new TreeMap<>();
    sums.under("merchant|").forEach((name, t) -> volumes.put(name, t.sum().value()));
    return volumes;
  }

  /** Numbered sums of a name. */
  double[] curve(String name, int size) {
    double[] curve = new double[size];
    for (int i = 0; i < size; i++) {
      curve[i] = sums.sum(name + "|" + i);
    }
    return curve;
  }

  static double all(SortedMap<String, Double> parts) {
    double all = 0;
    for (double part : parts.values()) {
      all += part;
    }
    return all;
  }

  static double share(double part, double whole) {
    return whole > 0 ? part / whole : 0;
  }
}
