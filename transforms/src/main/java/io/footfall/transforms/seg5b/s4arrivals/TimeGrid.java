package io.footfall.transforms.seg5b.s4arrivals;

import io.footfall.coders.SealedTable;
import io.footfall.transforms.table.KeyRange;
import io.footfall.transforms.table.LawBroken;
import io.footfall.transforms.table.TableSlice;
import io.footfall.transforms.table.WorkerCache;
import java.io.IOException;

/**
 * The UTC buckets of a scenario: equal length, contiguous, from the horizon start.
 *
 * @param startMicros first instant of bucket 0, microseconds UTC
 * @param durationMicros length of every bucket
 * @param buckets number of buckets
 */
public record TimeGrid(long startMicros, long durationMicros, int buckets) {
  /** First instant of a bucket. */
  public long startOf(long bucket) {
    return startMicros + bucket * durationMicros;
  }

  /**
   * Reads the grid once per worker.
   *
   * @throws LawBroken TIME_GRID_MISMATCH if the table is empty or not such a grid
   */
  static TimeGrid of(SealedTable table) throws IOException {
    return WorkerCache.get("grid:" + table.manifestSha256(), TimeGrid.class, () -> read(table));
  }

  private static TimeGrid read(SealedTable table) throws IOException {
    long start = 0;
    long duration = 0;
    int buckets = 0;
    try (TableSlice rows =
        TableSlice.open(
            table,
            KeyRange.ALL,
            "bucket_index",
            "bucket_start_utc",
            "bucket_end_utc",
            "bucket_duration_seconds")) {
      while (rows.next()) {
        if (buckets == 0) {
          start = rows.longAt(1);
          duration = rows.longAt(2) - start;
        }
        long expected = start + buckets * duration;
        if (rows.longAt(0) != buckets
            || rows.longAt(1) != expected
            || rows.longAt(2) != expected + duration
            || rows.longAt(3) * 1_000_000L != duration) {
          throw mismatch("bucket " + rows.longAt(0), rows.longAt(1) + ".." + rows.longAt(2));
        }
        buckets++;
      }
    }
    if (buckets == 0 || duration < 1 || duration > ArrivalExpander.MAX_DURATION_MICROS) {
      throw mismatch("grid", buckets + " buckets of " + duration + " microseconds");
    }
    return new TimeGrid(start, duration, buckets);
  }

  private static LawBroken mismatch(String key, String found) {
    return new LawBroken(
        "5B.S4.TIME_GRID_MISMATCH",
        "C16",
        key,
        found,
        "contiguous buckets 0..H-1 of one length, at most 4294 s");
  }
}
