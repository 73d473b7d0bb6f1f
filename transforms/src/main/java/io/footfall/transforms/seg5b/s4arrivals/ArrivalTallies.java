package io.footfall.transforms.seg5b.s4arrivals;

import io.footfall.coders.Finding;
import io.footfall.coders.Tally;
import io.footfall.transforms.rng.RngFamily;
import io.footfall.transforms.state.UnitOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
  private long atStart;
  private long atEnd;
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

  /**
   * Arrivals at the first and at the last microsecond of a bucket; its rows are in order of time.
   */
  void ends(ArrivalExpander expander, int n, long durationMicros) {
    for (int i = 0; i < n && expander.offsetMicros(i) == 0; i++) {
      atStart++;
    }
    for (int i = n - 1; i >= 0 && expander.offsetMicros(i) == durationMicros - 1; i--) {
      atEnd++;
    }
  }

  /** Compares the clocks of the first and last row of a bucket with a search of the timetable. */
  void clock(ArrivalClocks clocks, ArrivalExpander expander, long start, int n) {
    for (int i = 0; i < n; i += Math.max(1, n - 1)) {
      clock(clocks.agrees(expander.zone(i), start + expander.offsetMicros(i)));
    }
  }

  /** A row whose clock was looked up a second way. */
  void clock(boolean agrees) {
    clockRows++;
    clockErrors += agrees ? 0 : 1;
  }

  /** End of a merchant: the last sequence number written and the one the counts demand. */
  void merchant(long written, long expected) {
    broken += written == expected ? 0 : 1;
  }

  /** Hands everything over; a violation becomes a finding. */
  void publish(UnitOutput out, String unit) {
    tallies().forEach(out::tally);
    findings(unit).forEach(out::finding);
  }

  /** Evidence by check id. */
  Map<String, Tally> tallies() {
    Map<String, Tally> all = new TreeMap<>();
    all.put("arrivals", Tally.total(keys, rows));
    all.put("arrivals.virtual", Tally.total(edgeKeys, virtualRows));
    all.put("arrivals.at_start", Tally.total(rows, atStart));
    all.put("arrivals.at_end", Tally.total(rows, atEnd));
    for (Check check : checks()) {
      all.put(check.id, Tally.check(check.support, check.violations, check.violations));
    }
    account(all, RngFamily.S4_ARRIVAL_TIME_JITTER, keys, arrivals, arrivals);
    account(all, RngFamily.S4_ARRIVAL_SITE_PICK, keys, 2 * arrivals, arrivals);
    account(all, RngFamily.S4_ARRIVAL_EDGE_PICK, edgeKeys, virtual, edgeBlocks);
    return all;
  }

  /** One finding for each check with violations. */
  List<Finding> findings(String unit) {
    List<Finding> findings = new ArrayList<>();
    for (Check check : checks()) {
      if (check.violations > 0) {
        String code = "5B.S4." + check.code;
        findings.add(new Finding(code, check.id, unit, check.violations + " violations", "none"));
      }
    }
    return findings;
  }

  private record Check(String id, String code, long support, long violations) {}

  private List<Check> checks() {
    return List.of(
        new Check("C6", "DST_MAPPING_FAILED", clockRows, clockErrors),
        new Check("C11", "BUCKET_COUNT_MISMATCH", keys, Math.abs(rows - arrivals)),
        new Check("C12", "BUCKET_COUNT_MISMATCH", keys, Math.abs(virtualRows - virtual)),
        new Check("C16", "TS_OUTSIDE_BUCKET_WINDOW", rows, outside),
        new Check("C17", "PARTITION_OR_PK_VIOLATION", rows, disordered + broken));
  }

  /** Events with draws, and blocks, of a family. */
  private static void account(
      Map<String, Tally> all, RngFamily family, long events, long draws, long blocks) {
    String id = "rng." + family.module() + "." + family.substreamLabel();
    all.put(id + ".draws", Tally.total(events, draws));
    all.put(id + ".blocks", Tally.total(events, blocks));
  }
}
