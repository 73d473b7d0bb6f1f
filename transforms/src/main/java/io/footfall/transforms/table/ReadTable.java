package io.footfall.transforms.table;

import io.footfall.coders.PartFile;
import io.footfall.coders.SealedTable;
import io.footfall.contracts.Column;
import io.footfall.contracts.ColumnType;
import io.footfall.contracts.Contracts;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.parquet.read.TextLists;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Reads sealed tables as typed row records; the counterpart of {@link RowWriter}. */
public final class ReadTable {
  private ReadTable() {}

  /** All rows of a table, in key order. */
  public static <T extends Record> List<T> rows(SealedTable table, Class<T> type)
      throws IOException {
    return rows(table, KeyRange.ALL, type);
  }

  /** Rows of the merchants of a range, in key order. */
  public static <T extends Record> List<T> rows(SealedTable table, KeyRange range, Class<T> type)
      throws IOException {
    List<T> rows = new ArrayList<>();
    forEach(table, range, type, rows::add);
    return rows;
  }

  /** Visits the rows of the merchants of a range, in key order. */
  public static <T extends Record> void forEach(
      SealedTable table, KeyRange range, Class<T> type, Consumer<T> visit) throws IOException {
    List<Column> columns = new ArrayList<>();
    for (Column column : Contracts.get(table.dataset()).columns()) {
      if (!column.isIdentity()) {
        columns.add(column);
      }
    }
    RecordComponent[] components = type.getRecordComponents();
    if (components.length != columns.size()) {
      throw new IllegalArgumentException(type + " does not fit " + table.dataset());
    }
    Constructor<T> constructor = constructor(type, components);
    Object[] values = new Object[components.length];
    int[] positions = new int[columns.size()];
    List<String> flat = new ArrayList<>();
    List<Iterator<List<String>>> lists = new ArrayList<>();
    for (int i = 0; i < positions.length; i++) {
      boolean list = columns.get(i).type() == ColumnType.STRING_LIST;
      lists.add(list ? lists(table, range, columns.get(i).name()) : null);
      positions[i] = flat.size();
      if (!list) {
        flat.add(columns.get(i).name());
      }
    }
    try (TableSlice slice = TableSlice.open(table, range, flat.toArray(String[]::new))) {
      while (slice.next()) {
        for (int i = 0; i < values.length; i++) {
          values[i] =
              lists.get(i) != null
                  ? lists.get(i).next()
                  : value(slice, positions[i], columns.get(i).type(), components[i].getType());
        }
        visit.accept(constructor.newInstance(values));
      }
    } catch (ReflectiveOperationException e) {
      throw new IOException("Row of " + table.dataset() + " is no " + type.getSimpleName(), e);
    }
  }

  /**
   * A column of text lists, read whole, in row order.
   *
   * @throws IllegalArgumentException for a range of merchants
   */
  public static Iterator<List<String>> lists(SealedTable table, KeyRange range, String column)
      throws IOException {
    if (!range.equals(KeyRange.ALL)) {
      throw new IllegalArgumentException("Lists are read whole, not by merchant: " + column);
    }
    List<List<String>> lists = new ArrayList<>();
    for (PartFile part : TableManifest.of(table).parts()) {
      if (part.rows() > 0) {
        TextLists.read(table.folder() + part.name(), column, lists);
      }
    }
    return lists.iterator();
  }

  static <T> Constructor<T> constructor(Class<T> type, RecordComponent[] components) {
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = components[i].getType();
    }
    try {
      return type.getDeclaredConstructor(types);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static Object value(TableSlice slice, int i, ColumnType type, Class<?> target) {
    if (slice.isNull(i)) {
      return null;
    }
    return switch (type) {
      case STRING -> slice.textAt(i);
      case DOUBLE -> slice.doubleAt(i);
      case BOOLEAN -> slice.booleanAt(i);
      case STRING_LIST -> throw new IllegalStateException("Lists come from their own reader");
      default ->
          target == int.class || target == Integer.class
              ? (Object) slice.intAt(i)
              : (Object) slice.longAt(i);
    };
  }
}
