package io.footfall.transforms.table;

import java.util.concurrent.atomic.LongAdder;

/**
 * Rows finished in this JVM since the last reset, for the progress line of embedded runners only.
 * Never reaches a file.
 */
public final class Progress {
  private static final LongAdder ROWS = new LongAdder();

  private Progress() {}

  static void add(long rows) {
    ROWS.add(rows);
  }

  /** Starts a new state. */
  public static void reset() {
    ROWS.reset();
  }

  /** Rows so far. */
  public static long rows() {
    return ROWS.sum();
  }
}
