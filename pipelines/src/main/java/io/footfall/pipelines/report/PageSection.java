package io.footfall.pipelines.report;

import java.util.List;

/**
 * A chart with what a reader needs to read it.
 *
 * @param id anchor, unique in the page
 * @param title heading
 * @param caption what it shows, and what to look for
 * @param chart chart, or null where there is nothing to draw
 * @param tables further tables, with their captions
 */
record PageSection(String id, String title, String caption, Chart chart, List<Titled> tables) {
  /**
   * A table with its caption.
   *
   * @param open whether it can be read at once
   */
  record Titled(String caption, DataTable table, boolean open) {
    /** One that a reader opens. */
    Titled(String caption, DataTable table) {
      this(caption, table, false);
    }
  }

  /** A chart and its own table. */
  PageSection(String id, String title, String caption, Chart chart) {
    this(id, title, caption, chart, List.of());
  }

  /** Writes heading, caption, place of the chart, tables. */
  void write(Markup page) {
    page.open("section", "id", id, "class", "card").leaf("h3", title);
    page.leaf("p", caption, "class", "caption");
    if (chart != null) {
      page.open("figure");
      page.open(
              "div",
              "class",
              "chart",
              "data-chart",
              id,
              "role",
              "img",
              "aria-label",
              title + ". The table below holds its numbers.")
          .close("div");
      page.close("figure");
      page.open("details").leaf("summary", "Table");
      chart.table().write(page, title);
      page.close("details");
    }
    for (Titled more : tables) {
      page.open("details", "open", more.open() ? "" : null);
      page.leaf("summary", more.caption());
      more.table().write(page, more.caption());
      page.close("details");
    }
    page.close("section");
  }
}
