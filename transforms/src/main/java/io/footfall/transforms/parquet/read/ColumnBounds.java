package io.footfall.transforms.parquet.read;

/**
 * A wish to see only rows whose whole-number column lies in a range, both ends inclusive. Row
 * groups whose statistics rule it out are skipped; other rows are not filtered.
 *
 * @param column name of a column of whole numbers or times
 * @param min smallest value, signed
 * @param max largest value
 */
public record ColumnBounds(String column, long min, long max) {
  /** No wish. */
  public static final ColumnBounds NONE = new ColumnBounds("", Long.MIN_VALUE, Long.MAX_VALUE);

  boolean overlaps(long smallest, long largest) {
    return min <= largest && smallest <= max;
  }
}
