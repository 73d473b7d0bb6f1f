package io.footfall.pipelines.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.footfall.pipelines.figures.BundleVerdict;
import io.footfall.pipelines.figures.CheckLine;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a reader sees first of many checks. */
class CheckTablesTest {
  private static final BundleVerdict BUNDLE =
      new BundleVerdict(
          "5B",
          "42",
          null,
          "PASS",
          null,
          List.of(
              check("A10", "GATE", false, "PASS"),
              check("A9", "GATE", false, "PASS"),
              check("A3", "WATCH", false, "FAIL"),
              check("A23", "WATCH", false, "NOT_APPLICABLE"),
              check("S22", "GATE", false, "FAIL"),
              check("A1", "GATE", false, "NOT_EVALUABLE"),
              check("C6", "HARD", true, "FAIL")));

  private static CheckLine check(String id, String level, boolean blocking, String verdict) {
    return new CheckLine(
        id, level, blocking, "what", "base", "[null, 0.5]", 1.0, 9L, 0, 1L, false, verdict);
  }

  private static List<String> ids(String html) {
    List<String> ids = new ArrayList<>();
    Matcher row = Pattern.compile("scope=\"row\">([A-Z0-9]+)").matcher(html);
    while (row.find()) {
      ids.add(row.group(1));
    }
    return ids;
  }

  @Test
  void whatBlocksComesFirstAndWhatPassedStaysAway() {
    Markup page = new Markup();
    new CheckTables(page).open(List.of(BUNDLE));
    assertThat(ids(page.toString()), is(List.of("C6", "S22", "A3", "A1")));
    assertThat(page.toString(), containsString("Too little support to be judged: 1"));
    assertThat(page.toString(), containsString("<small> 5B, seed 42</small>"));
    assertThat(page.toString(), containsString("badge b-fail\">FAIL"));
    assertThat(page.toString(), containsString("badge b-outside\">FAIL"));
  }

  @Test
  void aBundleListsEveryCheckByVerdictLevelAndNumber() {
    Markup page = new Markup();
    new CheckTables(page).all(BUNDLE);
    assertThat(ids(page.toString()), is(List.of("C6", "S22", "A3", "A1", "A23", "A9", "A10")));
    assertThat(page.toString(), not(containsString("base")));
    assertThat(page.toString(), containsString("&lt;= 0.5"));
    assertThat(page.toString(), containsString("what (1 violation)"));
  }

  @Test
  void aRunWithoutFaultsSaysSo() {
    Markup page = new Markup();
    new CheckTables(page)
        .open(
            List.of(
                new BundleVerdict(
                    "5A", null, null, "PASS", null, List.of(check("C1", "HARD", true, "PASS")))));
    assertThat(page.toString(), containsString("Every check that could be judged has passed."));
  }

  /** One scenario goes without saying. */
  @Test
  void scenariosAreNamedWhereThereAreSeveral() {
    CheckLine other =
        new CheckLine("A2", "GATE", true, "what", "stress", "<= 1", 2.0, 9L, 0, 1L, false, "FAIL");
    BundleVerdict two =
        new BundleVerdict(
            "5B", "7", null, "FAIL", null, List.of(other, check("A2", "GATE", true, "PASS")));
    Markup page = new Markup();
    new CheckTables(page).open(List.of(two));
    assertThat(page.toString(), containsString("<small> 5B, seed 7, stress</small>"));
    assertThat(page.toString(), containsString("GATE, blocks"));
  }
}
