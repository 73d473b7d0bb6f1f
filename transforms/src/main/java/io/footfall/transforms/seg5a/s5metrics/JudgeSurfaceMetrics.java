package io.footfall.transforms.seg5a.s5metrics;

import io.footfall.coders.Tally;
import io.footfall.transforms.evidence.EvidenceBook;
import java.util.Map;

/** Judges the metrics of a scenario by the merged sums of its units. */
public final class JudgeSurfaceMetrics {
  private JudgeSurfaceMetrics() {}

  /**
   * Judges S1 to S22 and O1 to O11.
   *
   * @param tallies everything the units left
   */
  public static void judge(
      EvidenceBook book,
      String scenarioId,
      SurfaceMetricSetting setting,
      Map<String, Tally> tallies) {
    SurfaceEvidence seen = new SurfaceEvidence(book, scenarioId, setting, tallies);
    new MixVerdicts(seen).judge();
    new DayVerdicts(seen).judge();
    new WeekVerdicts(seen).judge();
    new ShapeVerdicts(seen, tallies).judge();
    new SizeVerdicts(seen).judge();
    new FactorVerdicts(seen).judge();
    new EventVerdicts(seen).judge();
  }
}
