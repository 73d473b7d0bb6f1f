package io.footfall.transforms.evidence;

import io.footfall.coders.SealedTable;
import io.footfall.contracts.ColumnType;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.transforms.table.KeyRange;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A sealed table one key at a time, in file order: the numbers of a key's rows spread over an index
 * column, and how far the rows are from standing there once each. Nothing is assumed of the table,
 * so that a check may say what is wrong with it. Not thread safe.
 */
public final class KeyedRows implements AutoCloseable {
  private final TableSlice slice;
  private final int keys;
  private final int size;
  private final boolean indexed;
  private final boolean merchants;
  private final boolean[] integers;
  private final double[][] values;
  private final String[] texts;
  private final boolean[] seen;
  private boolean more;
  private RowKey key;
  private boolean ascending;
  private int rows;
  private int misplaced;
  private boolean constant;

  private KeyedRows(Request request, SealedTable table, KeyRange range) throws IOException {
    DatasetContract contract = Contracts.get(table.dataset());
    List<String> columns = new ArrayList<>(request.keys());
    indexed = request.index() != null;
    if (indexed) {
      columns.add(request.index());
    }
    columns.addAll(request.numbers());
    columns.addAll(request.texts());
    keys = request.keys().size();
    merchants = request.keys().get(0).equals("merchant_id");
    size = request.size();
    values = new double[request.numbers().size()][size];
    integers = new boolean[values.length];
    for (int i = 0; i < integers.length; i++) {
      integers[i] = contract.column(request.numbers().get(i)).type() != ColumnType.DOUBLE;
    }
    texts = new String[request.texts().size()];
    seen = new boolean[size];
    slice = TableSlice.open(table, range, columns.toArray(String[]::new));
    more = slice.next();
  }

  /**
   * What to read.
   *
   * @param keys key columns; {@code merchant_id} first where the table has it, the rest texts
   * @param index column that numbers a key's rows from 0, or null for one row a key
   * @param size rows a key must have
   * @param numbers numeric columns
   * @param texts text columns that are constant inside a key
   */
  public record Request(
      List<String> keys, String index, int size, List<String> numbers, List<String> texts) {}

  /** Opens a table. */
  public static KeyedRows open(Request request, SealedTable table, KeyRange range)
      throws IOException {
    return new KeyedRows(request, table, range);
  }

  /** Moves to the next key; false at the end. */
  public boolean next() throws IOException {
    if (!more) {
      key = null;
      return false;
    }
    RowKey previous = key;
    key = keyHere();
    ascending = previous == null || previous.compareTo(key) < 0;
    rows = 0;
    misplaced = 0;
    constant = true;
    Arrays.fill(seen, false);
    for (double[] column : values) {
      Arrays.fill(column, Double.NaN);
    }
    do {
      readRow();
      more = slice.next();
    } while (more && sameKey());
    return true;
  }

  private void readRow() {
    int first = keys + (indexed ? 1 : 0);
    long at = indexed ? slice.longAt(keys) : 0;
    if (at < 0 || at >= size || seen[(int) at]) {
      misplaced++;
    } else {
      seen[(int) at] = true;
      for (int c = 0; c < values.length; c++) {
        values[c][(int) at] = number(first + c, integers[c]);
      }
    }
    for (int c = 0; c < texts.length; c++) {
      String text = slice.textAt(first + values.length + c);
      constant &= rows == 0 || java.util.Objects.equals(text, texts[c]);
      texts[c] = text;
    }
    rows++;
  }

  private double number(int column, boolean integer) {
    if (slice.isNull(column)) {
      return Double.NaN;
    }
    return integer ? slice.longAt(column) : slice.doubleAt(column);
  }

  private RowKey keyHere() {
    String[] parts = new String[merchants ? keys - 1 : keys];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = slice.textAt(merchants ? i + 1 : i);
    }
    return new RowKey(merchants ? slice.longAt(0) : 0, List.of(parts));
  }

  private boolean sameKey() {
    if (merchants && slice.longAt(0) != key.merchantId()) {
      return false;
    }
    for (int i = merchants ? 1 : 0; i < keys; i++) {
      if (!slice.textAt(i).equals(key.parts().get(merchants ? i - 1 : i))) {
        return false;
      }
    }
    return true;
  }

  /** Key of the current rows, or null at the end. */
  public RowKey key() {
    return key;
  }

  /** Whether the key comes after the one before it. */
  public boolean ascending() {
    return ascending;
  }

  /** Whether every index stands there exactly once and constant texts are constant. */
  public boolean complete() {
    return misplaced == 0 && rows == size && constant;
  }

  /** Rows of the key. */
  public int rows() {
    return rows;
  }

  /** Rows with an index outside the range, or one seen before. */
  public int misplaced() {
    return misplaced;
  }

  /** Numbers of the n-th numeric column by index; NaN where no row stands. Overwritten by next. */
  public double[] numbers(int column) {
    return values[column];
  }

  /** The n-th numeric column of a table with one row a key. */
  public double number(int column) {
    return values[column][0];
  }

  /** The n-th constant text. */
  public String text(int column) {
    return texts[column];
  }

  @Override
  public void close() throws IOException {
    slice.close();
  }
}
