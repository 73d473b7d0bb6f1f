package io.footfall.pipelines.figures;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One result of one check of a bundle.
 *
 * @param checkId id, such as {@code C6}
 * @param level HARD, GATE or WATCH
 * @param blocking whether a FAIL blocks the flag
 * @param definition what is measured
 * @param scenarioId scenario, or null for the whole world
 * @param corridor what the value must obey
 * @param value measured value, or null
 * @param support elements looked at, or null
 * @param neededSupport support needed to judge
 * @param violations elements that broke the law, or null
 * @param warned whether a passing value left its corridor of warnings
 * @param verdict PASS, FAIL, NOT_EVALUABLE or NOT_APPLICABLE
 */
public record CheckLine(
    String checkId,
    String level,
    boolean blocking,
    String definition,
    String scenarioId,
    String corridor,
    Double value,
    Long support,
    long neededSupport,
    Long violations,
    boolean warned,
    String verdict) {
  private static final Pattern NUMBERED = Pattern.compile("([A-Z]+)([0-9]+)(.*)");
  private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]+\\.[0-9]{7,}(E-?[0-9]+)?");
  private static final Pattern OPEN_BELOW = Pattern.compile("\\[null, (.*)]");
  private static final Pattern OPEN_ABOVE = Pattern.compile("\\[(.*), null]");

  /** The id as it sorts: A9 before A10. */
  public String sortedId() {
    Matcher id = NUMBERED.matcher(checkId);
    return id.matches()
        ? String.format(
            Locale.ROOT, "%s%09d%s", id.group(1), Long.parseLong(id.group(2)), id.group(3))
        : checkId;
  }

  /** The corridor to six digits: computed bounds have more than anybody reads. */
  public String shortCorridor() {
    String closed = OPEN_BELOW.matcher(corridor).replaceFirst("<= $1");
    closed = OPEN_ABOVE.matcher(closed).replaceFirst(">= $1");
    return LONG_NUMBER
        .matcher(closed)
        .replaceAll(n -> String.format(Locale.ROOT, "%.6g", Double.parseDouble(n.group())));
  }
}
