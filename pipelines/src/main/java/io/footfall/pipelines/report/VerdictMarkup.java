package io.footfall.pipelines.report;

import io.footfall.pipelines.figures.BundleVerdict;
import io.footfall.pipelines.figures.CheckLine;
import java.util.List;

/** Verdicts: the whole run in a line, counts by level, gates, warnings, and every check. */
final class VerdictMarkup {
  private final Markup page;

  VerdictMarkup(Markup page) {
    this.page = page;
  }

  /**
   * Writes the section.
   *
   * @param warnings warnings of the run's own report
   */
  void write(List<BundleVerdict> bundles, List<String> warnings) {
    List<CheckLine> all = bundles.stream().flatMap(b -> b.checks().stream()).toList();
    page.open("section", "id", "verdicts", "class", "card").leaf("h2", "Verdicts");
    overall(bundles);
    counts(all);
    gates(bundles);
    warnings(warnings);
    CheckTables tables = new CheckTables(page);
    tables.open(bundles);
    bundles.stream().filter(b -> !b.checks().isEmpty()).forEach(tables::all);
    page.close("section");
  }

  private void overall(List<BundleVerdict> bundles) {
    List<String> closed =
        bundles.stream().filter(b -> !b.passed()).map(VerdictMarkup::name).distinct().toList();
    long failed = bundles.stream().mapToLong(b -> b.failures(true)).sum();
    long outside = bundles.stream().mapToLong(b -> b.failures(false)).sum();
    boolean arrivals = bundles.stream().anyMatch(b -> b.segment().equals("5B"));
    page.open("p", "class", "overall");
    if (closed.isEmpty() && arrivals) {
      badge("PASS");
      page.text(" Every gate is open: flags and bundles agree.");
    } else {
      badge(closed.isEmpty() ? "NOT_APPLICABLE" : "FAIL");
      page.text(
          closed.isEmpty()
              ? " Every gate is open; the run has no arrivals."
              : " Closed: " + String.join(", ", closed) + ". What lies behind is not read.");
    }
    if (failed > 0) {
      page.text(" " + Figure.count(failed) + " check(s) failed.");
    }
    if (outside > 0) {
      page.text(" Outside their corridor without blocking: " + Figure.count(outside) + ".");
    }
    page.close("p");
  }

  private void counts(List<CheckLine> all) {
    page.open("div", "class", "scroll");
    page.open("table", "class", "counts").leaf("caption", "Checks by level and verdict");
    page.open("thead").open("tr").leaf("th", "level", "scope", "col");
    CheckTables.VERDICTS.forEach(v -> page.leaf("th", CheckTables.words(v), "scope", "col"));
    page.leaf("th", "warned", "scope", "col").close("tr").close("thead").open("tbody");
    for (String level : CheckTables.LEVELS) {
      List<CheckLine> own = all.stream().filter(c -> c.level().equals(level)).toList();
      page.open("tr").leaf("th", level, "scope", "row");
      for (String verdict : CheckTables.VERDICTS) {
        List<CheckLine> such = own.stream().filter(c -> c.verdict().equals(verdict)).toList();
        String colour =
            such.isEmpty()
                ? null
                : "v-" + CheckTables.colour(verdict, such.stream().anyMatch(CheckLine::blocking));
        page.leaf("td", Figure.count(such.size()), "class", colour);
      }
      page.leaf("td", Figure.count(own.stream().filter(CheckLine::warned).count()));
      page.close("tr");
    }
    page.close("tbody").close("table").close("div");
  }

  private void gates(List<BundleVerdict> bundles) {
    page.leaf("h3", "Gates").open("ul", "class", "gates");
    for (BundleVerdict bundle : bundles) {
      page.open("li");
      badge(bundle.status());
      page.text(" " + name(bundle));
      if (bundle.problem() != null) {
        page.text(": " + bundle.problem());
      }
      page.close("li");
    }
    page.close("ul");
  }

  private void warnings(List<String> warnings) {
    if (!warnings.isEmpty()) {
      page.leaf("h3", "Warnings of the run").open("ul");
      warnings.forEach(text -> page.leaf("li", text));
      page.close("ul");
    }
  }

  private void badge(String verdict) {
    CheckTables.badge(page, verdict, CheckTables.colour(verdict, true));
  }

  static String name(BundleVerdict bundle) {
    return bundle.segment()
        + (bundle.seed() == null ? "" : ", seed " + bundle.seed())
        + (bundle.failed() == null ? "" : ", failed " + bundle.failed());
  }
}
