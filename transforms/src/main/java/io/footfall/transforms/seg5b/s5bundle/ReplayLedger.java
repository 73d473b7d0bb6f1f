package io.footfall.transforms.seg5b.s5bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a replay compared and what differed: rows by table in full, differing columns up to a bound.
 * Not thread safe.
 */
final class ReplayLedger {
  private final int bound;
  private final Map<String, long[]> rows = new TreeMap<>();
  private final List<ReplayDifference> differences = new ArrayList<>();

  /**
   * @param bound differences kept; the rest is only counted
   */
  ReplayLedger(int bound) {
    this.bound = bound;
  }

  /** Rows that were compared, whether or not they differ. */
  void compared(String dataset, long count) {
    of(dataset)[0] += count;
  }

  /** Rows, of those compared, that differ. */
  void differing(String dataset, long count) {
    of(dataset)[1] += count;
  }

  private long[] of(String dataset) {
    return rows.computeIfAbsent(dataset, d -> new long[2]);
  }

  /** A column of a differing row. */
  void note(String dataset, String key, String column, Object found, Object expected) {
    if (differences.size() < bound) {
      differences.add(
          new ReplayDifference(
              dataset, key, column, String.valueOf(found), String.valueOf(expected)));
    }
  }

  /** The first differences, in order of key. */
  List<ReplayDifference> differences() {
    return List.copyOf(differences);
  }

  /** Rows compared, by table. */
  Map<String, Long> rows() {
    return counts(0);
  }

  /** Rows that differ, by table; tables without any are left out. */
  Map<String, Long> differingRows() {
    Map<String, Long> counts = counts(1);
    counts.values().removeIf(n -> n == 0);
    return counts;
  }

  private Map<String, Long> counts(int which) {
    Map<String, Long> counts = new TreeMap<>();
    rows.forEach((dataset, n) -> counts.put(dataset, n[which]));
    return counts;
  }
}
