package io.footfall.transforms.evidence;

import io.footfall.coders.Tally;
import io.footfall.transforms.state.UnitOutput;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Counts of non-negative values by size, 16 cells an octave, from which reports take quantiles. A
 * cell is a tally of its own, so histograms of units merge to the same counts in any order. Not
 * thread safe.
 */
public final class LogHistogram {
  /** Largest relative error of a quantile: half a cell. */
  public static final double RELATIVE_ERROR = 1.0 / 32;

  private static final int CELL_SHIFT = 48;
  private static final int CELLS = 1 << 15;
  private static final String INFIX = ".cell.";

  private final long[] counts = new long[CELLS];

  /** Counts a value; what is negative or no number is left out. */
  public void add(double value) {
    add(value, 1);
  }

  /** Counts a value several times; what is negative or no number is left out. */
  public void add(double value, long times) {
    if (value >= 0) {
      // Adding zero makes -0.0 a 0.0, whose sign bit is clear.
      counts[(int) (Double.doubleToRawLongBits(value + 0.0) >>> CELL_SHIFT)] += times;
    }
  }

  /** Counts all values. */
  public void addAll(double[] values) {
    for (double value : values) {
      add(value);
    }
  }

  /** Leaves the counts as tallies of a name. */
  public void flush(UnitOutput out, String name) {
    flush(out::tally, name);
  }

  /** Leaves the counts as tallies of a name. */
  public void flush(BiConsumer<String, Tally> out, String name) {
    for (int cell = 0; cell < CELLS; cell++) {
      if (counts[cell] > 0) {
        out.accept(name + INFIX + cell, Tally.count(counts[cell]));
      }
    }
  }

  /**
   * The value with a share of all values at or below it, from the tallies of a name; exact for 0,
   * else the middle of its cell. Empty if nothing was counted.
   *
   * @param share above 0, at most 1
   */
  public static OptionalDouble quantile(Map<String, Tally> tallies, String name, double share) {
    TreeMap<Integer, Long> cells = new TreeMap<>();
    String prefix = name + INFIX;
    tallies.forEach(
        (id, tally) -> {
          if (id.startsWith(prefix)) {
            cells.put(Integer.parseInt(id.substring(prefix.length())), tally.support());
          }
        });
    long all = cells.values().stream().mapToLong(n -> n).sum();
    long below = 0;
    for (Map.Entry<Integer, Long> cell : cells.entrySet()) {
      below += cell.getValue();
      if (below >= share * all) {
        return OptionalDouble.of(middle(cell.getKey()));
      }
    }
    return OptionalDouble.empty();
  }

  private static double middle(int cell) {
    if (cell == 0) {
      return 0;
    }
    double low = Double.longBitsToDouble((long) cell << CELL_SHIFT);
    double high = Double.longBitsToDouble((cell + 1L) << CELL_SHIFT);
    return low + (high - low) / 2;
  }
}
