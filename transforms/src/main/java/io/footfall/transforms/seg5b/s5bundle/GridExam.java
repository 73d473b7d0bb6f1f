package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.contracts.Partition;
import io.footfall.transforms.evidence.EvidenceBook;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Looks at the time grid of a scenario: the horizon's buckets, once each, in order. */
final class GridExam {
  private final RunContext ctx;
  private final int limit;

  /**
   * @param limit buckets the policy allows
   */
  GridExam(RunContext ctx, int limit) {
    this.ctx = ctx;
    this.limit = limit;
  }

  /** Judges the grid of a scenario. */
  void judge(EvidenceBook book, Partition partition, ScenarioHorizonConfig.Scenario scenario)
      throws IOException {
    List<String> breaches = new ArrayList<>();
    long expected = 0;
    try (TableSlice rows =
        TableSlice.open(
            ctx.table("s1_time_grid_5B", partition),
            KeyRange.ALL,
            "bucket_index",
            "bucket_start_utc",
            "bucket_end_utc",
            "bucket_duration_seconds")) {
      while (rows.next()) {
        long start = scenario.startMicros() + expected * scenario.bucketMicros();
        if (rows.longAt(0) != expected
            || rows.longAt(1) != start
            || rows.longAt(2) != start + scenario.bucketMicros()
            || rows.longAt(3) * 1_000_000L != scenario.bucketMicros()) {
          breaches.add("bucket " + rows.longAt(0) + " from " + rows.longAt(1));
        }
        expected++;
      }
    }
    if (expected > limit) {
      breaches.add(expected + " buckets; the policy allows " + limit);
    }
    if (expected != scenario.buckets()) {
      breaches.add(expected + " buckets; expected " + scenario.buckets());
    }
    book.judge(ArrivalChecks.GRID, partition.scenarioId(), Math.max(1, expected), breaches);
  }
}
