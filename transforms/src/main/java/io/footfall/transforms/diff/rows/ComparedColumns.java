package io.footfall.transforms.diff.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.contracts.Column;
import io.footfall.contracts.ColumnType;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.transforms.replay.PublishedValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Columns of a dataset as a comparison takes them, all from its contract: those that order rows,
 * those compared, and those left out because they state the identity of a run and would differ in
 * every row: identity columns, digests (64 hex digits in the schema), and paths and sizes of files
 * that carry the identity.
 */
public final class ComparedColumns {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DIGEST = "^[a-f0-9]{64}$";

  private final DatasetContract contract;
  private final List<Column> columns = new ArrayList<>();
  private final List<String> excluded = new ArrayList<>();
  private final boolean[] text;
  private final boolean[] value;
  private final int[] order;

  private ComparedColumns(DatasetContract contract, List<String> ordered) {
    this.contract = contract;
    JsonNode properties = properties(contract);
    List<Boolean> stated = new ArrayList<>();
    for (Column column : contract.columns()) {
      boolean digest = properties.path(column.name()).path("pattern").asText().equals(DIGEST);
      if (column.isIdentity()) {
        excluded.add(column.name());
      } else {
        columns.add(column);
        boolean out = digest || ofFile(column.name());
        stated.add(out);
        if (out) {
          excluded.add(column.name());
        }
      }
    }
    order = ordered.stream().filter(this::has).mapToInt(this::at).toArray();
    text = new boolean[columns.size()];
    value = new boolean[columns.size()];
    for (int i = 0; i < text.length; i++) {
      ColumnType type = columns.get(i).type();
      text[i] = type == ColumnType.STRING || type == ColumnType.STRING_LIST;
      value[i] = !stated.get(i) && !ordered.contains(columns.get(i).name());
    }
  }

  /** The columns of a table of the dictionary. */
  public static ComparedColumns of(String dataset) {
    DatasetContract contract = Contracts.get(dataset);
    List<String> ordered = new ArrayList<>(contract.order());
    contract.key().stream().filter(k -> !ordered.contains(k)).forEach(ordered::add);
    return new ComparedColumns(contract, ordered);
  }

  /** As above, with another key; such rows are not joined by it but paired by their reader. */
  static ComparedColumns of(String dataset, List<String> key) {
    return new ComparedColumns(Contracts.get(dataset), key);
  }

  private static JsonNode properties(DatasetContract contract) {
    try {
      return JSON.readTree(Contracts.resource(contract.schemaResource())).path("properties");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean ofFile(String name) {
    return name.endsWith("_path") || name.endsWith("_size_bytes");
  }

  /** Whether rows carry a column. */
  public boolean has(String name) {
    return columns.stream().anyMatch(c -> c.name().equals(name));
  }

  /** Contract of the dataset. */
  public DatasetContract contract() {
    return contract;
  }

  /** Columns that rows carry, in file order. */
  public List<Column> columns() {
    return columns;
  }

  /** Columns that are not compared. */
  List<String> excluded() {
    return excluded;
  }

  /** Whether rows carry lists, which are read whole. */
  public boolean hasLists() {
    return columns.stream().anyMatch(c -> c.type() == ColumnType.STRING_LIST);
  }

  /** Whether rows are ordered by a merchant that every row has. */
  public boolean byMerchant() {
    Column first = columns.get(order[0]);
    return first.name().equals("merchant_id") && !first.nullable();
  }

  /** Position of a column. */
  public int at(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException(contract.id() + " has no column " + name);
  }

  /** Bits of the columns among these that rows carry, as {@link #changed} sets them. */
  public long mask(String... names) {
    long mask = 0;
    for (String name : names) {
      mask |= has(name) ? 1L << at(name) : 0;
    }
    return mask;
  }

  boolean isText(int column) {
    return text[column];
  }

  /** Order of two rows by key; empty values first. */
  int compareKeys(RowView a, RowView b) {
    for (int column : order) {
      int c = compare(column, a, b);
      if (c != 0) {
        return c;
      }
    }
    return 0;
  }

  private int compare(int column, RowView a, RowView b) {
    if (a.isNull(column) || b.isNull(column)) {
      return Boolean.compare(b.isNull(column), a.isNull(column));
    }
    if (text[column]) {
      return a.text(column).compareTo(b.text(column));
    }
    return columns.get(column).type() == ColumnType.UINT64
        ? Long.compareUnsigned(a.bits(column), b.bits(column))
        : Long.compare(a.bits(column), b.bits(column));
  }

  /** Bit i is set where value column i differs; doubles by their bits. */
  long changed(RowView a, RowView b) {
    long changed = 0;
    for (int i = 0; i < value.length; i++) {
      if (value[i] && !same(i, a, b)) {
        changed |= 1L << i;
      }
    }
    return changed;
  }

  private boolean same(int column, RowView a, RowView b) {
    if (a.isNull(column) || b.isNull(column)) {
      return a.isNull(column) && b.isNull(column);
    }
    return text[column] ? a.text(column).equals(b.text(column)) : a.bits(column) == b.bits(column);
  }

  /** Key of a row, its columns joined by '|'. */
  public String key(RowView row) {
    StringJoiner key = new StringJoiner("|");
    for (int column : order) {
      key.add(shown(column, row));
    }
    return key.toString();
  }

  /** A value as text that reads back to the same value. */
  public String shown(int column, RowView row) {
    if (row.isNull(column)) {
      return "null";
    }
    if (text[column]) {
      return row.text(column);
    }
    Column c = columns.get(column);
    return switch (c.type()) {
      case DOUBLE -> PublishedValue.text(c, Double.longBitsToDouble(row.bits(column)));
      case BOOLEAN -> PublishedValue.text(c, row.bits(column) != 0);
      default -> PublishedValue.text(c, row.bits(column));
    };
  }
}
