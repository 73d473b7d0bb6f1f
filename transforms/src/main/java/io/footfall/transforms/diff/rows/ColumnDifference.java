package io.footfall.transforms.diff.rows;

import io.footfall.contracts.Column;
import io.footfall.contracts.ColumnType;

/** How a column differs between rows of one key. */
public final class ColumnDifference {
  private final Column column;
  private long rows;
  private double largestAbsolute;
  private double largestRelative;

  ColumnDifference(Column column) {
    this.column = column;
  }

  /** Notes a row where the column differs. */
  void add(RowView a, RowView b, int position) {
    rows++;
    if (!isQuantity() || a.isNull(position) || b.isNull(position)) {
      return;
    }
    boolean whole = column.type() != ColumnType.DOUBLE;
    double left = whole ? a.bits(position) : Double.longBitsToDouble(a.bits(position));
    double right = whole ? b.bits(position) : Double.longBitsToDouble(b.bits(position));
    double distance =
        whole ? Math.abs((double) (a.bits(position) - b.bits(position))) : Math.abs(left - right);
    largestAbsolute = Math.max(largestAbsolute, distance);
    double size = Math.max(Math.abs(left), Math.abs(right));
    if (!isTime() && size > 0) {
      largestRelative = Math.max(largestRelative, distance / size);
    }
  }

  void merge(ColumnDifference other) {
    rows += other.rows;
    largestAbsolute = Math.max(largestAbsolute, other.largestAbsolute);
    largestRelative = Math.max(largestRelative, other.largestRelative);
  }

  /** The column. */
  public String name() {
    return column.name();
  }

  /** Rows of one key where it differs. */
  public long rows() {
    return rows;
  }

  /** Whether the difference of two values means something. */
  public boolean isQuantity() {
    return switch (column.type()) {
      case DOUBLE, INT32, INT64, TIMESTAMP_UTC, TIMESTAMP_LOCAL -> true;
      default -> false;
    };
  }

  /** Whether {@link #largestAbsolute} counts microseconds. */
  public boolean isTime() {
    return column.type() == ColumnType.TIMESTAMP_UTC || column.type() == ColumnType.TIMESTAMP_LOCAL;
  }

  /** Largest |a - b|. */
  public double largestAbsolute() {
    return largestAbsolute;
  }

  /** Largest |a - b| / max(|a|, |b|); 0 for times. */
  public double largestRelative() {
    return largestRelative;
  }
}
