package io.footfall.transforms.seg5a.s5metrics;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Counts by cell of size and by group, from which statistics of ranks are taken; values of a cell
 * are tied. Not thread safe.
 */
final class RankCells {
  private static final int QUARTILES = 4;

  private final NavigableMap<Integer, Map<String, Long>> cells = new TreeMap<>();
  private final Map<String, Long> groups = new TreeMap<>();
  private long size;

  /** Adds values of a cell and group. */
  void add(int cell, String group, long count) {
    cells.computeIfAbsent(cell, c -> new TreeMap<>()).merge(group, count, Long::sum);
    groups.merge(group, count, Long::sum);
    size += count;
  }

  private static long count(Map<String, Long> cell) {
    return cell.values().stream().mapToLong(n -> n).sum();
  }

  /** Cramer's V of quartile and group; a cell that a quartile cuts is shared out evenly. */
  double association() {
    Map<String, double[]> table = new TreeMap<>();
    double below = 0;
    for (Map<String, Long> cell : cells.values()) {
      long n = count(cell);
      for (int q = 0; q < QUARTILES; q++) {
        double from = Math.max(below, q * (size / (double) QUARTILES));
        double to = Math.min(below + n, (q + 1) * (size / (double) QUARTILES));
        double part = Math.max(0, to - from) / n;
        for (Map.Entry<String, Long> group : cell.entrySet()) {
          table.computeIfAbsent(group.getKey(), g -> new double[QUARTILES])[q] +=
              part * group.getValue();
        }
      }
      below += n;
    }
    double chi = 0;
    for (Map.Entry<String, double[]> row : table.entrySet()) {
      double expected = groups.get(row.getKey()) / (double) QUARTILES;
      for (double seen : row.getValue()) {
        chi += (seen - expected) * (seen - expected) / expected;
      }
    }
    int freedom = Math.min(QUARTILES, groups.size()) - 1;
    return freedom == 0 ? 0 : Math.sqrt(chi / (size * (double) freedom));
  }

  /** Kruskal and Wallis' H, corrected for ties, over size - 1. */
  double rankEffect() {
    Map<String, Double> rankSums = new TreeMap<>();
    double ties = 0;
    double below = 0;
    for (Map<String, Long> cell : cells.values()) {
      double n = count(cell);
      double rank = below + (n + 1) / 2;
      cell.forEach((group, k) -> rankSums.merge(group, k * rank, Double::sum));
      ties += n * n * n - n;
      below += n;
    }
    double n = size;
    double between = 0;
    for (Map.Entry<String, Double> group : rankSums.entrySet()) {
      double mean = group.getValue() / groups.get(group.getKey());
      double off = mean - (n + 1) / 2;
      between += groups.get(group.getKey()) * off * off;
    }
    double h = 12 * between / (n * (n + 1)) / (1 - ties / (n * n * n - n));
    return h / (n - 1);
  }

  /** Spearman's correlation of cell and group, groups being whole numbers. */
  double correlation() {
    NavigableMap<Integer, Double> groupRanks = new TreeMap<>();
    groups.forEach((group, n) -> groupRanks.put(Integer.parseInt(group), (double) n));
    double below = 0;
    for (Map.Entry<Integer, Double> group : groupRanks.entrySet()) {
      double n = group.getValue();
      group.setValue(below + (n + 1) / 2);
      below += n;
    }
    double middle = (size + 1) / 2.0;
    double xy = 0;
    double xx = 0;
    double yy = 0;
    below = 0;
    for (Map<String, Long> cell : cells.values()) {
      long n = count(cell);
      double x = below + (n + 1) / 2.0 - middle;
      for (Map.Entry<String, Long> group : cell.entrySet()) {
        double y = groupRanks.get(Integer.parseInt(group.getKey())) - middle;
        xy += group.getValue() * x * y;
        yy += group.getValue() * y * y;
      }
      xx += n * x * x;
      below += n;
    }
    return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
  }
}
