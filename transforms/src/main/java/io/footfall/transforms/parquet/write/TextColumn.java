package io.footfall.transforms.parquet.write;

import io.footfall.transforms.parquet.BytesVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType;

/**
 * UTF-8 text. Callers on a hot path {@link #intern} a text once and then put its handle. The
 * dictionary of a row group holds the texts used in it, in order of first use.
 */
public final class TextColumn extends ValueColumn {
  private final int[] handles = new int[BytesVersion.PAGE_ROWS];
  private final int[] ids = new int[BytesVersion.PAGE_ROWS];
  private final boolean plain;
  private final Map<String, Integer> handleOf = new HashMap<>();
  private final List<byte[]> texts = new ArrayList<>();
  private int[] chunkIds = new int[64];
  private int[] chunkHandles = new int[64];
  private int chunkSize;
  private String lastText;
  private int lastHandle;

  TextColumn(PrimitiveType type, boolean nullable, String encoding) {
    super(type, nullable);
    this.plain = encoding.equals("plain");
    Arrays.fill(chunkIds, -1);
  }

  /** Handle of a text, valid for this part. */
  public int intern(String text) {
    if (text.equals(lastText)) {
      return lastHandle;
    }
    Integer handle = handleOf.get(text);
    if (handle == null) {
      handle = texts.size();
      handleOf.put(text, handle);
      texts.add(text.getBytes(StandardCharsets.UTF_8));
      if (handle >= chunkIds.length) {
        int old = chunkIds.length;
        chunkIds = Arrays.copyOf(chunkIds, old * 2);
        Arrays.fill(chunkIds, old, chunkIds.length, -1);
      }
    }
    lastText = text;
    lastHandle = handle;
    return handle;
  }

  /** Puts an interned text. */
  public void setHandle(int row, int handle) {
    handles[row] = handle;
    setPresent(row);
  }

  /** Puts a text. */
  public void set(int row, String text) {
    setHandle(row, intern(text));
  }

  @Override
  void startChunk(PageWriter writer) {
    super.startChunk(writer);
    for (int i = 0; i < chunkSize; i++) {
      chunkIds[chunkHandles[i]] = -1;
    }
    chunkSize = 0;
  }

  @Override
  void compact(int[] rows, int count) {
    for (int i = 0; i < count; i++) {
      handles[i] = handles[rows[i]];
    }
  }

  @Override
  BytesInput encode(int count, Statistics<?> statistics) throws IOException {
    boolean[] seen = new boolean[texts.size()];
    for (int i = 0; i < count; i++) {
      int handle = handles[i];
      if (!seen[handle]) {
        seen[handle] = true;
        statistics.updateStats(Binary.fromConstantByteArray(texts.get(handle)));
      }
      ids[i] = plain ? handle : chunkId(handle);
    }
    return plain ? plainPage(count) : dictionaryPage(ids, count, chunkSize);
  }

  private int chunkId(int handle) {
    int id = chunkIds[handle];
    if (id < 0) {
      id = chunkSize++;
      if (id == chunkHandles.length) {
        chunkHandles = Arrays.copyOf(chunkHandles, id * 2);
      }
      chunkHandles[id] = handle;
      chunkIds[handle] = id;
    }
    return id;
  }

  private BytesInput plainPage(int count) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(count * 24);
    for (int i = 0; i < count; i++) {
      append(out, texts.get(ids[i]));
    }
    // Texts of a plain column are mostly unique: forget them with the page.
    handleOf.clear();
    texts.clear();
    lastText = null;
    return BytesInput.from(out.toByteArray());
  }

  private static void append(ByteArrayOutputStream out, byte[] text) {
    out.write(text.length);
    out.write(text.length >>> 8);
    out.write(text.length >>> 16);
    out.write(text.length >>> 24);
    out.writeBytes(text);
  }

  @Override
  void endChunk() throws IOException {
    if (!plain && chunkSize > 0) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      for (int i = 0; i < chunkSize; i++) {
        append(out, texts.get(chunkHandles[i]));
      }
      pages.writeDictionaryPage(
          new DictionaryPage(BytesInput.from(out.toByteArray()), chunkSize, Encoding.PLAIN));
    }
  }

  @Override
  Encoding encoding() {
    return plain ? Encoding.PLAIN : Encoding.RLE_DICTIONARY;
  }
}
