package io.footfall.contracts.seg5a;

import java.util.List;

/**
 * One scenario of {@code scenario_manifest_5A} (5A-s0-s1.md section 2.4).
 *
 * @param scenarioId id, unique in the world
 * @param scenarioVersion version of the scenario's configuration
 * @param horizonStartUtc first instant, inclusive, as text with six decimals and Z
 * @param horizonEndUtc end, exclusive, in the same form
 * @param isBaseline whether the scenario is a baseline; otherwise it is a stress
 * @param isStress the opposite
 * @param labels free labels in configuration order
 * @param scenarioConfigIds ids of the sealed configurations that shape the scenario
 */
public record ScenarioManifestRow(
    String scenarioId,
    String scenarioVersion,
    String horizonStartUtc,
    String horizonEndUtc,
    boolean isBaseline,
    boolean isStress,
    List<String> labels,
    List<String> scenarioConfigIds) {
  public ScenarioManifestRow {
    labels = List.copyOf(labels);
    scenarioConfigIds = List.copyOf(scenarioConfigIds);
  }
}
