package io.footfall.transforms.parquet.read;

import io.footfall.transforms.parquet.HeapBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Decodes one flat column of a slice, batch by batch. After {@link #fill} the first rows of {@link
 * #longs}, {@link #doubles} or {@link #texts} hold the batch; {@link #nulls} tells empty rows.
 * Truth values are 0 and 1 in {@link #longs}.
 */
final class ColumnBatch {
  final long[] longs;
  final double[] doubles;
  final String[] texts;
  final boolean[] nulls = new boolean[PartReader.BATCH];

  /** Which rows of a page have values; only {@code SOME} needs its levels decoded. */
  private enum Presence {
    ALL,
    NONE,
    SOME
  }

  private final ColumnDescriptor path;
  private final PageValues values;
  private PageReader pages;
  private int left;
  private long chunkLeft;
  private Presence presence = Presence.ALL;
  private HybridRuns definition;
  private final int[] numbers = new int[PartReader.BATCH];

  ColumnBatch(ColumnDescriptor path) {
    this.path = path;
    PrimitiveTypeName physical = path.getPrimitiveType().getPrimitiveTypeName();
    this.longs =
        physical == PrimitiveTypeName.BINARY || physical == PrimitiveTypeName.DOUBLE
            ? null
            : new long[PartReader.BATCH];
    this.doubles = physical == PrimitiveTypeName.DOUBLE ? new double[PartReader.BATCH] : null;
    this.texts = physical == PrimitiveTypeName.BINARY ? new String[PartReader.BATCH] : null;
    this.values = new PageValues(path, longs, doubles, texts);
  }

  ColumnDescriptor path() {
    return path;
  }

  /**
   * Starts a row group.
   *
   * @param rows rows its pages must hold
   */
  void startChunk(PageReader reader, long rows) throws IOException {
    pages = reader;
    left = 0;
    chunkLeft = rows;
    values.startChunk(reader.readDictionaryPage());
  }

  /** Decodes the next {@code count} rows into the arrays. */
  void fill(int count) throws IOException {
    int row = 0;
    while (row < count) {
      if (left == 0) {
        startPage();
      }
      int n = Math.min(left, count - row);
      switch (presence) {
        case ALL -> {
          Arrays.fill(nulls, row, row + n, false);
          values.decode(row, n);
        }
        case NONE -> Arrays.fill(nulls, row, row + n, true);
        default -> fillSome(row, n);
      }
      row += n;
      left -= n;
    }
  }

  private void fillSome(int row, int n) throws IOException {
    definition.read(numbers, n);
    int present = mark(row, n);
    if (present > 0) {
      values.decode(row, present);
      spread(row, n, present);
    }
  }

  /** Marks which rows from {@code row} on are empty, by their levels, and counts the others. */
  private int mark(int row, int n) {
    int present = 0;
    for (int i = 0; i < n; i++) {
      nulls[row + i] = numbers[i] == 0;
      present += numbers[i] == 0 ? 0 : 1;
    }
    return present;
  }

  /**
   * Moves the first {@code present} values of the rows from {@code row} to the rows they are of.
   */
  private void spread(int row, int n, int present) {
    int from = row + present;
    for (int to = row + n - 1; from <= to; to--) {
      if (nulls[to]) {
        continue;
      }
      from--;
      if (longs != null) {
        longs[to] = longs[from];
      } else if (doubles != null) {
        doubles[to] = doubles[from];
      } else {
        texts[to] = texts[from];
      }
    }
  }

  private void startPage() throws IOException {
    DataPage page = pages.readPage();
    if (page == null) {
      throw new IOException("Column " + path + " ends before its row group");
    }
    left = page.getValueCount();
    if (left < 0 || left > chunkLeft) {
      throw new IOException("a page of " + left + " rows; its row group has " + chunkLeft);
    }
    chunkLeft -= left;
    boolean optional = path.getMaxDefinitionLevel() > 0;
    Encoding encoding;
    ByteBuffer data;
    if (page instanceof DataPageV2 v2) {
      encoding = v2.getDataEncoding();
      presence = presence(optional, v2.getNullCount(), left);
      definition =
          presence == Presence.SOME ? levels(HeapBytes.shared(v2.getDefinitionLevels()), 0) : null;
      data = ByteBuffer.wrap(HeapBytes.shared(v2.getData()));
    } else {
      DataPageV1 v1 = (DataPageV1) page;
      encoding = v1.getValueEncoding();
      data = ByteBuffer.wrap(HeapBytes.shared(v1.getBytes())).order(ByteOrder.LITTLE_ENDIAN);
      presence = optional ? Presence.SOME : Presence.ALL;
      definition = null;
      if (optional) {
        int length = data.getInt();
        definition = levels(data.array(), Integer.BYTES);
        data.position(Integer.BYTES + length);
      }
      data = data.slice();
    }
    values.startPage(encoding, data, left);
  }

  private static Presence presence(boolean optional, int empty, int rows) {
    if (!optional || empty == 0) {
      return Presence.ALL;
    }
    return empty == rows ? Presence.NONE : Presence.SOME;
  }

  private static HybridRuns levels(byte[] bytes, int offset) throws IOException {
    return new HybridRuns(1, bytes, offset, bytes.length - offset);
  }
}
