package io.footfall.transforms.parquet.write;

import io.footfall.transforms.parquet.BytesVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.DoubleStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.PrimitiveType;

/** IEEE doubles, plain or by dictionary of their bits. */
public final class DoubleColumn extends ValueColumn {
  private final double[] values = new double[BytesVersion.PAGE_ROWS];
  private final LongDictionary dictionary;
  private final int[] ids;

  DoubleColumn(PrimitiveType type, boolean nullable, String encoding) {
    super(type, nullable);
    this.dictionary = encoding.equals("dictionary") ? new LongDictionary() : null;
    this.ids = dictionary == null ? null : new int[BytesVersion.PAGE_ROWS];
  }

  /** Puts a value. */
  public void set(int row, double value) {
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
    if (count > 0) {
      double min = values[0];
      double max = values[0];
      for (int i = 1; i < count; i++) {
        min = Math.min(min, values[i]);
        max = Math.max(max, values[i]);
      }
      ((DoubleStatistics) statistics).setMinMax(min, max);
    }
    if (dictionary == null) {
      ByteBuffer out = ByteBuffer.allocate(count * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      out.asDoubleBuffer().put(values, 0, count);
      return BytesInput.from(out.array());
    }
    for (int i = 0; i < count; i++) {
      ids[i] = dictionary.id(Double.doubleToRawLongBits(values[i]));
    }
    return dictionaryPage(ids, count, dictionary.size());
  }

  @Override
  void endChunk() throws IOException {
    if (dictionary != null && dictionary.size() > 0) {
      int size = dictionary.size();
      ByteBuffer out = ByteBuffer.allocate(size * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      out.asLongBuffer().put(dictionary.values(), 0, size);
      pages.writeDictionaryPage(
          new DictionaryPage(BytesInput.from(out.array()), size, Encoding.PLAIN));
    }
  }

  @Override
  Encoding encoding() {
    return dictionary == null ? Encoding.PLAIN : Encoding.RLE_DICTIONARY;
  }
}
