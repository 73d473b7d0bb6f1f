package io.footfall.transforms.world.outside;

import io.footfall.contracts.Column;
import io.footfall.contracts.ColumnType;
import io.footfall.contracts.DatasetContract;
import io.footfall.contracts.U64;
import java.util.Arrays;
import java.util.Comparator;

/** Order of a contract over rows of values in contract order: ids unsigned, empty values last. */
final class RowOrder implements Comparator<Object[]> {
  private final int[] positions;
  private final ColumnType[] types;

  RowOrder(DatasetContract contract) {
    positions = contract.order().stream().mapToInt(contract::indexOf).toArray();
    types =
        Arrays.stream(positions)
            .mapToObj(p -> contract.columns().get(p))
            .map(Column::type)
            .toArray(ColumnType[]::new);
  }

  @Override
  public int compare(Object[] a, Object[] b) {
    for (int i = 0; i < positions.length; i++) {
      int by = compare(types[i], a[positions[i]], b[positions[i]]);
      if (by != 0) {
        return by;
      }
    }
    return 0;
  }

  private static int compare(ColumnType type, Object a, Object b) {
    if (a == null || b == null) {
      return Boolean.compare(a == null, b == null);
    }
    if (type == ColumnType.UINT64) {
      return U64.compare((Long) a, (Long) b);
    }
    return a instanceof String text ? text.compareTo((String) b) : Long.compare((Long) a, (Long) b);
  }

  /** The key of a row, for messages. */
  String key(Object[] row) {
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < positions.length; i++) {
      Object value = row[positions[i]];
      boolean id = types[i] == ColumnType.UINT64 && value != null;
      key.append(i > 0 ? "|" : "").append(id ? U64.text((Long) value) : value);
    }
    return OutsideCodes.shown(key);
  }
}
