package io.footfall.transforms.seg5a.s0gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.contracts.seg5a.ScenarioManifestRow;
import java.util.ArrayList;
import java.util.List;

/** The rows of {@code scenario_manifest_5A} (5A-s0-s1.md section 2.4). */
public final class ScenarioManifest {
  private ScenarioManifest() {}

  /**
   * One row a scenario, in the order of the horizon policy, ascending by id.
   *
   * @param sealed rows of {@code sealed_inputs_5A}; every row names the ids, ascending, of those
   *     with the role {@code scenario_config} or an id that contains {@code overlay}
   */
  public static List<ScenarioManifestRow> rows(
      ScenarioHorizonConfig horizon, Iterable<? extends JsonNode> sealed) {
    List<String> configs = configs(sealed);
    return horizon.scenarios().stream()
        .map(
            s ->
                new ScenarioManifestRow(
                    s.scenarioId(),
                    s.scenarioVersion(),
                    s.horizonStartUtc(),
                    s.horizonEndUtc(),
                    s.isBaseline(),
                    s.isStress(),
                    s.labels(),
                    configs))
        .toList();
  }

  private static List<String> configs(Iterable<? extends JsonNode> sealed) {
    List<String> configs = new ArrayList<>();
    for (JsonNode row : sealed) {
      String id = row.path("artifact_id").asText();
      if (row.path("role").asText().equals("scenario_config") || id.contains("overlay")) {
        configs.add(id);
      }
    }
    configs.sort(null);
    return configs;
  }
}
