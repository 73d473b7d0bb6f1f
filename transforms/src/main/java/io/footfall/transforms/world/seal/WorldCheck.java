package io.footfall.transforms.world.seal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;

/**
 * One check of the world while it is being sealed: elements seen, violations, largest error. A
 * check that warns lets its violations pass and publishes them.
 */
final class WorldCheck {
  private final String id;
  private final String rule;
  private final boolean warns;
  private long support;
  private long violations;
  private double maxError;
  private String first;

  /**
   * @param id id of world.md section 6
   * @param rule what must hold, one sentence
   * @param warns whether violations pass
   */
  WorldCheck(String id, String rule, boolean warns) {
    this.id = id;
    this.rule = rule;
    this.warns = warns;
  }

  String id() {
    return id;
  }

  long violations() {
    return violations;
  }

  /** Sees one element. */
  void see(boolean holds, String key, Object found) {
    support++;
    if (!holds) {
      violations++;
      first = first == null ? key + ": found " + found : first;
    }
  }

  /** Sees many elements at once. */
  void count(long elements, long broken) {
    support += elements;
    violations += broken;
  }

  /** Sees one element with an error that must stay within a limit. */
  void within(double error, double limit, String key) {
    see(error <= limit, key, "error " + error);
    maxError = StrictMath.max(maxError, error);
  }

  /**
   * Refuses the seal if anything broke the rule.
   *
   * @param remedy what the user can do
   * @throws FootfallException {@code WORLD.WORLD_<id>}
   */
  void require(String remedy) {
    if (violations > 0 && !warns) {
      throw new FootfallException(
          new FailureCode("WORLD", "WORLD_" + id),
          first + "; expected " + rule + " (" + violations + " of " + support + " do not)",
          remedy);
    }
  }

  /** The evidence. */
  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("check_id", id);
    json.put("rule", rule);
    json.put("status", violations == 0 ? "PASS" : warns ? "WARN" : "FAIL");
    json.put("support", support);
    json.put("violations", violations);
    json.put("max_error", maxError);
    return json;
  }
}
