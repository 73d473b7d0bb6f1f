package io.footfall.transforms.replay;

import io.footfall.contracts.Partition;
import io.footfall.transforms.parquet.read.ColumnBounds;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.table.TypedSlice;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Pairs published rows with the regenerated ones, both in table order. A row too many or too few on
 * either side does not shift the rest.
 *
 * @param <T> row record
 */
final class TableComparison<T extends Record> {
  private final String dataset;
  private final Partition partition;
  private final Class<T> type;
  private final BiPredicate<T, T> sameKey;

  /**
   * @param sameKey whether two rows of the merchant have one key
   */
  TableComparison(String dataset, Partition partition, Class<T> type, BiPredicate<T, T> sameKey) {
    this.dataset = dataset;
    this.partition = partition;
    this.type = type;
    this.sameKey = sameKey;
  }

  /**
   * Compares.
   *
   * @param range merchants looked for
   * @param bounds where published rows are looked for
   * @param wanted which of them count
   * @param expected regenerated rows
   */
  void run(
      RunContext ctx,
      KeyRange range,
      ColumnBounds bounds,
      Predicate<T> wanted,
      Iterator<T> expected,
      Comparison into)
      throws IOException {
    try (TypedSlice<T> slice =
        new TypedSlice<>(ctx.table(dataset, partition), range, bounds, type)) {
      List<String> columns = slice.identityColumns();
      List<String> identity = slice.identity(partition);
      Published<T> found = step(slice, wanted);
      Published<T> peek = found == null ? null : step(slice, wanted);
      T next = take(expected);
      while (found != null || next != null) {
        T after = take(expected);
        boolean here = found != null && next != null && sameKey.test(found.row, next);
        if (!here && next != null && peek != null && sameKey.test(peek.row, next)) {
          into.surplus(dataset, found.row);
          found = peek;
          peek = step(slice, wanted);
          here = true;
        }
        boolean early = !here && found != null && after != null && sameKey.test(found.row, after);
        if (found == null || early) {
          into.missing(dataset, next);
        } else {
          if (next == null) {
            into.surplus(dataset, found.row);
          } else {
            into.row(dataset, found.row, next);
            into.identity(dataset, next, columns, found.identity, identity);
          }
          found = peek;
          peek = peek == null ? null : step(slice, wanted);
        }
        next = after;
      }
    }
  }

  /** A published row and its identity columns. */
  private record Published<T>(T row, List<String> identity) {}

  private static <T> T take(Iterator<T> rows) {
    return rows.hasNext() ? rows.next() : null;
  }

  private static <T extends Record> Published<T> step(TypedSlice<T> slice, Predicate<T> wanted)
      throws IOException {
    while (slice.next()) {
      if (wanted.test(slice.row())) {
        return new Published<>(slice.row(), slice.identity());
      }
    }
    return null;
  }
}
