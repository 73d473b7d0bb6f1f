package io.footfall.transforms.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.transforms.gate.JsonDocuments;

/**
 * A judged check.
 *
 * @param law what was asked
 * @param scenarioId scenario, or null for the whole world
 * @param value largest error where errors have a size, else the number of violations; null if the
 *     check did not run
 * @param support elements looked at; null if the check did not run
 * @param violations elements that broke the law; null if the check did not run
 * @param verdict outcome
 */
public record Check(
    CheckLaw law, String scenarioId, Double value, Long support, Long violations, Verdict verdict) {
  ObjectNode toJson() {
    ObjectNode node = JsonDocuments.object();
    node.put("check_id", law.id());
    node.put("scenario_id", scenarioId);
    node.put("definition", law.definition());
    node.put("hard", true);
    node.put("value", value);
    node.put("support", support);
    node.put("violations", violations);
    node.put("corridor", law.corridor());
    node.put("verdict", verdict.name());
    return node;
  }
}
