package io.footfall.transforms.diff.rows;

/** One row of a table, columns by their position in {@link ComparedColumns}. */
public interface RowView {
  /** Integers, ids, times, truth values; doubles as their raw bits. */
  long bits(int column);

  /** Text of a text column, null where empty; a list as its texts joined. */
  String text(int column);

  /** Whether the row leaves the column empty. */
  boolean isNull(int column);
}
