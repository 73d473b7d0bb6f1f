package io.footfall.transforms.seg5b.s5metrics;

import io.footfall.coders.Tally;
import io.footfall.transforms.evidence.EvidenceBook;
import io.footfall.transforms.metrics.MergedSums;
import java.util.Map;

/** Judges the metrics of a scenario by the merged sums of its units. */
public final class JudgeArrivalMetrics {
  private JudgeArrivalMetrics() {}

  /**
   * Judges A1 to A23, S19 of arrivals and S23.
   *
   * @param tallies everything the units left
   */
  public static void judge(
      EvidenceBook book, String scenarioId, MetricSetting setting, Map<String, Tally> tallies) {
    MergedSums sums = new MergedSums(tallies);
    new CountVerdicts(book, scenarioId, setting, sums).judge();
    LatentMemory.judge(book, scenarioId, setting, sums);
    new RhythmVerdicts(book, scenarioId, setting, sums).judge();
    new RouteVerdicts(book, scenarioId, setting, tallies).judge();
    DailyExcess.judge(book, scenarioId, setting, sums);
    Persistence.judge(book, scenarioId, setting, sums);
    DayVariation.judge(book, scenarioId, setting, sums);
  }
}
