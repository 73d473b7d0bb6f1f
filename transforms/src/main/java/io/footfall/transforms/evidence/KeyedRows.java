package io.footfall.transforms.evidence;

import io.footfall.coders.SealedTable;
import io.footfall.contracts.ColumnType;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

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
  private final double[][] doubles;
  private final long[][] longs;
  private final String[][] columnTexts;
  private final boolean[][] nulls;
  private final String[] parts;
  private int batch;
  private boolean more;
  private RowKey key;
  private boolean ascending;
  private int rows;
  private int misplaced;
  private boolean inOrder;
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
    doubles = new double[columns.size()][];
    longs = new long[columns.size()][];
    columnTexts = new String[columns.size()][];
    nulls = new boolean[columns.size()][];
    parts = new String[keys];
    slice = TableSlice.open(table, range, columns.toArray(String[]::new));
    more = step();
  }

  /** Moves to the next row and, with a new batch, to its arrays. */
  private boolean step() throws IOException {
    if (!slice.next()) {
      return false;
    }
    if (slice.batch() != batch) {
      batch = slice.batch();
      for (int c = 0; c < nulls.length; c++) {
        doubles[c] = slice.doubles(c);
        longs[c] = slice.longs(c);
        columnTexts[c] = slice.texts(c);
        nulls[c] = slice.nulls(c);
      }
    }
    return true;
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
    inOrder = true;
    constant = true;
    Arrays.fill(seen, false);
    for (double[] column : values) {
      Arrays.fill(column, Double.NaN);
    }
    do {
      int from = slice.row();
      int end = endOfKey(from + 1);
      if (!readInOrder(from, end)) {
        inOrder = false;
        for (int row = from; row < end; row++) {
          readRow(row);
        }
      }
      readTexts(from, end);
      rows += end - from;
      slice.moveTo(end - 1);
      more = step();
    } while (more && sameKey(slice.row()));
    return true;
  }

  /** First row of the batch, at or after a row, that is of another key. */
  private int endOfKey(int row) {
    int end = row;
    while (end < slice.batchSize() && sameKey(end)) {
      end++;
    }
    return end;
  }

  /** Reads rows that continue the key's indexes without a gap; false, and nothing read, if not. */
  private boolean readInOrder(int from, int end) {
    if (misplaced > 0 || rows + end - from > size) {
      return false;
    }
    if (indexed && !continues(longs[keys], from, end)) {
      return false;
    }
    Arrays.fill(seen, rows, rows + end - from, true);
    int first = keys + (indexed ? 1 : 0);
    for (int c = 0; c < values.length; c++) {
      readColumn(first + c, integers[c], values[c], from, end);
    }
    return true;
  }

  private boolean continues(long[] index, int from, int end) {
    int before = rows - from;
    for (int row = from; row < end; row++) {
      if (index[row] != before + row) {
        return false;
      }
    }
    return true;
  }

  private void readColumn(int column, boolean integer, double[] into, int from, int end) {
    boolean[] empty = nulls[column];
    int to = rows - from;
    if (integer) {
      long[] numbers = longs[column];
      for (int row = from; row < end; row++) {
        into[to + row] = empty[row] ? Double.NaN : numbers[row];
      }
    } else {
      double[] numbers = doubles[column];
      for (int row = from; row < end; row++) {
        into[to + row] = empty[row] ? Double.NaN : numbers[row];
      }
    }
  }

  private void readRow(int row) {
    int first = keys + (indexed ? 1 : 0);
    long at = indexed ? longs[keys][row] : 0;
    if (at < 0 || at >= size || seen[(int) at]) {
      misplaced++;
    } else {
      seen[(int) at] = true;
      for (int c = 0; c < values.length; c++) {
        values[c][(int) at] = number(first + c, row, integers[c]);
      }
    }
  }

  private void readTexts(int from, int end) {
    int first = keys + (indexed ? 1 : 0) + values.length;
    for (int c = 0; c < texts.length; c++) {
      String text = text(first + c, from);
      constant &= rows == 0 || Objects.equals(text, texts[c]);
      for (int row = from + 1; row < end; row++) {
        String next = text(first + c, row);
        if (next != text && !Objects.equals(next, text)) {
          constant = false;
          text = next;
        }
      }
      texts[c] = text;
    }
  }

  private double number(int column, int row, boolean integer) {
    if (nulls[column][row]) {
      return Double.NaN;
    }
    return integer ? longs[column][row] : doubles[column][row];
  }

  private String text(int column, int row) {
    return nulls[column][row] ? null : columnTexts[column][row];
  }

  private RowKey keyHere() {
    int row = slice.row();
    int from = merchants ? 1 : 0;
    for (int i = from; i < keys; i++) {
      parts[i] = text(i, row);
    }
    return new RowKey(merchants ? longs[0][row] : 0, Arrays.asList(parts).subList(from, keys));
  }

  private boolean sameKey(int row) {
    if (merchants && longs[0][row] != key.merchantId()) {
      return false;
    }
    for (int i = merchants ? 1 : 0; i < keys; i++) {
      String text = text(i, row);
      if (text != parts[i] && !Objects.equals(text, parts[i])) {
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

  /** Whether the key's rows stand in the order of their indexes, from 0 and without a gap. */
  public boolean inOrder() {
    return inOrder;
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
