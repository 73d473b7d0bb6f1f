package io.footfall.pipelines.report;

import io.footfall.config.seg5a.ScenarioHorizonConfig.Scenario;
import io.footfall.contracts.RunIdentity;
import io.footfall.pipelines.figures.BundleVerdict;
import io.footfall.pipelines.figures.RunFigures;
import io.footfall.pipelines.figures.StateTime;
import io.footfall.pipelines.figures.TableLine;
import java.util.List;

/**
 * What the page tells of a run.
 *
 * @param identity identity of the root
 * @param version version of this program
 * @param seeds arrival seeds that files name, in unsigned decimal
 * @param seed arrival seed of the charts, or null without arrivals
 * @param scenarios all scenarios
 * @param scenario scenario of the charts
 * @param certification what the certification says, in lines; none where there is none
 * @param verdicts verdicts of all bundles
 * @param tables published tables
 * @param told what the run's own report tells
 * @param figures figures behind the charts; null unless every gate is open
 */
record ReportedRun(
    RunIdentity identity,
    String version,
    List<String> seeds,
    String seed,
    List<String> scenarios,
    Scenario scenario,
    List<String> certification,
    List<BundleVerdict> verdicts,
    List<TableLine> tables,
    StateTime.Told told,
    RunFigures figures) {
  ReportedRun {
    seeds = List.copyOf(seeds);
    scenarios = List.copyOf(scenarios);
    certification = List.copyOf(certification);
    verdicts = List.copyOf(verdicts);
    tables = List.copyOf(tables);
  }
}
