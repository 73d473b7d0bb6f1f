package io.footfall.transforms.parquet.read;

import io.footfall.transforms.parquet.HeapBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Decodes the values of a column's pages, rows that have none left out, into arrays of the batch;
 * keeps the dictionary of the row group. Not thread safe.
 */
final class PageValues {
  /** Dictionaries up to this size share their texts, so that equal ones are the same object. */
  private static final int MAX_SHARED = 1024;

  private final ColumnDescriptor path;
  private final PrimitiveTypeName physical;
  private final long[] longs;
  private final double[] doubles;
  private final String[] texts;
  private final int[] numbers = new int[PartReader.BATCH];
  private long[] longDictionary;
  private String[] textDictionary;
  private HybridRuns ids;
  private ValuesReader values;
  private DoubleBuffer plainDoubles;
  private DeltaRuns delta;
  private ByteBuffer plainBits;
  private int nextBit;

  /** Fills the one of the arrays that is there; the column's type decides which. */
  PageValues(ColumnDescriptor path, long[] longs, double[] doubles, String[] texts) {
    this.path = path;
    this.physical = path.getPrimitiveType().getPrimitiveTypeName();
    this.longs = longs;
    this.doubles = doubles;
    this.texts = texts;
  }

  /**
   * Starts a row group.
   *
   * @param dictionary its dictionary, or null
   */
  void startChunk(DictionaryPage dictionary) throws IOException {
    longDictionary = null;
    textDictionary = null;
    if (dictionary != null) {
      readDictionary(dictionary);
    }
  }

  private void readDictionary(DictionaryPage page) throws IOException {
    ByteBuffer in =
        ByteBuffer.wrap(HeapBytes.shared(page.getBytes())).order(ByteOrder.LITTLE_ENDIAN);
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

  /**
   * Starts a page.
   *
   * @param rows rows of the page, empty ones too
   */
  void startPage(Encoding encoding, ByteBuffer data, int rows) throws IOException {
    ids = null;
    values = null;
    plainDoubles = null;
    delta = null;
    plainBits = null;
    if (encoding.usesDictionary()) {
      int width = data.remaining() == 0 ? 0 : data.get();
      ids =
          new HybridRuns(
              width, data.array(), data.arrayOffset() + data.position(), data.remaining());
    } else if (doubles != null && encoding == Encoding.PLAIN) {
      plainDoubles = data.order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
    } else if (longs != null && encoding == Encoding.DELTA_BINARY_PACKED) {
      delta =
          new DeltaRuns(data.array(), data.arrayOffset() + data.position(), data.remaining(), rows);
    } else if (physical == PrimitiveTypeName.BOOLEAN && encoding == Encoding.PLAIN) {
      plainBits = data;
      nextBit = 8 * data.position();
    } else {
      values = encoding.getValuesReader(path, ValuesType.VALUES);
      values.initFromPage(rows, ByteBufferInputStream.wrap(data));
    }
  }

  /** Decodes the next {@code n} values of the page into the arrays, from {@code from} on. */
  void decode(int from, int n) {
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
      } else if (plainBits != null) {
        decodeBits(from, n);
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

  /** Truth values, a bit each, the lowest of a byte first. */
  private void decodeBits(int from, int n) {
    for (int i = 0; i < n; i++) {
      int bit = nextBit + i;
      longs[from + i] = plainBits.get(bit >>> 3) >>> (bit & 7) & 1;
    }
    nextBit += n;
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
