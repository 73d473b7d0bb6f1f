package io.footfall.transforms.diff.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows of one table of two runs, counted. Parts of it add up; not thread safe. */
public final class TableDifference {
  private final ComparedColumns columns;
  private final int limit;
  private final Map<Integer, ColumnDifference> byColumn = new TreeMap<>();
  private final List<RowExample> examples = new ArrayList<>();
  private long rowsA;
  private long rowsB;
  private long onlyA;
  private long onlyB;
  private long changed;
  private long merchants;

  /**
   * No rows yet.
   *
   * @param limit examples kept
   */
  public TableDifference(ComparedColumns columns, int limit) {
    this.columns = columns;
    this.limit = limit;
  }

  /** Counts the rows of a key; true if they differ. */
  public boolean add(RowView a, RowView b, long changedColumns) {
    rowsA += a == null ? 0 : 1;
    rowsB += b == null ? 0 : 1;
    if (a != null && b != null && changedColumns == 0) {
      return false;
    }
    if (b == null) {
      onlyA++;
      keep(a, RowExample.ONLY_A, List.of());
    } else if (a == null) {
      onlyB++;
      keep(b, RowExample.ONLY_B, List.of());
    } else {
      changed++;
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < columns.columns().size(); i++) {
        if ((changedColumns >>> i & 1) != 0) {
          final int column = i;
          byColumn
              .computeIfAbsent(i, c -> new ColumnDifference(columns.columns().get(column)))
              .add(a, b, i);
          if (examples.size() < limit) {
            texts.add(
                columns.columns().get(i).name()
                    + ": "
                    + columns.shown(i, a)
                    + " -> "
                    + columns.shown(i, b));
          }
        }
      }
      keep(b, RowExample.CHANGED, texts);
    }
    return true;
  }

  private void keep(RowView row, String kind, List<String> texts) {
    if (examples.size() < limit) {
      examples.add(new RowExample(columns.key(row), kind, texts));
    }
  }

  /** Counts a merchant that has rows which differ. */
  public void merchant() {
    merchants++;
  }

  /** Adds what comes after, in key order. */
  public void merge(TableDifference later) {
    rowsA += later.rowsA;
    rowsB += later.rowsB;
    onlyA += later.onlyA;
    onlyB += later.onlyB;
    changed += later.changed;
    merchants += later.merchants;
    later.byColumn.forEach(
        (i, column) ->
            byColumn
                .computeIfAbsent(i, c -> new ColumnDifference(columns.columns().get(i)))
                .merge(column));
    for (RowExample example : later.examples) {
      if (examples.size() < limit) {
        examples.add(example);
      }
    }
  }

  /** Dataset id. */
  public String dataset() {
    return columns.contract().id();
  }

  /** State that writes it. */
  public String state() {
    return columns.contract().state();
  }

  /** Columns not compared: they state the identity of a run. */
  public List<String> excluded() {
    return List.copyOf(columns.excluded());
  }

  /** Rows of the first run. */
  public long rowsA() {
    return rowsA;
  }

  /** Rows of the second run. */
  public long rowsB() {
    return rowsB;
  }

  /** Rows whose key only the first run has. */
  public long onlyA() {
    return onlyA;
  }

  /** Rows whose key only the second run has. */
  public long onlyB() {
    return onlyB;
  }

  /** Rows whose key both have and whose values differ. */
  public long changed() {
    return changed;
  }

  /** Whether all rows are equal. */
  public boolean isEqual() {
    return onlyA + onlyB + changed == 0;
  }

  /** Merchants with rows that differ; 0 for tables not ordered by merchant. */
  public long merchants() {
    return merchants;
  }

  /** Columns that differ, in file order. */
  public List<ColumnDifference> byColumn() {
    return List.copyOf(byColumn.values());
  }

  /** The first rows that differ, in key order. */
  public List<RowExample> examples() {
    return List.copyOf(examples);
  }
}
