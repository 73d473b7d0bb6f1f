package io.footfall.transforms.metrics;

import io.footfall.coders.ExactSum;
import io.footfall.coders.Tally;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Named sums of one unit. A unit adds in its own fixed order; units merge exactly. Not thread safe.
 */
public final class MetricSums {
  /** What the name of every tally begins with. */
  public static final String PREFIX = "metric|";

  private static final double LARGEST = 0x1p60;

  private final Map<String, Cell> cells = new TreeMap<>();

  /** One sum: elements, integers and doubles, and the largest of some values. */
  private static final class Cell {
    private long support;
    private long total;
    private double sum;
    private double largest = Tally.NONE.max();
  }

  private Cell cell(String name) {
    return cells.computeIfAbsent(name, n -> new Cell());
  }

  /** Adds to the sum of a name. */
  public void add(String name, long elements, long integers, double doubles) {
    Cell cell = cell(name);
    cell.support += elements;
    cell.total += integers;
    cell.sum += doubles;
  }

  /** Keeps the largest value of a name; what is no number is larger than all sound input. */
  public void largest(String name, double value) {
    Cell cell = cell(name);
    cell.largest = Math.max(cell.largest, value < LARGEST ? value : LARGEST);
  }

  /** Hands all sums over; what has left every range of sound input counts as zero. */
  public void flush(BiConsumer<String, Tally> out) {
    cells.forEach(
        (name, c) -> {
          double sum = Math.abs(c.sum) < LARGEST ? c.sum : 0;
          out.accept(
              PREFIX + name,
              new Tally(c.support, 0, c.total, ExactSum.of(sum), Tally.NONE.min(), c.largest));
        });
  }
}
