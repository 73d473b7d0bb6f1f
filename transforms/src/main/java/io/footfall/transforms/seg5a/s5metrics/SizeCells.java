package io.footfall.transforms.seg5a.s5metrics;

import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Sizes in cells, 64 an octave, so that concentration is judged from merged counts. A cell is at
 * most 1/64 wide relative to its values. From that: a top share and the Gini coefficient are off by
 * at most 1/64 of themselves and of one, in practice by far less, since only what lies inside a
 * cell, or in the cell the share cuts, is unknown; a quantile by 1/128; Hill's mean log excess by
 * 1/64. Not thread safe.
 */
final class SizeCells {
  private static final int CELL_SHIFT = 46;

  private final NavigableMap<Integer, Cell> cells = new TreeMap<>();
  private long size;
  private double total;

  /** Values of a cell: how many, their sum, the sum of their logarithms. */
  static final class Cell {
    long count;
    double sum;
    double logs;
  }

  /** Cell of a positive value. */
  static int cell(double value) {
    return (int) (Double.doubleToRawLongBits(value) >>> CELL_SHIFT);
  }

  /** Middle of a cell. */
  static double middle(int cell) {
    double low = Double.longBitsToDouble((long) cell << CELL_SHIFT);
    double high = Double.longBitsToDouble((cell + 1L) << CELL_SHIFT);
    return low + (high - low) / 2;
  }

  /** Adds values of a cell. */
  void add(int cell, long count, double sum, double logs) {
    Cell of = cells.computeIfAbsent(cell, c -> new Cell());
    of.count += count;
    of.sum += sum;
    of.logs += logs;
    size += count;
    total += sum;
  }

  long size() {
    return size;
  }

  /** Share of all that the largest have; of the cell they cut, an even part. */
  double topShare(double top) {
    double left = Math.ceil(top * size);
    double sum = 0;
    for (Cell c : cells.descendingMap().values()) {
      double part = Math.min(1, left / c.count);
      sum += part * c.sum;
      left -= part * c.count;
      if (left <= 0) {
        break;
      }
    }
    return sum / total;
  }

  /** Gini coefficient, one less twice the area below the Lorenz curve; a cell's values as equal. */
  double gini() {
    double below = 0;
    double area = 0;
    for (Cell c : cells.values()) {
      area += c.count * (below + c.sum / 2);
      below += c.sum;
    }
    return 1 - 2 * area / (size * total);
  }

  /** Smallest value with a share of all at or below it, to the middle of its cell. */
  double quantile(double share) {
    long below = 0;
    for (var entry : cells.entrySet()) {
      below += entry.getValue().count;
      if (below >= share * size) {
        return middle(entry.getKey());
      }
    }
    return Double.NaN;
  }

  /** Hill's exponent of the largest: their number over the sum of logs of value over threshold. */
  double hill(double top) {
    double wanted = Math.ceil(top * size);
    double left = wanted;
    double logs = 0;
    for (var entry : cells.descendingMap().entrySet()) {
      Cell c = entry.getValue();
      if (c.count > left) {
        double threshold = StrictMath.log(middle(entry.getKey()));
        return wanted / (logs + left * c.logs / c.count - wanted * threshold);
      }
      logs += c.logs;
      left -= c.count;
    }
    return Double.NaN;
  }
}
