package io.footfall.pipelines.report;

import io.footfall.pipelines.figures.BundleVerdict;
import io.footfall.pipelines.figures.CheckLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Verdicts: the whole run in a line, counts by level, gates, and every check of every bundle. */
final class VerdictMarkup {
  private static final List<String> VERDICTS =
      List.of("FAIL", "NOT_EVALUABLE", "NOT_APPLICABLE", "PASS");
  private static final List<String> LEVELS = List.of("HARD", "GATE", "WATCH");

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
    warnings(all, warnings);
    for (BundleVerdict bundle : bundles) {
      if (!bundle.checks().isEmpty()) {
        bundle(bundle);
      }
    }
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
    VERDICTS.forEach(v -> page.leaf("th", words(v), "scope", "col"));
    page.leaf("th", "warned", "scope", "col").close("tr").close("thead").open("tbody");
    for (String level : LEVELS) {
      List<CheckLine> own = all.stream().filter(c -> c.level().equals(level)).toList();
      page.open("tr").leaf("th", level, "scope", "row");
      for (String verdict : VERDICTS) {
        long n = own.stream().filter(c -> c.verdict().equals(verdict)).count();
        page.leaf("td", Figure.count(n), "class", n > 0 ? "v-" + css(verdict) : null);
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

  private void warnings(List<CheckLine> all, List<String> warnings) {
    List<String> texts = new ArrayList<>(warnings);
    all.stream()
        .filter(CheckLine::warned)
        .forEach(
            c ->
                texts.add(
                    c.checkId()
                        + " = "
                        + Figure.number(c.value())
                        + ", passes near the edge: "
                        + c.definition()));
    page.leaf("h3", "Warnings");
    if (texts.isEmpty()) {
      page.leaf("p", "None.");
      return;
    }
    page.open("ul");
    texts.forEach(text -> page.leaf("li", text));
    page.close("ul");
  }

  private void bundle(BundleVerdict bundle) {
    boolean bad = bundle.count("FAIL") > 0;
    page.open("details", "class", "checks", bad ? "open" : "data-closed", "");
    page.open("summary").text("Checks of " + name(bundle) + ": ");
    List<String> counts = new ArrayList<>();
    for (String verdict : VERDICTS) {
      if (bundle.count(verdict) > 0) {
        counts.add(bundle.count(verdict) + " " + words(verdict));
      }
    }
    page.text(String.join(", ", counts)).close("summary");
    page.open("table", "class", "stack").open("thead").open("tr");
    List<String> head =
        List.of("check", "verdict", "level", "value", "corridor", "support", "what is measured");
    head.forEach(name -> page.leaf("th", name, "scope", "col"));
    page.close("tr").close("thead").open("tbody");
    bundle.checks().stream()
        .sorted(Comparator.comparingInt(c -> VERDICTS.indexOf(c.verdict())))
        .forEach(this::check);
    page.close("tbody").close("table").close("details");
  }

  private void check(CheckLine c) {
    page.open("tr").open("th", "scope", "row").text(c.checkId());
    if (c.scenarioId() != null) {
      page.leaf("small", " " + c.scenarioId());
    }
    page.close("th").open("td", "data-label", "verdict");
    badge(c.verdict());
    if (c.warned()) {
      page.text(" warned");
    }
    page.close("td");
    page.leaf("td", c.level() + (c.blocking() ? "" : ", does not block"), "data-label", "level");
    page.leaf("td", Figure.number(c.value()), "data-label", "value");
    page.leaf("td", c.corridor(), "data-label", "corridor");
    String support = c.support() == null ? "did not run" : Figure.count(c.support());
    page.leaf(
        "td",
        c.neededSupport() > 0 ? support + " of " + Figure.count(c.neededSupport()) : support,
        "data-label",
        "support");
    String more =
        c.violations() == null || c.violations() == 0
            ? ""
            : " (" + Figure.count(c.violations()) + " violations)";
    page.leaf("td", c.definition() + more, "data-label", "what is measured");
    page.close("tr");
  }

  private void badge(String verdict) {
    page.leaf("span", words(verdict), "class", "badge b-" + css(verdict));
  }

  private static String name(BundleVerdict bundle) {
    return bundle.segment()
        + (bundle.seed() == null ? "" : ", seed " + bundle.seed())
        + (bundle.failed() == null ? "" : ", failed " + bundle.failed());
  }

  /** A verdict in words; what a bundle says otherwise is shown as it is. */
  private static String words(String verdict) {
    return verdict.replace('_', ' ');
  }

  /** A class name: only known verdicts have colours. */
  private static String css(String verdict) {
    return VERDICTS.contains(verdict) || verdict.equals("MISSING")
        ? verdict.toLowerCase(Locale.ROOT).replace('_', '-')
        : "other";
  }
}
