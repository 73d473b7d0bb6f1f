package io.footfall.transforms.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.transforms.json.JsonDocuments;

/**
 * A judged check.
 *
 * @param law what was asked
 * @param scenarioId scenario, or null for the whole world
 * @param corridor what the value had to obey, in numbers where they were computed
 * @param needed support needed to judge
 * @param value measured value, largest error, or number of violations; null if the check did not
 *     run or the value is not finite
 * @param support elements looked at; null if the check did not run
 * @param violations elements that broke the law; null if the check did not run
 * @param warned whether a passing value left its corridor of warnings
 * @param verdict outcome
 */
public record Check(
    CheckLaw law,
    String scenarioId,
    String corridor,
    long needed,
    Double value,
    Long support,
    Long violations,
    boolean warned,
    Verdict verdict) {
  ObjectNode toJson() {
    ObjectNode node = JsonDocuments.object();
    node.put("scenario_id", scenarioId);
    node.put("corridor", corridor);
    node.put("needed_support", needed);
    node.put("value", value);
    node.put("support", support);
    node.put("violations", violations);
    node.put("warned", warned);
    node.put("verdict", verdict.name());
    return node;
  }
}
