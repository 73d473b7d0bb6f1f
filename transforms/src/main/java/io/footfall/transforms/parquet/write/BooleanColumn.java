package io.footfall.transforms.parquet.write;

import io.footfall.transforms.parquet.BytesVersion;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.BooleanStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.PrimitiveType;

/** Truth values, one bit each. */
public final class BooleanColumn extends ValueColumn {
  private final boolean[] values = new boolean[BytesVersion.PAGE_ROWS];

  BooleanColumn(PrimitiveType type, boolean nullable) {
    super(type, nullable);
  }

  /** Puts a value. */
  public void set(int row, boolean value) {
    values[row] = value;
    setPresent(row);
  }

  @Override
  void compact(int[] rows, int count) {
    for (int i = 0; i < count; i++) {
      values[i] = values[rows[i]];
    }
  }

  @Override
  BytesInput encode(int count, Statistics<?> statistics) {
    byte[] bits = new byte[(count + 7) / 8];
    boolean min = true;
    boolean max = false;
    for (int i = 0; i < count; i++) {
      if (values[i]) {
        bits[i >> 3] |= (byte) (1 << (i & 7));
      }
      min &= values[i];
      max |= values[i];
    }
    if (count > 0) {
      ((BooleanStatistics) statistics).setMinMax(min, max);
    }
    return BytesInput.from(bits);
  }

  @Override
  Encoding encoding() {
    return Encoding.PLAIN;
  }
}
