package io.footfall.transforms.seg5b;

import io.footfall.coders.ExactSum;
import io.footfall.coders.Tally;

/** Collects what a tally says of one column: rows, exact sum, smallest and largest value. */
public final class ValueTally {
  private long rows;
  private long total;
  private ExactSum sum = ExactSum.ZERO;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  /** One finite value. */
  public void add(double value) {
    rows++;
    if (value != 0.0) {
      sum = sum.plus(ExactSum.of(value));
    }
    min = Math.min(min, value);
    max = Math.max(max, value);
  }

  /** One integer. */
  public void add(long value) {
    rows++;
    total += value;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }

  /** Sum of the integers so far. */
  public long total() {
    return total;
  }

  /** Values so far. */
  public long rows() {
    return rows;
  }

  /** The evidence. */
  public Tally tally() {
    return new Tally(rows, 0, total, sum, min, max);
  }
}
