package io.footfall.pipelines.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.contracts.U64;
import io.footfall.pipelines.figures.Concentration;
import io.footfall.pipelines.figures.RunFigures;
import io.footfall.pipelines.figures.TableLine;
import io.footfall.transforms.json.JsonDocuments;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The page: head, what was made, verdicts, charts, script. Equal runs give equal bytes. */
final class ReportPage {
  /** How every page of this program begins. */
  static final String MARK = "<!doctype html>\n<!-- footfall report -->\n";

  private final ReportedRun run;
  private final Markup page = new Markup();

  private ReportPage(ReportedRun run) {
    this.run = run;
  }

  /** The HTML of a run. */
  static String of(ReportedRun run) throws IOException {
    return new ReportPage(run).write();
  }

  /** Charts of a run whose gates are open, in the order of the page. */
  static List<PageSection> charts(RunFigures figures) {
    List<PageSection> sections = new ArrayList<>(RhythmSections.of(figures.arrivals()));
    sections.addAll(CalendarSections.of(figures.arrivals(), figures.calendar()));
    List<PageSection> clocks = ClockSections.of(figures.arrivals(), figures.clocks());
    sections.addAll(clocks);
    sections.add(PlaceSection.of(figures.sites(), figures.edges()));
    if (figures.arrivals().arrivals() > 0) {
      sections.addAll(
          LawSections.of(
              Concentration.of(figures.arrivals().merchants()),
              figures.dispersion(),
              figures.comovement()));
    }
    return sections;
  }

  private String write() throws IOException {
    List<PageSection> sections = new ArrayList<>();
    if (run.figures() != null) {
      sections.addAll(charts(run.figures()));
    }
    sections.add(StateSection.of(run.told()));
    List<String> scripts = PageAssets.scripts();
    String style = PageAssets.style();
    page.raw(MARK).open("html", "lang", "en").open("head");
    page.raw("<meta charset=\"utf-8\">\n");
    page.open("meta", "http-equiv", "Content-Security-Policy", "content", "POLICY").raw("\n");
    page.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.open("meta", "name", "color-scheme", "content", "light dark");
    page.leaf("title", "Footfall run " + run.identity().runId());
    page.raw("<style>").raw(style).raw("</style>").close("head").open("body");
    head(sections);
    page.open("main");
    made();
    certification();
    new VerdictMarkup(page).write(run.verdicts(), run.told().warnings());
    page.leaf("h2", "Charts", "id", "charts");
    if (run.figures() == null) {
      page.leaf("p", "Not every gate is open, so no data was read and nothing is drawn of it.");
    }
    page.open("div", "class", "grid");
    sections.forEach(section -> section.write(page));
    page.close("div").close("main");
    page.leaf("footer", "Made by footfall " + run.version() + ". Charts by Apache ECharts.");
    page.raw("<script type=\"application/json\" id=\"data\">").raw(data(sections));
    page.raw("</script>\n");
    scripts.forEach(script -> page.raw("<script>").raw(script).raw("</script>\n"));
    page.close("body").close("html");
    return page.toString()
        .replaceFirst("\"POLICY\"", "\"" + PageAssets.policy(scripts, style) + "\"");
  }

  private void head(List<PageSection> sections) {
    page.open("header").leaf("h1", "Footfall run " + run.identity().runId().substring(0, 8));
    page.open("nav", "aria-label", "Sections");
    page.leaf("a", "What was made", "href", "#made").raw(" ");
    if (!run.certification().isEmpty()) {
      page.leaf("a", "Certification", "href", "#certification").raw(" ");
    }
    page.leaf("a", "Verdicts", "href", "#verdicts").raw(" ");
    for (PageSection section : sections) {
      page.leaf("a", section.title(), "href", "#" + section.id()).raw(" ");
    }
    page.close("nav").close("header");
  }

  private void certification() {
    if (!run.certification().isEmpty()) {
      page.open("section", "id", "certification", "class", "card").leaf("h2", "Certification");
      page.open("ul");
      run.certification().forEach(line -> page.leaf("li", line));
      page.close("ul").close("section");
    }
  }

  private void made() {
    page.open("section", "id", "made", "class", "card").leaf("h2", "What was made");
    page.open("dl");
    if (run.figures() != null) {
      var arrivals = run.figures().arrivals();
      fact(
          "arrivals",
          Figure.count(arrivals.arrivals())
              + ", "
              + Figure.percent((double) arrivals.virtual() / arrivals.arrivals())
              + " of them through edges");
      fact(
          "by",
          Figure.count(arrivals.merchants().size())
              + " merchants in "
              + arrivals.countries().size()
              + " countries and "
              + arrivals.zones().size()
              + " time zones");
    }
    fact(
        "horizon",
        minute(run.scenario().horizonStartUtc()) + " to " + minute(run.scenario().horizonEndUtc()));
    fact("scenario", run.scenario().scenarioId() + of(run.scenarios()));
    fact("arrival seed", run.seed() == null ? "none" : run.seed() + of(run.seeds()));
    fact("world seed", U64.text(run.identity().worldSeed()));
    fact("run id", run.identity().runId());
    fact("parameter hash", run.identity().parameterHash());
    fact("manifest fingerprint", run.identity().manifestFingerprint());
    page.close("dl").open("details").leaf("summary", "Rows per table");
    List<List<String>> rows = new ArrayList<>();
    for (TableLine table : run.tables()) {
      rows.add(
          List.of(
              table.dataset(),
              table.state(),
              Figure.count(table.rows()),
              Figure.count(table.bytes()),
              Figure.count(table.parts())));
    }
    DataTable.of(List.of("table", "state", "rows", "bytes", "parts"), rows)
        .write(page, "Rows per table");
    page.close("details").close("section");
  }

  /** An instant of a policy without the zeros of its seconds. */
  private static String minute(String instant) {
    return instant.replaceFirst(":00(\\.0+)?Z$", "Z");
  }

  private static String of(List<String> all) {
    return all.size() > 1 ? " (the run has " + String.join(", ", all) + ")" : "";
  }

  private void fact(String name, String value) {
    page.leaf("dt", name).leaf("dd", value);
  }

  /** The charts as JSON that cannot end its element. */
  private static String data(List<PageSection> sections) {
    ObjectNode charts = JsonDocuments.object();
    for (PageSection section : sections) {
      if (section.chart() != null) {
        charts.set(section.id(), section.chart().toJson());
      }
    }
    return charts
        .toString()
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026");
  }
}
