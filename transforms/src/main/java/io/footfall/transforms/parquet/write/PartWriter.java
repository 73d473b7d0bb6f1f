package io.footfall.transforms.parquet.write;

import io.footfall.contracts.Column;
import io.footfall.contracts.ColumnType;
import io.footfall.contracts.DatasetContract;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.transforms.parquet.BytesVersion;
import io.footfall.transforms.parquet.HeapBytes;
import io.footfall.transforms.parquet.ParquetSchemas;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;

/**
 * Writes one Parquet file column by column. The caller puts values at {@link #row()} into the
 * columns and calls {@link #endRow()}; after the last row of a key it calls {@link #endKey()}, the
 * only place where a row group may end (DECISIONS 2.4). Identity columns fill themselves. The bytes
 * depend on contract, partition and rows alone. Not thread safe.
 */
public final class PartWriter implements AutoCloseable {
  private final DatasetContract contract;
  private final MessageType schema;
  private final PartOutput output;
  private final WritableByteChannel channel;
  private final ZstdCompressor compressor = new ZstdCompressor();
  private final ParquetFileWriter file;
  private final List<ValueColumn> columns = new ArrayList<>();
  private ColumnChunkPageWriteStore store;
  private long groupRows;
  private long rows;
  private int row;
  private boolean finished;

  /**
   * @param channel open channel; closed by {@link #close()}
   * @param contract table to write
   * @param partition values of its identity columns
   */
  public PartWriter(WritableByteChannel channel, DatasetContract contract, Partition partition)
      throws IOException {
    this.contract = contract;
    this.channel = channel;
    this.schema = ParquetSchemas.of(contract);
    this.output = new PartOutput(channel);
    for (int i = 0; i < contract.columns().size(); i++) {
      columns.add(column(contract.columns().get(i), schema.getColumns().get(i), partition));
    }
    this.file =
        new ParquetFileWriter(
            output, schema, ParquetFileWriter.Mode.CREATE, Long.MAX_VALUE, 0, 64, 64, false);
    file.start();
  }

  private static ValueColumn column(Column column, ColumnDescriptor path, Partition partition) {
    PrimitiveType type = path.getPrimitiveType();
    ValueColumn out =
        switch (column.type()) {
          case STRING -> new TextColumn(type, column.nullable(), column.encoding());
          case UINT64 -> new LongColumn(type, column.nullable(), true, column.encoding());
          case INT64, INT32, TIMESTAMP_UTC, TIMESTAMP_LOCAL ->
              new LongColumn(type, column.nullable(), false, column.encoding());
          case DOUBLE -> new DoubleColumn(type, column.nullable(), column.encoding());
          case BOOLEAN -> new BooleanColumn(type, column.nullable());
          case STRING_LIST -> new TextListColumn(type);
        };
    if (column.isIdentity()) {
      fill(column, out, partition.value(column.identity()));
    }
    return out;
  }

  private static void fill(Column column, ValueColumn out, String value) {
    for (int i = 0; i < BytesVersion.PAGE_ROWS; i++) {
      if (out instanceof TextColumn text) {
        text.set(i, value);
      } else if (out instanceof LongColumn number) {
        number.set(
            i, column.type() == ColumnType.UINT64 ? U64.parse(value) : Long.parseLong(value));
      } else {
        throw new IllegalArgumentException("Identity column " + column.name() + " of that type");
      }
    }
  }

  private ValueColumn at(String name) {
    return columns.get(contract.indexOf(name));
  }

  /** Column of integers, ids or timestamps. */
  public LongColumn longs(String name) {
    return (LongColumn) at(name);
  }

  public DoubleColumn doubles(String name) {
    return (DoubleColumn) at(name);
  }

  public BooleanColumn booleans(String name) {
    return (BooleanColumn) at(name);
  }

  public TextColumn texts(String name) {
    return (TextColumn) at(name);
  }

  public TextListColumn lists(String name) {
    return (TextListColumn) at(name);
  }

  /** Contract of the table being written. */
  public DatasetContract contract() {
    return contract;
  }

  /** Position in the page where the next row's values go. */
  public int row() {
    return row;
  }

  /** Completes the row and returns the position of the next one. */
  public int endRow() throws IOException {
    if (++row == BytesVersion.PAGE_ROWS) {
      writePages();
    }
    return row;
  }

  /** Says that all rows of a key are written. */
  public void endKey() throws IOException {
    if (groupRows + row >= BytesVersion.ROW_GROUP_ROWS) {
      endGroup();
    }
  }

  private void writePages() throws IOException {
    if (store == null) {
      store = new ColumnChunkPageWriteStore(compressor, schema, HeapBytes.HEAP, 64, false);
      List<ColumnDescriptor> paths = schema.getColumns();
      for (int i = 0; i < columns.size(); i++) {
        columns.get(i).startChunk(store.getPageWriter(paths.get(i)));
      }
    }
    for (ValueColumn column : columns) {
      if (column instanceof TextListColumn list) {
        list.writeListPage(row);
      } else {
        column.writePage(row);
      }
    }
    groupRows += row;
    row = 0;
  }

  private void endGroup() throws IOException {
    if (row > 0) {
      writePages();
    }
    if (groupRows == 0) {
      return;
    }
    for (ValueColumn column : columns) {
      column.endChunk();
    }
    file.startBlock(groupRows);
    store.flushToFileWriter(file);
    file.endBlock();
    store.close();
    store = null;
    rows += groupRows;
    groupRows = 0;
  }

  /** Writes what is left and the footer. */
  public Written finish() throws IOException {
    endGroup();
    Map<String, String> metadata = new HashMap<>();
    metadata.put("footfall.contract", contract.id());
    output.holdTail();
    file.end(metadata);
    output.writeTail();
    finished = true;
    channel.close();
    return new Written(rows, output.bytes(), output.sha256());
  }

  /** Releases resources; an unfinished file is left truncated and without a footer. */
  @Override
  public void close() throws IOException {
    compressor.close();
    if (store != null) {
      store.close();
    }
    if (!finished) {
      channel.close();
    }
  }

  /**
   * What a finished file holds.
   *
   * @param rows rows
   * @param bytes size in bytes
   * @param sha256 lower-case hex digest
   */
  public record Written(long rows, long bytes, String sha256) {}
}
