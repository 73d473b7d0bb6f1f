package io.footfall.transforms.table;

import io.footfall.contracts.Column;
import io.footfall.transforms.parquet.write.PartWriter;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes typed row records to a part, for tables where convenience matters more than speed (under
 * about 10^6 rows). Components match the contract's columns that are not identity columns, in
 * order: camelCase against snake_case.
 *
 * @param <T> row record of the table
 */
public final class RowWriter<T extends Record> {
  private final PartWriter part;
  private final List<Column> columns = new ArrayList<>();
  private final List<Method> accessors = new ArrayList<>();

  /** Checks that record and contract agree. */
  public RowWriter(PartWriter part, Class<T> type) {
    this.part = part;
    for (Column column : part.contract().columns()) {
      if (!column.isIdentity()) {
        columns.add(column);
      }
    }
    RecordComponent[] components = type.getRecordComponents();
    if (components.length != columns.size()) {
      throw new IllegalArgumentException(
          type.getSimpleName()
              + " has "
              + components.length
              + " components for "
              + columns.size()
              + " columns of "
              + part.contract().id());
    }
    for (int i = 0; i < components.length; i++) {
      if (!snake(components[i].getName()).equals(columns.get(i).name().toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            type.getSimpleName()
                + "."
                + components[i].getName()
                + " stands where "
                + columns.get(i).name()
                + " belongs");
      }
      accessors.add(components[i].getAccessor());
    }
  }

  /** Column name of a record component. */
  public static String snake(String component) {
    return component
        .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }

  /** Writes one row; ends the row, not the key. */
  public void append(T value) throws IOException {
    int row = part.row();
    for (int i = 0; i < columns.size(); i++) {
      put(part, row, columns.get(i), component(value, accessors.get(i)));
    }
    part.endRow();
  }

  private Object component(T value, Method accessor) {
    try {
      return accessor.invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Puts one value at the writer's row: text, number, truth value or list of texts, as the column
   * says; null where it is empty.
   */
  @SuppressWarnings("unchecked")
  public static void put(PartWriter part, int row, Column column, Object value) {
    String name = column.name();
    switch (column.type()) {
      case STRING -> {
        if (value == null) {
          part.texts(name).setNull(row);
        } else {
          part.texts(name).set(row, (String) value);
        }
      }
      case UINT64, INT64, INT32, TIMESTAMP_UTC, TIMESTAMP_LOCAL -> {
        if (value == null) {
          part.longs(name).setNull(row);
        } else {
          part.longs(name).set(row, ((Number) value).longValue());
        }
      }
      case DOUBLE -> {
        if (value == null) {
          part.doubles(name).setNull(row);
        } else {
          part.doubles(name).set(row, (Double) value);
        }
      }
      case BOOLEAN -> {
        if (value == null) {
          part.booleans(name).setNull(row);
        } else {
          part.booleans(name).set(row, (Boolean) value);
        }
      }
      case STRING_LIST -> part.lists(name).set(row, (List<String>) value);
    }
  }
}
