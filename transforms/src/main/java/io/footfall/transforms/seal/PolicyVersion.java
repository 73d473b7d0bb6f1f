package io.footfall.transforms.seal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Version law of policies (5B-s0-s1-s5.md A4, DECISIONS 1.7): the expected version must be a prefix
 * of the file's, component by component, with at most one leading {@code v} dropped from each.
 */
public final class PolicyVersion {
  private static final List<String> FIELDS =
      List.of("version", "policy_version", "prior_pack_version", "version_tag");
  private static final Set<String> PLACEHOLDERS = Set.of("", "tbd", "null", "unknown");

  private PolicyVersion() {}

  /** The version a policy states: the first of four fields that is present. */
  public static Optional<String> stated(JsonNode policy) {
    for (String field : FIELDS) {
      JsonNode value = policy.get(field);
      if (value != null && !value.isNull()) {
        return Optional.of(value.asText());
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a policy of that version may be used; a missing version never, whatever is expected.
   *
   * @param expected the dictionary's version, or a placeholder that admits any
   */
  public static boolean accepts(String expected, String actual) {
    if (actual == null || actual.isBlank()) {
      return false;
    }
    if (placeholder(expected)) {
      return true;
    }
    String[] want = parts(expected);
    String[] have = parts(actual);
    return want.length <= have.length && Arrays.equals(want, Arrays.copyOf(have, want.length));
  }

  private static boolean placeholder(String expected) {
    return expected == null
        || expected.contains("{")
        || expected.contains("}")
        || PLACEHOLDERS.contains(expected.strip().toLowerCase(Locale.ROOT));
  }

  private static String[] parts(String version) {
    String text = version.strip();
    if (text.startsWith("v") || text.startsWith("V")) {
      text = text.substring(1);
    }
    return text.split("\\.", -1);
  }
}
