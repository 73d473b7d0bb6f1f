package io.footfall.transforms.replay;

import io.footfall.contracts.Column;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** Columns of a row record, by the contract of its table. */
public final class TypedRow {
  private TypedRow() {}

  /** Columns that rows carry, in order: one a record component. */
  public static List<Column> columns(String dataset) {
    return Contracts.get(dataset).columns().stream().filter(c -> !c.isIdentity()).toList();
  }

  /** Values of a row as text, in the order of {@link #columns}. */
  public static List<String> texts(String dataset, Record row) {
    List<Column> columns = columns(dataset);
    RecordComponent[] components = row.getClass().getRecordComponents();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < components.length; i++) {
      texts.add(PublishedValue.text(columns.get(i), value(components[i], row)));
    }
    return texts;
  }

  /** Key of a row, its columns joined by '|'. */
  public static String key(String dataset, Record row) {
    DatasetContract contract = Contracts.get(dataset);
    List<Column> columns = columns(dataset);
    List<String> texts = texts(dataset, row);
    List<String> key = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      if (contract.key().contains(columns.get(i).name())) {
        key.add(texts.get(i));
      }
    }
    return String.join("|", key);
  }

  static Object value(RecordComponent component, Record row) {
    try {
      return component.getAccessor().invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
