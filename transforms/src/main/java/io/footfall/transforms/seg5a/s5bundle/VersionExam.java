package io.footfall.transforms.seg5a.s5bundle;

import io.footfall.coders.SealedTable;
import io.footfall.config.seg5a.SpecCompatibilityConfig;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the spec versions in the tables of S1 to S4 fit together (5A-s4-s5.md section 6, {@code
 * spec_compatibility_config_5A}). Each table is read at its first row; that all rows agree is
 * another check.
 */
final class VersionExam {
  private static final Pattern VERSION = Pattern.compile("v?([0-9]{1,6})(\\.[0-9A-Za-z.-]+)?");

  private final SpecCompatibilityConfig config;
  private final List<String> failures = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  VersionExam(SpecCompatibilityConfig config) {
    this.config = config;
  }

  /** The version in a table's first row, or null if it has none. */
  static String version(SealedTable table, String column) throws IOException {
    try (TableSlice rows = TableSlice.open(table, KeyRange.ALL, column)) {
      return rows.next() ? rows.textAt(0) : null;
    }
  }

  /**
   * Judges versions.
   *
   * @param versions by state, keys s1 to s4; a null is a missing field
   */
  void judge(Map<String, String> versions) {
    Map<String, Integer> majors = new TreeMap<>();
    for (String state : List.of("s1", "s2", "s3", "s4")) {
      String version = versions.get(state);
      Matcher m = version == null ? null : VERSION.matcher(version);
      if (m == null) {
        failures.add(state + ": no version");
      } else if (!m.matches()) {
        failures.add(state + ": version '" + version + "' cannot be read");
      } else {
        int major = Integer.parseInt(m.group(1));
        majors.put(state, major);
        if (!config.supportedMajors().get(state).contains(major)) {
          found(config.enforcement().onUnsupportedMajor(), state + ": major " + major);
        }
      }
    }
    boolean allowed =
        config.allowedMajorTuples().stream()
            .anyMatch(
                t ->
                    majors.equals(
                        Map.of(
                            "s1",
                            t.s1Major(),
                            "s2",
                            t.s2Major(),
                            "s3",
                            t.s3Major(),
                            "s4",
                            t.s4Major())));
    if (majors.size() == 4 && !allowed) {
      found(config.enforcement().onUnsupportedTuple(), "majors " + majors + " in no tuple");
    }
  }

  private void found(String posture, String what) {
    (posture.equals("WARN_AND_CONTINUE") ? warnings : failures).add(what);
  }

  /** What fails the check. */
  List<String> failures() {
    return failures;
  }

  /** What the configuration lets pass with a warning. */
  List<String> warnings() {
    return warnings;
  }
}
