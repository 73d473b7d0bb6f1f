package io.footfall.transforms.boosting;

import java.util.Arrays;

/**
 * Rows of small whole numbers by column, each of one of two classes; they grow as they are added.
 */
public final class BinnedRows {
  /** Values a column may take, 0 to 127. */
  public static final int BINS = 128;

  private final byte[][] columns;
  private boolean[] positive = new boolean[1024];
  private int size;

  /**
   * @param columns number of columns
   */
  public BinnedRows(int columns) {
    this.columns = new byte[columns][positive.length];
  }

  /**
   * Adds a row.
   *
   * @param second whether it is of the second class
   * @param bins one value for each column, 0 to 127
   */
  public void add(boolean second, int... bins) {
    if (bins.length != columns.length) {
      throw new IllegalArgumentException(bins.length + " bins for " + columns.length + " columns");
    }
    if (size == positive.length) {
      positive = Arrays.copyOf(positive, 2 * size);
      for (int c = 0; c < columns.length; c++) {
        columns[c] = Arrays.copyOf(columns[c], 2 * size);
      }
    }
    for (int c = 0; c < bins.length; c++) {
      if (bins[c] < 0 || bins[c] >= BINS) {
        throw new IllegalArgumentException("Column " + c + ": bin " + bins[c]);
      }
      columns[c][size] = (byte) bins[c];
    }
    positive[size++] = second;
  }

  /** Number of rows. */
  public int size() {
    return size;
  }

  /** Number of columns. */
  public int width() {
    return columns.length;
  }

  /** Whether a row is of the second class. */
  public boolean isSecond(int row) {
    return positive[row];
  }

  /** Rows of the second class. */
  public int seconds() {
    int n = 0;
    for (int i = 0; i < size; i++) {
      n += positive[i] ? 1 : 0;
    }
    return n;
  }

  int bin(int column, int row) {
    return columns[column][row];
  }

  byte[] column(int column) {
    return columns[column];
  }
}
