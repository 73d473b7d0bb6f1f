package io.footfall.transforms.diff.rows;

import io.footfall.coders.SealedTable;
import io.footfall.contracts.Column;
import io.footfall.contracts.ColumnType;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.table.ReadTable;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The rows of a merchant range of a table, one at a time. Not thread safe. */
final class RowCursor implements RowView, AutoCloseable {
  private final TableSlice slice;
  private final int[] positions;
  private final boolean[] doubles;
  private final boolean[] nullable;
  private final List<Iterator<List<String>>> lists = new ArrayList<>();
  private final String[] list;
  private boolean present;

  RowCursor(SealedTable table, KeyRange range, ComparedColumns columns) throws IOException {
    int n = columns.columns().size();
    positions = new int[n];
    doubles = new boolean[n];
    nullable = new boolean[n];
    list = new String[n];
    List<String> flat = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Column column = columns.columns().get(i);
      boolean isList = column.type() == ColumnType.STRING_LIST;
      lists.add(isList ? ReadTable.lists(table, range, column.name()) : null);
      positions[i] = isList ? -1 : flat.size();
      doubles[i] = column.type() == ColumnType.DOUBLE;
      nullable[i] = column.nullable();
      if (!isList) {
        flat.add(column.name());
      }
    }
    slice = TableSlice.open(table, range, flat.toArray(String[]::new));
    next();
  }

  /** Whether there is a row at hand. */
  boolean present() {
    return present;
  }

  /** Moves to the next row. */
  void next() throws IOException {
    present = slice.next();
    for (int i = 0; present && i < list.length; i++) {
      if (positions[i] < 0) {
        list[i] = String.join(" ", lists.get(i).next());
      }
    }
  }

  @Override
  public long bits(int column) {
    int at = positions[column];
    return doubles[column]
        ? Double.doubleToRawLongBits(slice.doubles(at)[slice.row()])
        : slice.longs(at)[slice.row()];
  }

  @Override
  public String text(int column) {
    int at = positions[column];
    return at < 0 ? list[column] : slice.texts(at)[slice.row()];
  }

  @Override
  public boolean isNull(int column) {
    return nullable[column] && positions[column] >= 0 && slice.isNull(positions[column]);
  }

  @Override
  public void close() throws IOException {
    slice.close();
  }
}
