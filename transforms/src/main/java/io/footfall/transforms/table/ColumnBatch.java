package io.footfall.transforms.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Decodes one flat column of a slice, batch by batch. After {@link #fill} the first rows of {@link
 * #longs}, {@link #doubles} or {@link #texts} hold the batch; {@link #nulls} tells empty rows.
 * Truth values are 0 and 1 in {@link #longs}.
 */
final class ColumnBatch {
  /** Dictionaries up to this size share their texts, so that equal ones are the same object. */
  private static final int MAX_SHARED = 1024;

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
  private final PrimitiveTypeName physical;
  private PageReader pages;
  private long[] longDictionary;
  private String[] textDictionary;
  private int left;
  private long chunkLeft;
  private Presence presence = Presence.ALL;
  private HybridRuns definition;
  private HybridRuns ids;
  private final int[] numbers = new int[PartReader.BATCH];
  private ValuesReader values;
  private DoubleBuffer plainDoubles;
  private DeltaRuns delta;

  ColumnBatch(ColumnDescriptor path) {
    this.path = path;
    this.physical = path.getPrimitiveType().getPrimitiveTypeName();
    this.longs =
        physical == PrimitiveTypeName.BINARY || physical == PrimitiveTypeName.DOUBLE
            ? null
            : new long[PartReader.BATCH];
    this.doubles = physical == PrimitiveTypeName.DOUBLE ? new double[PartReader.BATCH] : null;
    this.texts = physical == PrimitiveTypeName.BINARY ? new String[PartReader.BATCH] : null;
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
    longDictionary = null;
    textDictionary = null;
    DictionaryPage page = reader.readDictionaryPage();
    if (page != null) {
      readDictionary(page);
    }
  }

  private void readDictionary(DictionaryPage page) throws IOException {
    ByteBuffer in =
        ByteBuffer.wrap(ValueColumn.array(page.getBytes())).order(ByteOrder.LITTLE_ENDIAN);
    int size = page.getDictionarySize();
    if (size < 0 || size > in.remaining() / Integer.BYTES) {
      throw new IOException("a dictionary of " + size + " entries in " + in.remaining() + " bytes");
    }
    if (texts != null) {
      textDictionary = new String[size];
      for (int i = 0; i < size; i++) {
        int length = in.getInt();
        String text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
        textDictionary[i] = size <= MAX_SHARED ? text.intern() : text;
        in.position(in.position() + length);
      }
      return;
    }
    longDictionary = new long[size];
    for (int i = 0; i < size; i++) {
      longDictionary[i] = physical == PrimitiveTypeName.INT32 ? in.getInt() : in.getLong();
    }
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
          decode(row, n);
        }
        case NONE -> Arrays.fill(nulls, row, row + n, true);
        default -> {
          definition.read(numbers, n);
          int present = 0;
          for (int i = 0; i < n; i++) {
            nulls[row + i] = numbers[i] == 0;
            present += numbers[i] == 0 ? 0 : 1;
          }
          if (present > 0) {
            decode(row, present);
            spread(row, n, present);
          }
        }
      }
      row += n;
      left -= n;
    }
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
      definition = presence == Presence.SOME ? levels(bytes(v2.getDefinitionLevels()), 0) : null;
      data = ByteBuffer.wrap(bytes(v2.getData()));
    } else {
      DataPageV1 v1 = (DataPageV1) page;
      encoding = v1.getValueEncoding();
      data = ByteBuffer.wrap(bytes(v1.getBytes())).order(ByteOrder.LITTLE_ENDIAN);
      presence = optional ? Presence.SOME : Presence.ALL;
      definition = null;
      if (optional) {
        int length = data.getInt();
        definition = levels(data.array(), Integer.BYTES);
        data.position(Integer.BYTES + length);
      }
      data = data.slice();
    }
    startValues(encoding, data);
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

  /** The bytes, in an array that may be the page's own: pages are not read twice. */
  static byte[] bytes(BytesInput page) throws IOException {
    ByteBuffer there = page.toByteBuffer(ValueColumn.HEAP, copied -> {});
    boolean whole =
        there.hasArray()
            && there.arrayOffset() + there.position() == 0
            && there.remaining() == there.array().length;
    return whole ? there.array() : ValueColumn.array(page);
  }

  private void startValues(Encoding encoding, ByteBuffer data) throws IOException {
    ids = null;
    values = null;
    plainDoubles = null;
    delta = null;
    if (encoding.usesDictionary()) {
      int width = data.remaining() == 0 ? 0 : data.get();
      ids =
          new HybridRuns(
              width, data.array(), data.arrayOffset() + data.position(), data.remaining());
    } else if (doubles != null && encoding == Encoding.PLAIN) {
      plainDoubles = data.order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
    } else if (longs != null && encoding == Encoding.DELTA_BINARY_PACKED) {
      delta =
          new DeltaRuns(data.array(), data.arrayOffset() + data.position(), data.remaining(), left);
    } else {
      values = encoding.getValuesReader(path, ValuesType.VALUES);
      values.initFromPage(left, ByteBufferInputStream.wrap(data));
    }
  }

  private void decode(int from, int n) {
    try {
      if (plainDoubles != null) {
        plainDoubles.get(doubles, from, n);
      } else if (ids != null) {
        decodeIds(from, n);
      } else if (delta != null) {
        delta.read(longs, from, n);
        if (physical == PrimitiveTypeName.INT32) {
          for (int i = from; i < from + n; i++) {
            longs[i] = (int) longs[i];
          }
        }
      } else {
        decodeValues(from, n);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void decodeIds(int from, int n) throws IOException {
    int end = from + n;
    if (texts != null && textDictionary.length == 1) {
      Arrays.fill(texts, from, end, textDictionary[0]);
    } else if (longs != null && longDictionary.length == 1) {
      Arrays.fill(longs, from, end, longDictionary[0]);
    } else {
      look(from, n);
    }
  }

  private void look(int from, int n) throws IOException {
    ids.read(numbers, n);
    if (texts != null) {
      for (int i = 0; i < n; i++) {
        texts[from + i] = textDictionary[numbers[i]];
      }
    } else if (doubles != null) {
      for (int i = 0; i < n; i++) {
        doubles[from + i] = Double.longBitsToDouble(longDictionary[numbers[i]]);
      }
    } else {
      for (int i = 0; i < n; i++) {
        longs[from + i] = longDictionary[numbers[i]];
      }
    }
  }

  private void decodeValues(int from, int n) {
    int end = from + n;
    switch (physical) {
      case INT64 -> {
        for (int i = from; i < end; i++) {
          longs[i] = values.readLong();
        }
      }
      case INT32 -> {
        for (int i = from; i < end; i++) {
          longs[i] = values.readInteger();
        }
      }
      case BOOLEAN -> {
        for (int i = from; i < end; i++) {
          longs[i] = values.readBoolean() ? 1 : 0;
        }
      }
      case DOUBLE -> {
        for (int i = from; i < end; i++) {
          doubles[i] = values.readDouble();
        }
      }
      default -> {
        for (int i = from; i < end; i++) {
          texts[i] = values.readBytes().toStringUsingUTF8();
        }
      }
    }
  }
}
