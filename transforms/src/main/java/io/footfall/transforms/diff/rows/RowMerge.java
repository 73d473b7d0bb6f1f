package io.footfall.transforms.diff.rows;

import io.footfall.coders.SealedTable;
import io.footfall.transforms.parquet.read.KeyRange;
import java.io.IOException;

/** Joins the rows of a table of two runs by key, streaming, in key order. Not thread safe. */
public final class RowMerge implements AutoCloseable {
  private final ComparedColumns columns;
  private final RowCursor a;
  private final RowCursor b;

  /** Takes the rows that have one key. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * A key.
     *
     * @param a row of the first run, or null
     * @param b row of the second run, or null
     * @param changed columns that differ, where both are there
     */
    void row(RowView a, RowView b, long changed) throws IOException;
  }

  /** Opens the rows of a range of merchants in both tables. */
  public RowMerge(ComparedColumns columns, SealedTable a, SealedTable b, KeyRange range)
      throws IOException {
    this.columns = columns;
    this.a = new RowCursor(a, range, columns);
    try {
      this.b = new RowCursor(b, range, columns);
    } catch (IOException | RuntimeException e) {
      this.a.close();
      throw e;
    }
  }

  /** Columns of the rows. */
  public ComparedColumns columns() {
    return columns;
  }

  /** Whether either run has a row at hand. */
  public boolean present() {
    return a.present() || b.present();
  }

  /** The smaller merchant at hand; for tables by merchant, while {@link #present()}. */
  public long merchant() {
    int at = columns.at("merchant_id");
    if (!a.present() || !b.present()) {
      return (a.present() ? a : b).bits(at);
    }
    long left = a.bits(at);
    long right = b.bits(at);
    return Long.compareUnsigned(left, right) <= 0 ? left : right;
  }

  /** The row at hand of the first run if it is of the merchant, else null. */
  RowCursor first(long merchant, int merchantColumn) {
    return a.present() && a.bits(merchantColumn) == merchant ? a : null;
  }

  /** The same of the second run. */
  RowCursor second(long merchant, int merchantColumn) {
    return b.present() && b.bits(merchantColumn) == merchant ? b : null;
  }

  /** Visits the rows of the merchant, which is the smallest at hand. */
  public void visit(long merchant, Visitor visitor) throws IOException {
    int at = columns.at("merchant_id");
    while (true) {
      RowCursor left = first(merchant, at);
      RowCursor right = second(merchant, at);
      if (left == null && right == null) {
        return;
      }
      step(left, right, visitor);
    }
  }

  /** Visits every row. */
  public void visitAll(Visitor visitor) throws IOException {
    while (present()) {
      step(a.present() ? a : null, b.present() ? b : null, visitor);
    }
  }

  private void step(RowCursor left, RowCursor right, Visitor visitor) throws IOException {
    int order = left == null ? 1 : right == null ? -1 : columns.compareKeys(left, right);
    if (order < 0) {
      visitor.row(left, null, 0);
      left.next();
    } else if (order > 0) {
      visitor.row(null, right, 0);
      right.next();
    } else {
      visitor.row(left, right, columns.changed(left, right));
      left.next();
      right.next();
    }
  }

  @Override
  public void close() throws IOException {
    a.close();
    b.close();
  }
}
