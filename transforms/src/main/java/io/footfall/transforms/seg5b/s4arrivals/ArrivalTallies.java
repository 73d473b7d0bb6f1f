package io.footfall.transforms.seg5b.s4arrivals;

import io.footfall.coders.Finding;
import io.footfall.coders.Tally;
import io.footfall.transforms.rng.RngFamily;
import io.footfall.transforms.table.UnitOutput;

/**
 * Counters of one unit: checks at the source (realism.md section 2) and the accounting of draws
 * (rng.md section 8.2, DECISIONS 3.8). Accounting follows the law, not the blocks computed: time
 * blocks N, draws N; site blocks N, draws 2N; edge blocks N and draws V of keys with V > 0.
 */
final class ArrivalTallies {
  private long keys;
  private long arrivals;
  private long virtual;
  private long edgeKeys;
  private long edgeBlocks;
  private long rows;
  private long virtualRows;
  private long disordered;
  private long outside;
  private long clockRows;
  private long clockErrors;
  private long broken;

  /** A key with arrivals. */
  void key(int count, int virtualCount) {
    keys++;
    arrivals += count;
    virtual += virtualCount;
    if (virtualCount > 0) {
      edgeKeys++;
      edgeBlocks += count;
    }
  }

  /** Rows of a bucket. */
  void bucket(int n, int virtualN, int disorderedN, int outsideN) {
    rows += n;
    virtualRows += virtualN;
    disordered += disorderedN;
    outside += outsideN;
  }

  /** Compares the clocks of the first and last row of a bucket with a search of the timetable. */
  void clock(ArrivalClocks clocks, ArrivalExpander expander, long start, int n) {
    for (int i = 0; i < n; i += Math.max(1, n - 1)) {
      long ts = start + expander.offsetMicros(i);
      clockRows++;
      clockErrors += clocks.agrees(expander.zone(i), ts) ? 0 : 1;
    }
  }

  /** End of a merchant: the last sequence number written and the one the counts demand. */
  void merchant(long written, long expected) {
    broken += written == expected ? 0 : 1;
  }

  /** Hands everything over; a violation becomes a finding. */
  void publish(UnitOutput out, String unit) {
    out.tally("arrivals", Tally.total(keys, rows));
    out.tally("arrivals.virtual", Tally.total(edgeKeys, virtualRows));
    check(out, unit, "C6", "DST_MAPPING_FAILED", clockRows, clockErrors);
    check(out, unit, "C11", "BUCKET_COUNT_MISMATCH", keys, Math.abs(rows - arrivals));
    check(out, unit, "C12", "BUCKET_COUNT_MISMATCH", keys, Math.abs(virtualRows - virtual));
    check(out, unit, "C16", "TS_OUTSIDE_BUCKET_WINDOW", rows, outside);
    check(out, unit, "C17", "PARTITION_OR_PK_VIOLATION", rows, disordered + broken);
    account(out, RngFamily.S4_ARRIVAL_TIME_JITTER, keys, arrivals, arrivals);
    account(out, RngFamily.S4_ARRIVAL_SITE_PICK, keys, 2 * arrivals, arrivals);
    account(out, RngFamily.S4_ARRIVAL_EDGE_PICK, edgeKeys, virtual, edgeBlocks);
  }

  private static void check(
      UnitOutput out, String unit, String id, String code, long support, long violations) {
    out.tally(id, Tally.check(support, violations, violations));
    if (violations > 0) {
      out.finding(new Finding("5B.S4." + code, id, unit, violations + " violations", "none"));
    }
  }

  /** Events with draws, and blocks, of a family. */
  private static void account(
      UnitOutput out, RngFamily family, long events, long draws, long blocks) {
    String id = "rng." + family.module() + "." + family.substreamLabel();
    out.tally(id + ".draws", Tally.total(events, draws));
    out.tally(id + ".blocks", Tally.total(events, blocks));
  }
}
