package io.footfall.config.seg5a;

import io.footfall.config.PolicyViolation;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * {@code scenario_metadata}: names of the scenario pack.
 *
 * @param version constant {@code v1}
 * @param scenarioPackId id of the pack
 * @param scenarioPackVersion its version
 * @param scenarioIds scenarios of the pack
 * @param scenarioLabels labels by scenario
 * @param notes free text, may be null
 */
public record ScenarioMetadata(
    String version,
    String scenarioPackId,
    String scenarioPackVersion,
    List<String> scenarioIds,
    Map<String, List<String>> scenarioLabels,
    String notes)
    implements Serializable {
  public ScenarioMetadata {
    scenarioIds = List.copyOf(scenarioIds);
    scenarioLabels = Map.copyOf(scenarioLabels);
    for (String id : new TreeSet<>(scenarioLabels.keySet())) {
      if (!scenarioIds.contains(id)) {
        throw new PolicyViolation("/scenario_labels/" + id, id, "one of scenario_ids");
      }
    }
  }
}
