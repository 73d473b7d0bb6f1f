package io.footfall.transforms.seg5b.rnglog;

import io.footfall.contracts.Partition;
import io.footfall.contracts.seg5b.ArrivalEvent;
import io.footfall.contracts.seg5b.BucketCount;
import io.footfall.transforms.seg5b.rnglog.DrawTotals.Family;
import io.footfall.transforms.state.StateRun;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Audit and trace that agree with hand-made rows, counted row by row. */
public final class HandMadeLogs {
  private HandMadeLogs() {}

  /**
   * Writes both logs.
   *
   * @param groups latent groups, each over {@code buckets}
   * @param countDraws uniforms of a count
   */
  public static void write(
      String root,
      Partition partition,
      long groups,
      long buckets,
      long countDraws,
      List<BucketCount> counts,
      List<ArrivalEvent> events)
      throws IOException {
    Map<Family, DrawTotals> totals = new TreeMap<>();
    totals.put(
        new Family("5B.S2", "latent_vector"),
        new DrawTotals(groups, 2 * groups * buckets, groups * buckets));
    long drawn = counts.stream().filter(c -> c.lambdaRealised() > 0.0).count();
    totals.put(
        new Family("5B.S3", "bucket_count"), new DrawTotals(drawn, countDraws * drawn, drawn));
    Map<String, long[]> keys = new HashMap<>();
    for (ArrivalEvent e : events) {
      long[] n =
          keys.computeIfAbsent(
              e.merchantId() + "|" + e.zoneRepresentation() + "|" + e.bucketIndex(),
              k -> new long[2]);
      n[0]++;
      n[1] += e.isVirtual() ? 1 : 0;
    }
    long all = events.size();
    long virtual = keys.values().stream().mapToLong(n -> n[1]).sum();
    long mixed = keys.values().stream().filter(n -> n[1] > 0).count();
    long reserved = keys.values().stream().filter(n -> n[1] > 0).mapToLong(n -> n[0]).sum();
    totals.put(new Family("5B.S4", "arrival_time_jitter"), new DrawTotals(keys.size(), all, all));
    totals.put(new Family("5B.S4", "arrival_site_pick"), new DrawTotals(keys.size(), 2 * all, all));
    totals.put(new Family("5B.S4", "arrival_edge_pick"), new DrawTotals(mixed, virtual, reserved));
    RngAuditLog.ensure(root, partition, "test");
    RngTraceLog.ensure(
        new StateRun("5B.S4", root, partition, List.of(), "plan", 1, "test"), totals);
  }
}
