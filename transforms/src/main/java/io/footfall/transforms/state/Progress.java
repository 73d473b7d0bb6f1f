package io.footfall.transforms.state;

import java.util.concurrent.atomic.LongAdder;

/**
 * Rows finished in this JVM since the last reset, for the progress line of embedded runners only,
 * and single files the driver has written, by which work that changed nothing is known. Never
 * reaches a file.
 */
public final class Progress {
  private static final LongAdder ROWS = new LongAdder();

  private static final LongAdder FILES = new LongAdder();

  private Progress() {}

  static void file() {
    FILES.increment();
  }

  /** Single files published by this JVM. */
  public static long files() {
    return FILES.sum();
  }

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
