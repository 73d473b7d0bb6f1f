package io.footfall.transforms.seg5b.s1grid;

import io.footfall.coders.SealedTable;
import io.footfall.config.seg5b.ScenarioBand;
import io.footfall.contracts.seg5b.TimeGridBucket;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.table.ReadTable;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/**
 * The UTC buckets 0..H-1 of a scenario: equal length, half-open, contiguous (5B-s0-s1-s5.md section
 * B3).
 *
 * @param startMicros first instant of bucket 0, microseconds UTC
 * @param bucketSeconds length of every bucket
 * @param buckets H
 * @param band whether the scenario is a baseline or a stress
 */
public record BucketGrid(long startMicros, int bucketSeconds, int buckets, ScenarioBand band)
    implements Serializable {
  static final long MICROS_PER_SECOND = 1_000_000L;

  /** First instant of a bucket; of bucket H, the end of the horizon. */
  public long startOf(int bucket) {
    return startMicros + bucket * (bucketSeconds * MICROS_PER_SECOND);
  }

  /** The bucket that holds an instant, whether or not it is inside 0..H-1. */
  public long bucketOf(long micros) {
    return Math.floorDiv(micros - startMicros, bucketSeconds * MICROS_PER_SECOND);
  }

  /**
   * The grid a sealed {@code s1_time_grid_5B} holds.
   *
   * @param state reading state, for codes
   * @throws LawBroken S1_OUTPUT_MISSING, BUCKET_SET_INCONSISTENT or DOMAIN_ALIGN_FAILED
   */
  public static BucketGrid read(SealedTable table, String state) throws IOException {
    List<TimeGridBucket> rows = ReadTable.rows(table, TimeGridBucket.class);
    if (rows.isEmpty()) {
      throw new LawBroken(state + ".S1_OUTPUT_MISSING", "grid", table.folder(), "no bucket", "one");
    }
    TimeGridBucket first = rows.get(0);
    if (first.scenarioIsBaseline() == first.scenarioIsStress()) {
      throw new LawBroken(
          state + ".DOMAIN_ALIGN_FAILED",
          "grid",
          "bucket 0",
          "scenario_is_baseline = scenario_is_stress",
          "exactly one of both");
    }
    BucketGrid grid =
        new BucketGrid(
            first.bucketStartUtc(),
            first.bucketDurationSeconds(),
            rows.size(),
            ScenarioBand.of(first.scenarioIsBaseline()));
    for (int b = 0; b < rows.size(); b++) {
      TimeGridBucket row = rows.get(b);
      if (row.bucketIndex() != b
          || row.bucketStartUtc() != grid.startOf(b)
          || row.bucketEndUtc() != grid.startOf(b + 1)
          || row.bucketDurationSeconds() != grid.bucketSeconds
          || row.scenarioIsBaseline() != first.scenarioIsBaseline()) {
        throw new LawBroken(
            state + ".BUCKET_SET_INCONSISTENT",
            "grid",
            "bucket " + b,
            row,
            "contiguous buckets 0..H-1 of one length and one band");
      }
    }
    return grid;
  }
}
