package io.footfall.transforms.seg5a.s4overlays;

import io.footfall.coders.SealedTable;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.seg5a.ShapeGridBucket;
import io.footfall.transforms.civil.WeekGrid;
import io.footfall.transforms.table.ReadTable;
import java.io.IOException;
import java.util.List;

/** Whether a published {@code shape_grid_definition_5A} is the week the horizon maps onto. */
final class GridCheck {
  private GridCheck() {}

  /**
   * Compares row by row.
   *
   * @throws FootfallException S4_HORIZON_GRID_INVALID at the first bucket that differs
   */
  static void require(WeekGrid grid, SealedTable table) throws IOException {
    List<ShapeGridBucket> rows = ReadTable.rows(table, ShapeGridBucket.class);
    for (int k = 0; k < Math.max(rows.size(), grid.size()); k++) {
      if (k >= rows.size()
          || k >= grid.size()
          || rows.get(k).bucketIndex() != k
          || rows.get(k).localDayOfWeek() != grid.isoDayOfWeek(k)
          || rows.get(k).localMinutesSinceMidnight() != grid.startMinute(k)
          || rows.get(k).bucketDurationMinutes() != grid.bucketMinutes()) {
        throw new FootfallException(
            new FailureCode("5A.S4", "S4_HORIZON_GRID_INVALID"),
            table.dataset()
                + ": found "
                + (k < rows.size() ? rows.get(k) : "no row")
                + " at bucket "
                + k
                + "; expected the week of the horizon's "
                + grid.bucketMinutes()
                + "-minute buckets",
            "Give grid and scenario the same bucket length and build 5A.S2 again.");
      }
    }
  }
}
