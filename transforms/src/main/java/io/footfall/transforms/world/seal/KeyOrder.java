package io.footfall.transforms.world.seal;

import io.footfall.coders.SealedTable;
import io.footfall.contracts.Column;
import io.footfall.contracts.ColumnType;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.contracts.U64;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.util.List;

/** W1: rows of a table ascend strictly by the columns of its order, so keys are unique. */
final class KeyOrder {
  private final List<Column> columns;

  private KeyOrder(DatasetContract contract) {
    columns = contract.order().stream().map(contract::column).toList();
  }

  /** Reads the whole table. */
  static void check(SealedTable table, WorldCheck check) throws IOException {
    DatasetContract contract = Contracts.get(table.dataset());
    KeyOrder order = new KeyOrder(contract);
    String[] names = contract.order().toArray(String[]::new);
    Object[] before = null;
    try (TableSlice slice = TableSlice.open(table, KeyRange.ALL, names)) {
      while (slice.next()) {
        Object[] key = new Object[names.length];
        for (int c = 0; c < key.length; c++) {
          key[c] = order.value(slice, c);
        }
        boolean ascends = before == null || order.compare(before, key) < 0;
        check.see(ascends, table.dataset(), ascends ? null : List.of(key) + " out of order");
        before = key;
      }
    }
  }

  private Object value(TableSlice slice, int c) {
    if (slice.isNull(c)) {
      return "";
    }
    return columns.get(c).type() == ColumnType.STRING ? slice.textAt(c) : (Object) slice.longAt(c);
  }

  private int compare(Object[] a, Object[] b) {
    for (int c = 0; c < a.length; c++) {
      int by = compare(columns.get(c).type(), a[c], b[c]);
      if (by != 0) {
        return by;
      }
    }
    return 0;
  }

  /** Empty values come last. */
  private static int compare(ColumnType type, Object a, Object b) {
    if (type == ColumnType.STRING) {
      return ((String) a).compareTo((String) b);
    }
    if (a instanceof Long x && b instanceof Long y) {
      return type == ColumnType.UINT64 ? U64.compare(x, y) : Long.compare(x, y);
    }
    return Boolean.compare(a instanceof String, b instanceof String);
  }
}
