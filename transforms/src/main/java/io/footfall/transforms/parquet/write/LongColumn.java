package io.footfall.transforms.parquet.write;

import io.footfall.transforms.parquet.BytesVersion;
import io.footfall.transforms.parquet.HeapBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.IntStatistics;
import org.apache.parquet.column.statistics.LongStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForInteger;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Integers, ids and timestamps: 64 or 32 bits, signed or unsigned. */
public final class LongColumn extends ValueColumn {
  private final long[] values = new long[BytesVersion.PAGE_ROWS];
  private final boolean narrow;
  private final boolean unsigned;
  private final LongDictionary dictionary;
  private final ValuesWriter delta;
  private final int[] ids;

  LongColumn(PrimitiveType type, boolean nullable, boolean unsigned, String encoding) {
    super(type, nullable);
    this.narrow = type.getPrimitiveTypeName() == PrimitiveTypeName.INT32;
    this.unsigned = unsigned;
    this.dictionary = encoding.equals("dictionary") ? new LongDictionary() : null;
    this.ids = dictionary == null ? null : new int[BytesVersion.PAGE_ROWS];
    this.delta =
        !encoding.equals("delta")
            ? null
            : narrow
                ? new DeltaBinaryPackingValuesWriterForInteger(1 << 12, 1 << 20, HeapBytes.HEAP)
                : new DeltaBinaryPackingValuesWriterForLong(1 << 12, 1 << 20, HeapBytes.HEAP);
  }

  /** Puts a value. */
  public void set(int row, long value) {
    values[row] = value;
    setPresent(row);
  }

  @Override
  void startChunk(PageWriter writer) {
    super.startChunk(writer);
    if (dictionary != null) {
      dictionary.clear();
    }
  }

  @Override
  void compact(int[] rows, int count) {
    for (int i = 0; i < count; i++) {
      values[i] = values[rows[i]];
    }
  }

  @Override
  BytesInput encode(int count, Statistics<?> statistics) throws IOException {
    bounds(count, statistics);
    if (dictionary != null) {
      for (int i = 0; i < count; i++) {
        ids[i] = dictionary.id(values[i]);
      }
      return dictionaryPage(ids, count, dictionary.size());
    }
    if (delta != null) {
      delta.reset();
      for (int i = 0; i < count; i++) {
        if (narrow) {
          delta.writeInteger((int) values[i]);
        } else {
          delta.writeLong(values[i]);
        }
      }
      return copy(delta.getBytes());
    }
    return BytesInput.from(plain(values, count));
  }

  private byte[] plain(long[] from, int count) {
    int width = narrow ? Integer.BYTES : Long.BYTES;
    ByteBuffer out = ByteBuffer.allocate(count * width).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      if (narrow) {
        out.putInt((int) from[i]);
      } else {
        out.putLong(from[i]);
      }
    }
    return out.array();
  }

  private void bounds(int count, Statistics<?> statistics) {
    if (count == 0) {
      return;
    }
    long flip = unsigned ? Long.MIN_VALUE : 0;
    long min = values[0] ^ flip;
    long max = min;
    for (int i = 1; i < count; i++) {
      long v = values[i] ^ flip;
      min = Math.min(min, v);
      max = Math.max(max, v);
    }
    if (statistics instanceof IntStatistics ints) {
      ints.setMinMax((int) min, (int) max);
    } else {
      ((LongStatistics) statistics).setMinMax(min ^ flip, max ^ flip);
    }
  }

  @Override
  void endChunk() throws IOException {
    if (dictionary != null && dictionary.size() > 0) {
      byte[] bytes = plain(dictionary.values(), dictionary.size());
      pages.writeDictionaryPage(
          new DictionaryPage(BytesInput.from(bytes), dictionary.size(), Encoding.PLAIN));
    }
  }

  @Override
  Encoding encoding() {
    return dictionary != null
        ? Encoding.RLE_DICTIONARY
        : delta != null ? Encoding.DELTA_BINARY_PACKED : Encoding.PLAIN;
  }
}
