package io.footfall.transforms.table;

import io.footfall.coders.SealedTable;
import io.footfall.contracts.Column;
import io.footfall.contracts.ColumnType;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.transforms.parquet.read.ColumnBounds;
import io.footfall.transforms.parquet.read.KeyRange;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;

/**
 * A cursor over typed rows of a sealed table without list columns, with their identity columns and
 * their place on disk. Not thread safe.
 *
 * @param <T> row record
 */
public final class TypedSlice<T extends Record> implements AutoCloseable {
  private final List<Column> columns = new ArrayList<>();
  private final List<Column> identity = new ArrayList<>();
  private final Constructor<T> constructor;
  private final Class<?>[] types;
  private final TableSlice slice;
  private T row;

  /** Opens the rows of a range; rows outside the bounds may still come. */
  public TypedSlice(SealedTable table, KeyRange range, ColumnBounds bounds, Class<T> type)
      throws IOException {
    for (Column column : Contracts.get(table.dataset()).columns()) {
      if (column.type() == ColumnType.STRING_LIST) {
        throw new IllegalArgumentException(table.dataset() + " has lists: " + column.name());
      }
      (column.isIdentity() ? identity : columns).add(column);
    }
    constructor = ReadTable.constructor(type, type.getRecordComponents());
    types = constructor.getParameterTypes();
    if (types.length != columns.size()) {
      throw new IllegalArgumentException(type + " does not fit " + table.dataset());
    }
    List<String> names = new ArrayList<>();
    columns.forEach(c -> names.add(c.name()));
    identity.forEach(c -> names.add(c.name()));
    slice = TableSlice.open(table, range, bounds, names.toArray(String[]::new));
  }

  /** Moves to the next row; false at the end. */
  public boolean next() throws IOException {
    row = null;
    if (!slice.next()) {
      return false;
    }
    Object[] values = new Object[types.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = ReadTable.value(slice, i, columns.get(i).type(), types[i]);
      if (values[i] == null && types[i].isPrimitive()) {
        throw new IOException(
            "File " + slice.partName() + ": empty " + columns.get(i).name() + " in a row");
      }
    }
    try {
      row = constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IOException("File " + slice.partName() + ": a row is no row of its table", e);
    }
    return true;
  }

  /** The row at hand. */
  public T row() {
    return row;
  }

  /** Names of the identity columns. */
  public List<String> identityColumns() {
    return identity.stream().map(Column::name).toList();
  }

  /** What the identity columns of the row at hand say, as {@link Partition#value} gives it. */
  public List<String> identity() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < identity.size(); i++) {
      int at = columns.size() + i;
      String text =
          identity.get(i).type() == ColumnType.STRING
              ? slice.textAt(at)
              : U64.text(slice.longAt(at));
      texts.add(slice.isNull(at) ? "null" : text);
    }
    return texts;
  }

  /** What the identity columns must say in a partition. */
  public List<String> identity(Partition partition) {
    return identity.stream().map(c -> partition.value(c.identity())).toList();
  }

  /** Path of the row's file below the table's folder. */
  public String partName() {
    return slice.partName();
  }

  /** Rows of that file before it. */
  public long rowInPart() {
    return slice.rowInPart();
  }

  @Override
  public void close() throws IOException {
    slice.close();
  }
}
