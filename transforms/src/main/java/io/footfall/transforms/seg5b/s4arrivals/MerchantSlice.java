package io.footfall.transforms.seg5b.s4arrivals;

import io.footfall.coders.SealedTable;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;

/**
 * Cursor over a table ordered by merchant, walked merchant by merchant in unsigned order: the merge
 * side of a merge-join. Column 0 is merchant_id. Not thread safe.
 */
final class MerchantSlice implements AutoCloseable {
  private final TableSlice slice;
  private boolean present;

  /**
   * Opens at the first row of the range; {@code columns} start with merchant_id. No table, no row.
   */
  MerchantSlice(SealedTable table, KeyRange range, String... columns) throws IOException {
    slice = table == null ? null : TableSlice.open(table, range, columns);
    present = slice != null && slice.next();
  }

  /** Whether a row is at hand. */
  boolean present() {
    return present;
  }

  /** Merchant of the row at hand. */
  long merchant() {
    return slice.longAt(0);
  }

  /** Skips merchants before this one; true if a row of it is at hand. */
  boolean seek(long merchant) throws IOException {
    while (present && Long.compareUnsigned(merchant(), merchant) < 0) {
      present = slice.next();
    }
    return present && merchant() == merchant;
  }

  /** Moves on; true if the next row is of this merchant too. */
  boolean next(long merchant) throws IOException {
    present = slice.next();
    return present && merchant() == merchant;
  }

  /** The row at hand. */
  TableSlice row() {
    return slice;
  }

  @Override
  public void close() throws IOException {
    if (slice != null) {
      slice.close();
    }
  }
}
