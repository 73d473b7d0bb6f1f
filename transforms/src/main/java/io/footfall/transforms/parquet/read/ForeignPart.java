package io.footfall.transforms.parquet.read;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Rows of a Parquet file that this program did not write: any schema, any encoding, the codecs of
 * {@link AnyDecompressor}. About 0.5 M rows a second; our own parts go through {@link PartReader}.
 * Not thread safe.
 */
public final class ForeignPart implements AutoCloseable {
  private final ParquetFileReader file;
  private final MessageType schema;
  private MessageType wanted;
  private RecordReader<Group> group;
  private long groupLeft;

  /** The bytes are no Parquet file, or a damaged one. */
  public static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;

    Unreadable(Throwable cause) {
      super("no readable Parquet: " + cause, cause);
    }
  }

  /**
   * Reads the footer.
   *
   * @param channel open channel; closed by {@link #close()}
   * @throws Unreadable if the footer is damaged or points outside the file
   */
  public ForeignPart(SeekableByteChannel channel) throws IOException {
    ParquetFileReader opened = null;
    try {
      opened = PartFooter.open(channel, new AnyDecompressor());
      schema = opened.getFileMetaData().getSchema();
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      if (opened != null) {
        opened.close();
      }
      channel.close();
      throw new Unreadable(e);
    }
    file = opened;
    wanted = schema;
  }

  /** Fields of the file. */
  public MessageType schema() {
    return schema;
  }

  /** Restricts the rows to some fields, in this order; before the first {@link #next()}. */
  public void select(Collection<String> fields) {
    List<Type> types = new ArrayList<>();
    fields.forEach(name -> types.add(schema.getType(name)));
    wanted = new MessageType(schema.getName(), types);
    file.setRequestedSchema(wanted);
  }

  /**
   * The next row, or null at the end.
   *
   * @throws Unreadable if the pages are damaged
   */
  public Group next() throws IOException {
    try {
      while (groupLeft == 0) {
        PageReadStore pages = file.readNextRowGroup();
        if (pages == null) {
          return null;
        }
        groupLeft = pages.getRowCount();
        MessageColumnIO columns = new ColumnIOFactory().getColumnIO(wanted, schema);
        group = columns.getRecordReader(pages, new GroupRecordConverter(wanted));
      }
      groupLeft--;
      return group.read();
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      throw new Unreadable(e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
