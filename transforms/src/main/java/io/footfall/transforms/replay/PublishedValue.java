package io.footfall.transforms.replay;

import io.footfall.config.seg5a.UtcText;
import io.footfall.contracts.Column;
import io.footfall.contracts.ColumnType;
import io.footfall.contracts.U64;

/** A column value as text that reads back to the same value. */
public final class PublishedValue {
  private PublishedValue() {}

  /** The text: unsigned decimals, shortest doubles, times with six fraction digits. */
  public static String text(Column column, Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Long number) {
      if (column.type() == ColumnType.UINT64) {
        return U64.text(number);
      }
      if (column.type() == ColumnType.TIMESTAMP_UTC) {
        return UtcText.of(number);
      }
      if (column.type() == ColumnType.TIMESTAMP_LOCAL) {
        String utc = UtcText.of(number);
        return utc.substring(0, utc.length() - 1);
      }
    }
    return value.toString();
  }
}
