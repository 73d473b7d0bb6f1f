package io.footfall.pipelines.figures;

import io.footfall.coders.SealedTable;
import io.footfall.transforms.parquet.read.PartReader;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Places counted by cells of one degree: at most 64,800 of them, however many places. */
public final class PlaceCells {
  private final Map<Integer, Long> cells = new TreeMap<>();
  private long places;

  /**
   * One cell.
   *
   * @param latitude degrees north of its middle
   * @param longitude degrees east of its middle
   * @param places places inside
   */
  public record Cell(double latitude, double longitude, long places) {}

  PlaceCells() {}

  /** Counts all rows of a table with {@code lat_deg} and {@code lon_deg}. */
  static PlaceCells of(PartPass pass, SealedTable table) throws IOException {
    PlaceCells all = new PlaceCells();
    pass.over(
        table,
        List.of("lat_deg", "lon_deg"),
        (reader, part) -> new PlaceCells().count(reader),
        all::merge);
    return all;
  }

  private PlaceCells count(PartReader part) throws IOException {
    while (part.nextBatch()) {
      double[] latitudes = part.doubles(0);
      double[] longitudes = part.doubles(1);
      for (int i = 0; i < part.size(); i++) {
        cells.merge(cell(latitudes[i], longitudes[i]), 1L, Long::sum);
        places++;
      }
    }
    return this;
  }

  static int cell(double latitude, double longitude) {
    int row = (int) Math.floor(Math.max(-90, Math.min(89.999999, latitude))) + 90;
    int column = (int) Math.floor(Math.max(-180, Math.min(179.999999, longitude))) + 180;
    return row * 360 + column;
  }

  private void merge(PlaceCells more) {
    more.cells.forEach((cell, n) -> cells.merge(cell, n, Long::sum));
    places += more.places;
  }

  /** All places. */
  public long places() {
    return places;
  }

  /** Cells by places descending, then from the south west. */
  public List<Cell> cells() {
    return cells.entrySet().stream()
        .map(e -> new Cell(e.getKey() / 360 - 89.5, e.getKey() % 360 - 179.5, e.getValue()))
        .sorted(
            Comparator.comparingLong(Cell::places)
                .reversed()
                .thenComparing(Cell::latitude)
                .thenComparing(Cell::longitude))
        .toList();
  }
}
