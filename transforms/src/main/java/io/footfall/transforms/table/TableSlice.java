package io.footfall.transforms.table;

import io.footfall.coders.PartFile;
import io.footfall.coders.SealedTable;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.transforms.parquet.read.ColumnBounds;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.parquet.read.PartReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Rows of some merchants of a sealed table, in key order, chosen columns only: a cursor over all
 * parts that overlap the range. Call {@link #next()} before each row; columns are addressed by
 * their position in the request. For tables without merchants every row is visited. Not thread
 * safe.
 */
public final class TableSlice implements AutoCloseable {
  private final String folder;
  private final KeyRange range;
  private final List<String> names;
  private final ColumnBounds bounds;
  private final Iterator<PartFile> parts;
  private final DatasetContract contract;
  private final int merchantColumn;
  private PartReader part;
  private String partName;
  private int row = -1;
  private int batch;
  private int size;
  private long[] merchants;

  private TableSlice(SealedTable table, KeyRange range, ColumnBounds bounds, List<String> names)
      throws IOException {
    this.bounds = bounds;
    this.folder = table.folder();
    this.contract = Contracts.lists(table.dataset()) ? Contracts.get(table.dataset()) : null;
    this.range = range;
    this.names = List.copyOf(names);
    this.merchantColumn = names.indexOf("merchant_id");
    List<PartFile> wanted = new ArrayList<>();
    for (PartFile p : TableManifest.of(table).parts()) {
      if (range.overlaps(p.firstMerchant(), p.lastMerchant()) && p.rows() > 0) {
        wanted.add(p);
      }
    }
    this.parts = wanted.iterator();
  }

  /**
   * Opens a slice.
   *
   * @param columns columns to read; include {@code merchant_id} when the range is not {@link
   *     KeyRange#ALL}
   */
  public static TableSlice open(SealedTable table, KeyRange range, String... columns)
      throws IOException {
    return open(table, range, ColumnBounds.NONE, columns);
  }

  /** As above; row groups whose statistics lie outside the bounds are skipped. */
  public static TableSlice open(
      SealedTable table, KeyRange range, ColumnBounds bounds, String... columns)
      throws IOException {
    TableSlice slice = new TableSlice(table, range, bounds, List.of(columns));
    if (slice.merchantColumn < 0 && !range.equals(KeyRange.ALL)) {
      throw new IllegalArgumentException("A slice by merchant must read merchant_id");
    }
    return slice;
  }

  /** Moves to the next row; false at the end. */
  public boolean next() throws IOException {
    while (true) {
      if (++row < size) {
        if (merchants == null || range.contains(merchants[row])) {
          return true;
        }
        continue;
      }
      if (part != null && part.nextBatch()) {
        row = -1;
        size = part.size();
        merchants = merchantColumn < 0 ? null : part.longs(merchantColumn);
        batch++;
        continue;
      }
      closePart();
      if (!parts.hasNext()) {
        return false;
      }
      PartFile next = parts.next();
      partName = next.name();
      part = PartReader.open(folder + partName, range, bounds, names);
      if (contract != null) {
        part.requireTypes(contract);
      }
      if (part.rows() != next.rows()) {
        throw new IOException(
            folder + partName + ": found " + part.rows() + " rows; expected " + next.rows());
      }
    }
  }

  /**
   * Number of the batch the row stands in, from 1. The arrays of {@link #longs}, {@link #texts} and
   * {@link #nulls} hold while it does not change.
   */
  public int batch() {
    return batch;
  }

  /** Position of the row in the arrays of its batch. */
  public int row() {
    return row;
  }

  /** Rows of the batch; those after the current one may lie outside the range. */
  public int batchSize() {
    return size;
  }

  /** Moves on inside the batch; the rows passed over must be wanted by the caller. */
  public void moveTo(int laterRow) {
    row = laterRow;
  }

  /** Path of the current row's file below the table's folder. */
  public String partName() {
    return partName;
  }

  /** Rows of that file before the current row. */
  public long rowInPart() {
    return part.position() + row;
  }

  /** Integers, ids, timestamps, truth values of the batch. */
  public long[] longs(int column) {
    return part.longs(column);
  }

  /** Texts of the batch; meaningless where a row is empty. */
  public String[] texts(int column) {
    return part.texts(column);
  }

  /** Which rows of the batch are empty. */
  public boolean[] nulls(int column) {
    return part.nulls(column);
  }

  /** Numbers of the batch. */
  public double[] doubles(int column) {
    return part.doubles(column);
  }

  /** Integer, id, timestamp. */
  public long longAt(int column) {
    return part.longs(column)[row];
  }

  public int intAt(int column) {
    return (int) part.longs(column)[row];
  }

  public double doubleAt(int column) {
    return part.doubles(column)[row];
  }

  public boolean booleanAt(int column) {
    return part.longs(column)[row] != 0;
  }

  /** Text, or null where the row is empty. */
  public String textAt(int column) {
    return part.nulls(column)[row] ? null : part.texts(column)[row];
  }

  public boolean isNull(int column) {
    return part.nulls(column)[row];
  }

  private void closePart() throws IOException {
    if (part != null) {
      part.close();
      part = null;
      size = 0;
      row = -1;
    }
  }

  @Override
  public void close() throws IOException {
    closePart();
  }
}
