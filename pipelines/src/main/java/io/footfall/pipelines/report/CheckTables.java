package io.footfall.pipelines.report;

import io.footfall.pipelines.figures.BundleVerdict;
import io.footfall.pipelines.figures.CheckLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Tables of checks: first what did not pass, then every check of each bundle. */
final class CheckTables {
  static final List<String> VERDICTS = List.of("FAIL", "NOT_EVALUABLE", "NOT_APPLICABLE", "PASS");
  static final List<String> LEVELS = List.of("HARD", "GATE", "WATCH");

  private static final List<String> HEAD =
      List.of("check", "verdict", "level", "value", "corridor", "support", "what is measured");

  /** By verdict, those that block first; then by level and id. Unknown verdicts come first. */
  private static final Comparator<CheckLine> ORDER =
      Comparator.comparingInt((CheckLine c) -> VERDICTS.indexOf(c.verdict()))
          .thenComparing(c -> !(c.verdict().equals("FAIL") && c.blocking()))
          .thenComparingInt(c -> LEVELS.indexOf(c.level()))
          .thenComparing(CheckLine::sortedId);

  private final Markup page;

  CheckTables(Markup page) {
    this.page = page;
  }

  /** What failed or warned, of all bundles; behind a click, what lacks support to be judged. */
  void open(List<BundleVerdict> bundles) {
    page.leaf("h3", "Not passed");
    List<Runnable> rows =
        rows(bundles, c -> c.warned() || !c.verdict().startsWith("NOT_") && !passed(c));
    if (rows.isEmpty()) {
      page.leaf("p", "Every check that could be judged has passed.");
    } else {
      table(rows);
    }
    page.leaf(
        "p",
        "HARD checks always block the gate and WATCH checks never; a GATE check blocks where it"
            + " says so.",
        "class",
        "note");
    List<Runnable> unjudged = rows(bundles, c -> c.verdict().equals("NOT_EVALUABLE"));
    if (!unjudged.isEmpty()) {
      page.open("details", "class", "checks");
      page.leaf("summary", "Too little support to be judged: " + unjudged.size());
      table(unjudged);
      page.close("details");
    }
  }

  private List<Runnable> rows(List<BundleVerdict> bundles, Predicate<CheckLine> wanted) {
    List<Runnable> rows = new ArrayList<>();
    for (BundleVerdict bundle : bundles) {
      bundle.checks().stream()
          .filter(wanted)
          .sorted(ORDER)
          .forEach(c -> rows.add(() -> check(c, place(bundle, c, true))));
    }
    return rows;
  }

  private static boolean passed(CheckLine check) {
    return check.verdict().equals("PASS");
  }

  /** Every check of a bundle, in an element that a reader opens. */
  void all(BundleVerdict bundle) {
    page.open("details", "class", "checks");
    page.open("summary").text("Checks of " + VerdictMarkup.name(bundle) + ": ");
    List<String> counts = new ArrayList<>();
    for (String verdict : VERDICTS) {
      if (bundle.count(verdict) > 0) {
        counts.add(bundle.count(verdict) + " " + words(verdict));
      }
    }
    page.text(String.join(", ", counts)).close("summary");
    List<Runnable> rows = new ArrayList<>();
    bundle.checks().stream()
        .sorted(ORDER)
        .forEach(c -> rows.add(() -> check(c, place(bundle, c, false))));
    table(rows);
    page.close("details");
  }

  /** Bundle, where asked for, and scenario, where the bundle has several. */
  private static String place(BundleVerdict bundle, CheckLine check, boolean named) {
    boolean several =
        bundle.checks().stream()
                .map(CheckLine::scenarioId)
                .filter(s -> s != null)
                .distinct()
                .count()
            > 1;
    String scenario = several && check.scenarioId() != null ? check.scenarioId() : "";
    String name = named ? VerdictMarkup.name(bundle) : "";
    return name.isEmpty() || scenario.isEmpty() ? name + scenario : name + ", " + scenario;
  }

  private void table(List<Runnable> rows) {
    page.open("table", "class", "stack").open("thead").open("tr");
    HEAD.forEach(name -> page.leaf("th", name, "scope", "col"));
    page.close("tr").close("thead").open("tbody");
    rows.forEach(Runnable::run);
    page.close("tbody").close("table");
  }

  private void check(CheckLine c, String place) {
    page.open("tr").open("th", "scope", "row").text(c.checkId());
    if (!place.isEmpty()) {
      page.leaf("small", " " + place);
    }
    page.close("th").open("td", "data-label", "verdict");
    badge(page, c.verdict(), colour(c.verdict(), c.blocking()));
    if (c.warned()) {
      page.text(" near the edge");
    }
    page.close("td");
    String level = c.level() + (c.level().equals("GATE") && c.blocking() ? ", blocks" : "");
    page.leaf("td", level, "data-label", "level");
    page.leaf("td", Figure.number(c.value()), "data-label", "value");
    page.leaf("td", c.shortCorridor(), "data-label", "corridor");
    String support = c.support() == null ? "did not run" : Figure.count(c.support());
    page.leaf(
        "td",
        c.neededSupport() > 0 ? support + " of " + Figure.count(c.neededSupport()) : support,
        "data-label",
        "support");
    page.leaf("td", c.definition() + violations(c), "data-label", "what is measured");
    page.close("tr");
  }

  /** Elements that broke a law; of a metric the one value is told already. */
  private static String violations(CheckLine c) {
    boolean told = c.violations() == null || c.violations() == 0 || !c.level().equals("HARD");
    String noun = told || c.violations() == 1 ? " violation)" : " violations)";
    return told ? "" : " (" + Figure.count(c.violations()) + noun;
  }

  /** A verdict on its colour. */
  static void badge(Markup page, String verdict, String colour) {
    page.leaf("span", words(verdict), "class", "badge b-" + colour);
  }

  /** The name of a verdict's colour: a failure that does not block is no alarm. */
  static String colour(String verdict, boolean blocking) {
    return verdict.equals("FAIL") && !blocking ? "outside" : css(verdict);
  }

  /** A verdict in words; what a bundle says otherwise is shown as it is. */
  static String words(String verdict) {
    return verdict.replace('_', ' ');
  }

  /** A class name: only known verdicts have colours. */
  private static String css(String verdict) {
    return VERDICTS.contains(verdict) || verdict.equals("MISSING")
        ? verdict.toLowerCase(Locale.ROOT).replace('_', '-')
        : "other";
  }
}
