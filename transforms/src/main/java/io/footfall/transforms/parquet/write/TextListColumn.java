package io.footfall.transforms.parquet.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType;

/** Required lists of required texts, for small tables. */
public final class TextListColumn extends ValueColumn {
  private final List<List<String>> rows = new ArrayList<>();
  private final Map<String, Integer> dictionary = new LinkedHashMap<>();

  TextListColumn(PrimitiveType element) {
    super(element, false);
  }

  /** Puts a list; rows must be filled in ascending order. */
  public void set(int row, List<String> texts) {
    while (rows.size() > row) {
      rows.remove(rows.size() - 1);
    }
    rows.add(List.copyOf(texts));
  }

  @Override
  void startChunk(PageWriter writer) {
    super.startChunk(writer);
    dictionary.clear();
  }

  /** Writes the rows {@code 0..count-1} as one page. */
  void writeListPage(int count) throws IOException {
    RunLengthBitPackingHybridEncoder repetition = rle(1);
    RunLengthBitPackingHybridEncoder definition = rle(1);
    Statistics<?> statistics = Statistics.createStats(type);
    List<Integer> ids = new ArrayList<>();
    int values = 0;
    int empty = 0;
    for (List<String> row : rows.subList(0, count)) {
      for (int i = 0; i < Math.max(1, row.size()); i++) {
        repetition.writeInt(i == 0 ? 0 : 1);
        definition.writeInt(row.isEmpty() ? 0 : 1);
        values++;
      }
      empty += row.isEmpty() ? 1 : 0;
      for (String text : row) {
        ids.add(dictionary.computeIfAbsent(text, t -> dictionary.size()));
        statistics.updateStats(Binary.fromString(text));
      }
    }
    statistics.incrementNumNulls(empty);
    int[] array = ids.stream().mapToInt(Integer::intValue).toArray();
    pages.writePageV2(
        count,
        empty,
        values,
        copy(repetition.toBytes()),
        copy(definition.toBytes()),
        array.length == 0 ? Encoding.PLAIN : encoding(),
        array.length == 0
            ? BytesInput.empty()
            : dictionaryPage(array, array.length, dictionary.size()),
        statistics);
    rows.clear();
  }

  @Override
  void endChunk() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String text : dictionary.keySet()) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      out.write(utf8.length);
      out.write(utf8.length >>> 8);
      out.write(utf8.length >>> 16);
      out.write(utf8.length >>> 24);
      out.writeBytes(utf8);
    }
    if (!dictionary.isEmpty()) {
      pages.writeDictionaryPage(
          new DictionaryPage(
              BytesInput.from(out.toByteArray()), dictionary.size(), Encoding.PLAIN));
    }
  }

  @Override
  void compact(int[] from, int count) {
    throw new IllegalStateException("Lists are required");
  }

  @Override
  BytesInput encode(int count, Statistics<?> statistics) {
    throw new IllegalStateException("Lists have their own pages");
  }

  @Override
  Encoding encoding() {
    return Encoding.RLE_DICTIONARY;
  }
}
