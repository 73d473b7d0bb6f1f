package io.footfall.transforms.parquet.read;

import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Reads a column of text lists of a part of a small table, whole, in row order. */
public final class TextLists {
  private TextLists() {}

  /**
   * Reads one part.
   *
   * @param lists where its lists are appended
   */
  public static void read(String path, String column, List<List<String>> lists) throws IOException {
    try (SeekableByteChannel channel = Storage.open(path);
        ParquetFileReader file = PartFooter.open(channel, new ZstdDecompressor())) {
      MessageType schema = file.getFileMetaData().getSchema();
      MessageType wanted = new MessageType(schema.getName(), schema.getType(column));
      file.setRequestedSchema(wanted);
      String createdBy = file.getFileMetaData().getCreatedBy();
      for (PageReadStore pages = file.readNextRowGroup();
          pages != null;
          pages = file.readNextRowGroup()) {
        ColumnDescriptor leaf = wanted.getColumns().get(0);
        ColumnReader reader =
            new ColumnReadStoreImpl(pages, new Ignore(wanted), wanted, createdBy)
                .getColumnReader(leaf);
        long values = pages.getPageReader(leaf).getTotalValueCount();
        readValues(reader, values, leaf.getMaxDefinitionLevel(), lists);
      }
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      throw new UnreadablePart(path, e);
    }
  }

  private static void readValues(
      ColumnReader reader, long values, int present, List<List<String>> lists) {
    Map<Binary, String> words = new HashMap<>();
    for (long i = 0; i < values; i++) {
      if (reader.getCurrentRepetitionLevel() == 0) {
        lists.add(new ArrayList<>(2));
      }
      if (reader.getCurrentDefinitionLevel() == present) {
        Binary word = reader.getBinary();
        String text = words.get(word);
        if (text == null) {
          text = word.toStringUsingUTF8();
          words.put(word.copy(), text);
        }
        lists.get(lists.size() - 1).add(text);
      }
      reader.consume();
    }
  }

  /** Converter that converts nothing; the reader asks for one per column. */
  private static final class Ignore extends GroupConverter {
    private final GroupType type;

    Ignore(GroupType type) {
      this.type = type;
    }

    @Override
    public Converter getConverter(int field) {
      Type child = type.getType(field);
      return child.isPrimitive() ? new PrimitiveConverter() {} : new Ignore(child.asGroupType());
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
  }
}
