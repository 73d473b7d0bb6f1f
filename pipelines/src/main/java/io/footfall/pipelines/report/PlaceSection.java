package io.footfall.pipelines.report;

import io.footfall.pipelines.figures.PlaceCells;
import java.util.ArrayList;
import java.util.List;

/** Where sites and edges are. */
final class PlaceSection {
  private static final int DOTS = 2_000;
  private static final int ROWS = 100;

  private PlaceSection() {}

  static PageSection of(PlaceCells sites, PlaceCells edges) {
    List<List<String>> rows = new ArrayList<>();
    rows(rows, "sites", sites);
    rows(rows, "edges", edges);
    DataTable table =
        new DataTable(
            List.of("place", "north", "east", "number"),
            rows,
            "The largest " + ROWS + " cells of each kind.");
    return new PageSection(
        "map",
        "Sites and edges",
        Figure.count(sites.places())
            + " sites and "
            + Figure.count(edges.places())
            + " edges by cells of one degree, larger where there are more; lines every 30 degrees.",
        new PointChart(
            "map",
            "degrees east",
            "degrees north",
            List.of(dots("sites", sites), dots("edges", edges)),
            table));
  }

  private static PointChart.Group dots(String name, PlaceCells places) {
    return new PointChart.Group(
        name,
        false,
        places.cells().stream()
            .limit(DOTS)
            .map(c -> new double[] {c.longitude(), c.latitude(), c.places()})
            .toList());
  }

  private static void rows(List<List<String>> rows, String name, PlaceCells places) {
    places.cells().stream()
        .limit(ROWS)
        .forEach(
            c ->
                rows.add(
                    List.of(
                        name,
                        Figure.number(c.latitude()),
                        Figure.number(c.longitude()),
                        Figure.count(c.places()))));
  }
}
