package io.footfall.transforms.diff.inputs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;

/**
 * A policy file whose bytes differ.
 *
 * @param file which
 * @param changes fields that differ, in file order; none if only comments or spacing do
 */
public record PolicyDifference(PolicyFile file, List<FieldChange> changes) {
  public PolicyDifference {
    changes = List.copyOf(changes);
  }

  /** Every file whose bytes differ, in the order of {@link PolicyFile}. */
  public static List<PolicyDifference> of(ResolvedConfig a, ResolvedConfig b) {
    List<PolicyDifference> found = new ArrayList<>();
    for (PolicyFile file : PolicyFile.values()) {
      if (!Arrays.equals(a.bytes(file), b.bytes(file))) {
        List<FieldChange> changes = new ArrayList<>();
        compare("", a.read(file, JsonNode.class), b.read(file, JsonNode.class), changes);
        found.add(new PolicyDifference(file, changes));
      }
    }
    return found;
  }

  private static void compare(String path, JsonNode a, JsonNode b, List<FieldChange> changes) {
    if (a.isObject() && b.isObject()) {
      List<String> names = new ArrayList<>();
      a.fieldNames().forEachRemaining(names::add);
      TreeSet<String> added = new TreeSet<>();
      b.fieldNames().forEachRemaining(added::add);
      names.forEach(added::remove);
      names.addAll(added);
      for (String name : names) {
        String escaped = name.replace("~", "~0").replace("/", "~1");
        compare(path + "/" + escaped, a.path(name), b.path(name), changes);
      }
    } else if (a.isArray() && b.isArray()) {
      Iterator<JsonNode> left = a.elements();
      Iterator<JsonNode> right = b.elements();
      for (int i = 0; left.hasNext() || right.hasNext(); i++) {
        compare(path + "/" + i, next(left), next(right), changes);
      }
    } else if (!a.equals(b)) {
      changes.add(new FieldChange(path, text(a), text(b)));
    }
  }

  private static JsonNode next(Iterator<JsonNode> list) {
    return list.hasNext() ? list.next() : MissingNode.getInstance();
  }

  private static String text(JsonNode node) {
    return node.isMissingNode() ? null : node.toString();
  }
}
