package io.footfall.transforms.parquet.read;

import io.footfall.contracts.DatasetContract;
import io.footfall.transforms.parquet.ParquetSchemas;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Reads chosen flat columns of one Parquet file in batches, in file order, skipping row groups
 * outside a merchant range by their statistics. Columns are addressed by their position in the
 * request. Not thread safe.
 */
public final class PartReader implements AutoCloseable {
  /** Rows decoded at a time: all columns of an arrival fit a core's second cache. */
  static final int BATCH = 1024;

  private static final String MERCHANT = "merchant_id";

  private final String path;
  private final ParquetFileReader file;
  private final List<ColumnBatch> columns = new ArrayList<>();
  private final KeyRange range;
  private final ColumnBounds bounds;
  private int nextGroup;
  private long position;
  private long groupLeft;
  private int size;
  private KeyRange stated = KeyRange.ALL;

  /**
   * @param channel open channel; closed by {@link #close()}, and if this throws
   * @param range merchants wanted; row groups outside are skipped, rows are not filtered
   * @param names columns wanted
   * @throws UnreadablePart if the file is no Parquet file, is damaged, or lacks a column
   */
  public PartReader(SeekableByteChannel channel, KeyRange range, List<String> names)
      throws IOException {
    this("a part", channel, range, ColumnBounds.NONE, names);
  }

  private PartReader(
      String path,
      SeekableByteChannel channel,
      KeyRange range,
      ColumnBounds bounds,
      List<String> names)
      throws IOException {
    this.path = path;
    this.range = range;
    this.bounds = bounds;
    try {
      this.file = PartFooter.open(channel, new ZstdDecompressor());
      MessageType schema = file.getFileMetaData().getSchema();
      List<org.apache.parquet.schema.Type> wanted = new ArrayList<>();
      for (String name : names) {
        if (!schema.containsField(name) || !flat(schema.getType(name))) {
          throw new IOException("no flat column " + name);
        }
        columns.add(new ColumnBatch(schema.getColumnDescription(new String[] {name})));
        if (!wanted.contains(schema.getType(name))) {
          wanted.add(schema.getType(name));
        }
      }
      file.setRequestedSchema(new MessageType(schema.getName(), wanted));
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      channel.close();
      throw new UnreadablePart(path, e);
    }
  }

  private static boolean flat(org.apache.parquet.schema.Type type) {
    return type.isPrimitive()
        && !type.isRepetition(org.apache.parquet.schema.Type.Repetition.REPEATED);
  }

  /**
   * Opens a file.
   *
   * @throws UnreadablePart with the path, as do all methods
   */
  public static PartReader open(String path, KeyRange range, List<String> names)
      throws IOException {
    return open(path, range, ColumnBounds.NONE, names);
  }

  /** As above; row groups whose statistics lie outside the bounds are skipped too. */
  public static PartReader open(
      String path, KeyRange range, ColumnBounds bounds, List<String> names) throws IOException {
    return new PartReader(path, Storage.open(path), range, bounds, names);
  }

  /**
   * Refuses columns that are stored as something else than their contract says, such as a volume as
   * INT64; what annotates them is judged by S5.
   *
   * @throws UnreadablePart naming the first such column
   */
  public PartReader requireTypes(DatasetContract contract) throws IOException {
    MessageType expected = ParquetSchemas.of(contract);
    for (ColumnBatch column : columns) {
      PrimitiveType found = column.path().getPrimitiveType();
      PrimitiveTypeName type =
          expected.getType(found.getName()).asPrimitiveType().getPrimitiveTypeName();
      if (found.getPrimitiveTypeName() != type) {
        throw new UnreadablePart(
            path,
            new IOException(
                "column "
                    + found.getName()
                    + ": found "
                    + found.getPrimitiveTypeName()
                    + "; expected "
                    + type));
      }
    }
    return this;
  }

  /** Rows of the whole file, as its footer says. */
  public long rows() {
    return file.getRecordCount();
  }

  /** Columns of the whole file, whichever were asked for. */
  public MessageType schema() {
    return file.getFileMetaData().getSchema();
  }

  /** Moves to the next batch; false at the end. */
  public boolean nextBatch() throws IOException {
    try {
      return readBatch();
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      throw new UnreadablePart(path, e);
    }
  }

  private boolean readBatch() throws IOException {
    position += size;
    while (groupLeft == 0) {
      List<BlockMetaData> groups = file.getRowGroups();
      if (nextGroup == groups.size()) {
        size = 0;
        return false;
      }
      BlockMetaData group = groups.get(nextGroup);
      if (overlaps(group)) {
        PageReadStore pages = file.readRowGroup(nextGroup);
        groupLeft = pages.getRowCount();
        stated = stated(group);
        for (ColumnBatch column : columns) {
          column.startChunk(pages.getPageReader(column.path()), groupLeft);
        }
      } else {
        position += group.getRowCount();
      }
      nextGroup++;
    }
    size = (int) Math.min(BATCH, groupLeft);
    groupLeft -= size;
    for (ColumnBatch column : columns) {
      column.fill(size);
    }
    return true;
  }

  private static KeyRange stated(BlockMetaData group) {
    for (ColumnChunkMetaData chunk : group.getColumns()) {
      if (chunk.getPrimitiveType().getName().equals(MERCHANT) && hasBounds(chunk)) {
        return new KeyRange(
            (Long) chunk.getStatistics().genericGetMin(),
            (Long) chunk.getStatistics().genericGetMax());
      }
    }
    return KeyRange.ALL;
  }

  private static boolean hasBounds(ColumnChunkMetaData chunk) {
    return chunk.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT64
        && chunk.getStatistics() != null
        && chunk.getStatistics().hasNonNullValue();
  }

  private boolean overlaps(BlockMetaData group) {
    for (ColumnChunkMetaData chunk : group.getColumns()) {
      PrimitiveType type = chunk.getPrimitiveType();
      boolean merchant = type.getName().equals(MERCHANT);
      if ((merchant || type.getName().equals(bounds.column())) && hasBounds(chunk)) {
        long min = (Long) chunk.getStatistics().genericGetMin();
        long max = (Long) chunk.getStatistics().genericGetMax();
        if (merchant ? !range.overlaps(min, max) : !bounds.overlaps(min, max)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Merchants of the current row group as its statistics state them; all where they do not. */
  public KeyRange stated() {
    return stated;
  }

  /** Rows of the file before the current batch. */
  public long position() {
    return position;
  }

  /** Rows of the current batch. */
  public int size() {
    return size;
  }

  /** Integers, ids, timestamps, truth values (0, 1) of the batch. */
  public long[] longs(int column) {
    return columns.get(column).longs;
  }

  public double[] doubles(int column) {
    return columns.get(column).doubles;
  }

  public String[] texts(int column) {
    return columns.get(column).texts;
  }

  /** Which rows of the batch are empty; meaningful for nullable columns only. */
  public boolean[] nulls(int column) {
    return columns.get(column).nulls;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
