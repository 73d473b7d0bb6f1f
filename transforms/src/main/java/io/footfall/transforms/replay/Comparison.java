package io.footfall.transforms.replay;

import io.footfall.contracts.Column;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Counts published rows that equal the regenerated ones, and keeps the first differences. */
public final class Comparison {
  /** Differences kept. */
  public static final int KEPT = 20;

  private final List<Difference> differences = new ArrayList<>();
  private final Map<String, Long> equal = new TreeMap<>();
  private final Map<String, Long> rows = new TreeMap<>();
  private long count;

  /** Compares a published row with the regenerated one, column by column. */
  public <T extends Record> void row(String dataset, T found, T expected) {
    boolean same = expected.equals(found);
    rows.merge(dataset, 1L, Long::sum);
    equal.merge(dataset, same ? 1L : 0L, Long::sum);
    if (same) {
      return;
    }
    List<Column> columns = TypedRow.columns(dataset);
    RecordComponent[] components = expected.getClass().getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      Object there = TypedRow.value(components[i], found);
      Object here = TypedRow.value(components[i], expected);
      if (!Objects.equals(there, here)) {
        Column column = columns.get(i);
        add(
            dataset,
            expected,
            column.name(),
            PublishedValue.text(column, there),
            PublishedValue.text(column, here));
      }
    }
  }

  /** Compares the identity columns of the row compared last. */
  public void identity(
      String dataset, Record row, List<String> columns, List<String> found, List<String> expected) {
    for (int i = 0; i < columns.size(); i++) {
      if (!expected.get(i).equals(found.get(i))) {
        add(dataset, row, columns.get(i), found.get(i), expected.get(i));
      }
    }
  }

  /** Compares chosen columns of a row, as text. */
  void values(
      String dataset, String key, List<String> columns, List<String> found, List<String> expected) {
    boolean same = found.equals(expected);
    rows.merge(dataset, 1L, Long::sum);
    equal.merge(dataset, same ? 1L : 0L, Long::sum);
    for (int i = 0; i < columns.size(); i++) {
      if (!Objects.equals(found.get(i), expected.get(i))) {
        add(dataset, key, columns.get(i), found.get(i), expected.get(i));
      }
    }
  }

  /** Notes a regenerated row that is not published. */
  public void missing(String dataset, Record expected) {
    rows.merge(dataset, 1L, Long::sum);
    equal.merge(dataset, 0L, Long::sum);
    add(dataset, expected, "row", "none", "a row");
  }

  /** Notes a published row that should not be there. */
  public void surplus(String dataset, Record found) {
    rows.merge(dataset, 1L, Long::sum);
    equal.merge(dataset, 0L, Long::sum);
    add(dataset, found, "row", "a row", "none");
  }

  private void add(String dataset, Record keyed, String column, String there, String here) {
    add(dataset, TypedRow.key(dataset, keyed), column, there, here);
  }

  private void add(String dataset, String key, String column, String there, String here) {
    count++;
    if (differences.size() < KEPT) {
      differences.add(new Difference(dataset, key, column, there, here));
    }
  }

  /** The first {@link #KEPT} differences. */
  public List<Difference> differences() {
    return List.copyOf(differences);
  }

  /** All differences. */
  public long count() {
    return count;
  }

  /** Tables compared, ascending. */
  public List<String> datasets() {
    return List.copyOf(rows.keySet());
  }

  /** Rows of a table compared, published or regenerated. */
  public long rows(String dataset) {
    return rows.getOrDefault(dataset, 0L);
  }

  /** Rows of a table that are equal in every column. */
  public long equal(String dataset) {
    return equal.getOrDefault(dataset, 0L);
  }
}
