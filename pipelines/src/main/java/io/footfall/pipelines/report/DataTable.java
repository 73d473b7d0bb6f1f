package io.footfall.pipelines.report;

import java.util.List;

/**
 * A table behind a chart.
 *
 * @param head names of the columns; the first names the rows
 * @param rows cells as text
 * @param note what was left out, or null
 */
record DataTable(List<String> head, List<List<String>> rows, String note) {
  DataTable {
    head = List.copyOf(head);
    rows = List.copyOf(rows);
  }

  /** A table of everything. */
  static DataTable of(List<String> head, List<List<String>> rows) {
    return new DataTable(head, rows, null);
  }

  /** The first rows only, and a note that says so. */
  static DataTable first(int most, List<String> head, List<List<String>> rows) {
    return rows.size() <= most
        ? of(head, rows)
        : new DataTable(
            head,
            rows.subList(0, most),
            "The first " + Figure.count(most) + " of " + Figure.count(rows.size()) + " rows.");
  }

  /** Writes it; wide tables scroll by themselves. */
  void write(Markup page, String caption) {
    page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
    page.open("table").leaf("caption", caption);
    page.open("thead").open("tr");
    head.forEach(name -> page.leaf("th", name, "scope", "col"));
    page.close("tr").close("thead").open("tbody");
    for (List<String> row : rows) {
      page.open("tr");
      for (int i = 0; i < row.size(); i++) {
        if (i == 0) {
          page.leaf("th", row.get(i), "scope", "row");
        } else {
          page.leaf("td", row.get(i));
        }
      }
      page.close("tr");
    }
    page.close("tbody").close("table").close("div");
    if (note != null) {
      page.leaf("p", note, "class", "note");
    }
  }
}
