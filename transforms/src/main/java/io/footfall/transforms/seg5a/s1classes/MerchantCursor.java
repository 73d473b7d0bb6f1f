package io.footfall.transforms.seg5a.s1classes;

import io.footfall.coders.SealedTable;
import io.footfall.contracts.U64;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;

/** A slice sorted by merchant, read along with the merchants of the universe. */
final class MerchantCursor implements AutoCloseable {
  private final String dataset;
  private final TableSlice slice;
  private boolean present;

  /** Opens the slice; column 0 is the merchant, {@code columns} follow. */
  MerchantCursor(SealedTable table, KeyRange range, String... columns) throws IOException {
    String[] all = new String[columns.length + 1];
    all[0] = "merchant_id";
    System.arraycopy(columns, 0, all, 1, columns.length);
    this.dataset = table.dataset();
    this.slice = TableSlice.open(table, range, all);
    this.present = slice.next();
  }

  /**
   * Whether the current row belongs to the merchant.
   *
   * @throws LawBroken if it belongs to a merchant passed over: one that the universe lacks
   */
  boolean at(long merchantId) {
    if (!present) {
      return false;
    }
    int order = U64.compare(slice.longAt(0), merchantId);
    if (order < 0) {
      throw orphan();
    }
    return order == 0;
  }

  /** Throws if a row is left. */
  void requireEnd() {
    if (present) {
      throw orphan();
    }
  }

  private LawBroken orphan() {
    return new LawBroken(
        "5A.S1.S1_FEATURE_DERIVATION_FAILED",
        "V-06",
        "merchant_id=" + U64.text(slice.longAt(0)),
        "a row of " + dataset,
        "a merchant of transaction_schema_merchant_ids, once");
  }

  void advance() throws IOException {
    present = slice.next();
  }

  String text(int column) {
    return slice.textAt(column);
  }

  long number(int column) {
    return slice.longAt(column);
  }

  double real(int column) {
    return slice.doubleAt(column);
  }

  @Override
  public void close() throws IOException {
    slice.close();
  }
}
