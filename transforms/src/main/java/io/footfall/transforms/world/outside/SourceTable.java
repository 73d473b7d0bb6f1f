package io.footfall.transforms.world.outside;

import io.footfall.contracts.Column;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.contracts.Partition;
import io.footfall.transforms.parquet.read.ForeignPart;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * A table of a world made elsewhere as rows of our contract: values in contract order, ascending by
 * the contract's order, no key twice. A table that is sorted already streams; another is sorted in
 * memory, up to {@link #MAX_SORTED} rows.
 *
 * @param root root of that world
 * @param files its files
 * @param maker identity its rows carry
 */
record SourceTable(
    String dataset, String root, List<SourceFile> files, Partition maker, boolean wrappedIds)
    implements Serializable {
  /** Rows of a table that are sorted in memory at most. */
  static final int MAX_SORTED = 5_000_000;

  SourceTable {
    files = List.copyOf(files);
  }

  /** Takes a row; the array is the visitor's to keep. */
  @FunctionalInterface
  interface Visitor {
    void accept(Object[] row) throws IOException;
  }

  /**
   * What was let pass.
   *
   * @param resorted whether the rows were out of order
   * @param extraColumns columns the contract does not know
   */
  record Notes(boolean resorted, SortedSet<String> extraColumns) {}

  private static final class OutOfOrder extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfOrder() {
      super(null, null, false, false);
    }
  }

  /**
   * Visits all rows in order.
   *
   * @throws LawBroken with the codes of {@link OutsideCodes}, and {@code WORLD.WORLD_W1} for a key
   *     that stands twice
   */
  Notes forEach(Visitor visit) throws IOException {
    requireUnchanged();
    SortedSet<String> extra = new TreeSet<>();
    boolean sorted = sorted(extra);
    if (sorted) {
      read(extra, visit);
    } else {
      sort(extra).forEach(visit);
    }
    return new Notes(!sorted, extra);
  }

  private void requireUnchanged() throws IOException {
    for (SourceFile file : files) {
      String path = root + "/" + file.path();
      String found = Storage.exists(path) ? Storage.sha256(path) : "no file";
      if (!found.equals(file.sha256())) {
        throw new LawBroken(
            OutsideCodes.SOURCE_CHANGED.text(), "source", file.path(), found, file.sha256());
      }
    }
  }

  private boolean sorted(SortedSet<String> extra) throws IOException {
    RowOrder order = new RowOrder(contract());
    Object[][] before = new Object[1][];
    try {
      read(
          extra,
          row -> {
            if (before[0] != null && order.compare(before[0], row) >= 0) {
              throw new OutOfOrder();
            }
            before[0] = row;
          });
      return true;
    } catch (OutOfOrder e) {
      return false;
    }
  }

  /** Rows in memory. */
  private record Sorted(List<Object[]> rows) {
    void forEach(Visitor visit) throws IOException {
      for (Object[] row : rows) {
        visit.accept(row);
      }
    }
  }

  private Sorted sort(SortedSet<String> extra) throws IOException {
    List<Object[]> rows = new ArrayList<>();
    read(
        extra,
        row -> {
          if (rows.size() == MAX_SORTED) {
            throw new LawBroken(
                OutsideCodes.TABLE_UNSORTED_TOO_LARGE.text(),
                "W1",
                dataset,
                "more than " + MAX_SORTED + " rows out of order",
                "rows sorted by " + contract().order());
          }
          rows.add(row);
        });
    RowOrder order = new RowOrder(contract());
    rows.sort(order);
    for (int i = 1; i < rows.size(); i++) {
      if (order.compare(rows.get(i - 1), rows.get(i)) == 0) {
        throw new LawBroken(
            "WORLD.WORLD_W1",
            "W1",
            dataset + ": " + order.key(rows.get(i)),
            "a key that stands twice",
            "unique keys " + contract().order());
      }
    }
    return new Sorted(rows);
  }

  private DatasetContract contract() {
    return Contracts.get(dataset);
  }

  private void read(SortedSet<String> extra, Visitor visit) throws IOException {
    for (SourceFile file : files) {
      try (ForeignPart part = new ForeignPart(Storage.open(root + "/" + file.path()))) {
        read(part, extra, visit);
      } catch (ForeignPart.Unreadable e) {
        throw new LawBroken(
            OutsideCodes.PARQUET_UNREADABLE.text(),
            "parquet",
            OutsideCodes.shown(file.path()),
            OutsideCodes.shown(e.getMessage()),
            "a Parquet file, pages plain or in snappy, gzip, zstd or lz4_raw");
      }
    }
  }

  private void read(ForeignPart part, SortedSet<String> extra, Visitor visit) throws IOException {
    MessageType schema = part.schema();
    List<SourceColumn> columns = new ArrayList<>();
    List<String> wanted = new ArrayList<>();
    int[] index = new int[contract().columns().size()];
    for (Column column : contract().columns()) {
      Type field = schema.containsField(column.name()) ? schema.getType(column.name()) : null;
      columns.add(new SourceColumn(contract(), column, field, wrappedIds));
      index[columns.size() - 1] = field == null ? -1 : wanted.size();
      if (field != null) {
        wanted.add(column.name());
      }
    }
    for (Type field : schema.getFields()) {
      if (!wanted.contains(field.getName())) {
        extra.add(OutsideCodes.shown(field.getName()));
      }
    }
    part.select(wanted);
    for (Group row = part.next(); row != null; row = part.next()) {
      Object[] values = new Object[index.length];
      for (int c = 0; c < values.length; c++) {
        values[c] = columns.get(c).value(row, index[c]);
        requireMaker(columns.get(c).column(), values[c]);
      }
      visit.accept(values);
    }
  }

  /** Identity columns say where a row comes from; ours say where it goes. */
  private void requireMaker(Column column, Object value) {
    if (!column.isIdentity()) {
      return;
    }
    String expected = maker.value(column.identity());
    String found = value instanceof Long id ? Long.toUnsignedString(id) : String.valueOf(value);
    if (!found.equals(expected)) {
      throw new LawBroken(
          OutsideCodes.IDENTITY_MIXED.text(),
          "identity",
          dataset + "." + column.name(),
          OutsideCodes.shown(found),
          expected + ", as the receipt says");
    }
  }
}
