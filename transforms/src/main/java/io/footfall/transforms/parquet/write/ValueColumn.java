package io.footfall.transforms.parquet.write;

import io.footfall.transforms.parquet.BytesVersion;
import io.footfall.transforms.parquet.HeapBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.parquet.schema.PrimitiveType;

/**
 * One column of the page being filled: the caller puts a value at each row, the writer encodes all
 * rows at once. Values of earlier pages are overwritten, never cleared.
 */
public abstract class ValueColumn {
  final PrimitiveType type;
  private final boolean[] nulls;
  private final RunLengthBitPackingHybridEncoder levels;
  private final int[] compacted = new int[BytesVersion.PAGE_ROWS];
  PageWriter pages;

  ValueColumn(PrimitiveType type, boolean nullable) {
    this.type = type;
    this.nulls = nullable ? new boolean[BytesVersion.PAGE_ROWS] : null;
    this.levels = nullable ? rle(1) : null;
  }

  static RunLengthBitPackingHybridEncoder rle(int width) {
    return new RunLengthBitPackingHybridEncoder(width, 1 << 12, 1 << 20, HeapBytes.HEAP);
  }

  /** Marks the row as empty. */
  public final void setNull(int row) {
    if (nulls == null) {
      throw new IllegalStateException("Column " + type.getName() + " is required");
    }
    nulls[row] = true;
  }

  final void setPresent(int row) {
    if (nulls != null) {
      nulls[row] = false;
    }
  }

  /** Starts a row group. */
  void startChunk(PageWriter writer) {
    pages = writer;
  }

  /**
   * Writes the rows {@code 0..rows-1} as one page. A page without values is plain: a chunk of such
   * pages has no dictionary, and other readers refuse a page that names one.
   */
  final void writePage(int rows) throws IOException {
    Statistics<?> statistics = Statistics.createStats(type);
    int present = rows;
    BytesInput definition = BytesInput.empty();
    if (nulls != null) {
      present = 0;
      levels.reset();
      for (int i = 0; i < rows; i++) {
        levels.writeInt(nulls[i] ? 0 : 1);
        if (!nulls[i]) {
          compacted[present++] = i;
        }
      }
      definition = copy(levels.toBytes());
      if (present < rows) {
        compact(compacted, present);
      }
    }
    statistics.incrementNumNulls(rows - present);
    BytesInput data = present == 0 ? BytesInput.empty() : encode(present, statistics);
    Encoding encoding = present == 0 ? Encoding.PLAIN : encoding();
    pages.writePageV2(
        rows, rows - present, rows, BytesInput.empty(), definition, encoding, data, statistics);
  }

  /** Ends a row group: writes the dictionary if there is one. */
  void endChunk() throws IOException {}

  /** Moves the value of row {@code rows[i]} to position {@code i} (rows ascending). */
  abstract void compact(int[] rows, int count);

  /** Encodes the first {@code count} values and adds their bounds to the statistics. */
  abstract BytesInput encode(int count, Statistics<?> statistics) throws IOException;

  abstract Encoding encoding();

  /** The bytes, detached from the encoder's buffers. */
  static BytesInput copy(BytesInput bytes) throws IOException {
    return BytesInput.from(ByteBuffer.wrap(HeapBytes.array(bytes)));
  }

  static int bitWidth(int largest) {
    return 32 - Integer.numberOfLeadingZeros(largest);
  }

  /** A page of dictionary ids: one byte of bit width, then the hybrid runs. */
  static BytesInput dictionaryPage(int[] ids, int count, int dictionarySize) throws IOException {
    int width = Math.max(1, bitWidth(Math.max(0, dictionarySize - 1)));
    RunLengthBitPackingHybridEncoder encoder = rle(width);
    for (int i = 0; i < count; i++) {
      encoder.writeInt(ids[i]);
    }
    return BytesInput.concat(BytesInput.from(new byte[] {(byte) width}), copy(encoder.toBytes()));
  }
}
