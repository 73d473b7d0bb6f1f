package io.footfall.transforms.diff.rows;

import java.util.Arrays;

/** Rows copied column by column, to be looked at in any order. Not thread safe. */
final class RowBlock implements RowView {
  private final ComparedColumns columns;
  private final long[][] bits;
  private final String[][] texts;
  private final boolean[][] nulls;
  private int capacity = 64;
  private int size;
  private int row;

  RowBlock(ComparedColumns columns) {
    this.columns = columns;
    int n = columns.columns().size();
    bits = new long[n][];
    texts = new String[n][];
    nulls = new boolean[n][];
    for (int i = 0; i < n; i++) {
      if (columns.isText(i)) {
        texts[i] = new String[capacity];
      } else {
        bits[i] = new long[capacity];
      }
      nulls[i] = new boolean[capacity];
    }
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /** Copies a row. */
  void add(RowView from) {
    if (size == capacity) {
      grow();
    }
    for (int i = 0; i < nulls.length; i++) {
      boolean empty = from.isNull(i);
      nulls[i][size] = empty;
      if (texts[i] != null) {
        texts[i][size] = empty ? null : from.text(i);
      } else {
        bits[i][size] = empty ? 0 : from.bits(i);
      }
    }
    size++;
  }

  private void grow() {
    capacity *= 2;
    for (int i = 0; i < nulls.length; i++) {
      nulls[i] = Arrays.copyOf(nulls[i], capacity);
      if (texts[i] != null) {
        texts[i] = Arrays.copyOf(texts[i], capacity);
      } else {
        bits[i] = Arrays.copyOf(bits[i], capacity);
      }
    }
  }

  /** This block as a view of one row. */
  RowBlock at(int index) {
    row = index;
    return this;
  }

  @Override
  public long bits(int column) {
    return bits[column][row];
  }

  @Override
  public String text(int column) {
    return texts[column][row];
  }

  @Override
  public boolean isNull(int column) {
    return nulls[column][row];
  }
}
