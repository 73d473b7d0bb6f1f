package io.footfall.transforms.seg5a.s5bundle;

import io.footfall.coders.SealedTable;
import io.footfall.transforms.evidence.CheckCounter;
import io.footfall.transforms.evidence.KeyedRows;
import io.footfall.transforms.evidence.RowKey;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.table.ReadTable;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * Meets the weeks of a published table, key by key in its order, with the weeks a law gives; bits
 * are compared. Keys that only one side has, and rows out of place, differ. Not thread safe.
 */
final class WeekReplay implements AutoCloseable {
  private final CheckCounter counter;
  private final String dataset;
  private final KeyedRows rows;
  private final Iterator<List<String>> lists;
  private final int buckets;
  private boolean more;

  /**
   * Opens a table.
   *
   * @param keys its key columns before {@code bucket_index}, all texts
   * @param value its column of values
   * @param list its column of text lists, or null if it has none
   * @param buckets rows of a week
   */
  WeekReplay(
      CheckCounter counter,
      SealedTable table,
      List<String> keys,
      String value,
      String list,
      int buckets)
      throws IOException {
    this.counter = counter;
    this.buckets = buckets;
    dataset = table.dataset();
    rows =
        KeyedRows.open(
            new KeyedRows.Request(keys, "bucket_index", buckets, List.of(value), List.of()),
            table,
            KeyRange.ALL);
    lists = list == null ? Collections.emptyIterator() : ReadTable.lists(table, KeyRange.ALL, list);
    more = rows.next();
  }

  /**
   * The next week of the law; keys ascend.
   *
   * @param flags text lists by bucket; none if the table has no such column
   */
  void week(RowKey key, double[] want, List<List<String>> flags) throws IOException {
    while (more && rows.key().compareTo(key) < 0) {
      stranger();
    }
    if (!more || !rows.key().equals(key)) {
      counter.looked(buckets - 1L);
      counter.breaches(buckets - 1L);
      counter.see(false, () -> dataset + " " + key, () -> "no rows", buckets + " rows");
      return;
    }
    if (!rows.complete() || !rows.inOrder()) {
      counter.see(
          false,
          () -> dataset + " " + key,
          () -> rows.rows() + " rows",
          "every bucket once, in order");
    }
    compare(key, want, flags);
    more = rows.next();
  }

  private void compare(RowKey key, double[] want, List<List<String>> flags) {
    double[] found = rows.numbers(0);
    int equal = 0;
    for (int k = 0; k < buckets; k++) {
      List<String> published = flags.isEmpty() || k >= rows.rows() ? null : nextList();
      boolean sameFlags = flags.isEmpty() || flags.get(k).equals(published);
      if (sameFlags
          && Double.doubleToRawLongBits(found[k]) == Double.doubleToRawLongBits(want[k])) {
        equal++;
      } else {
        int bucket = k;
        counter.see(
            false,
            () -> dataset + " " + key + "|" + bucket,
            () -> found[bucket] + (flags.isEmpty() ? "" : " " + published),
            want[bucket] + (flags.isEmpty() ? "" : " " + flags.get(bucket)));
      }
    }
    counter.looked(equal);
    skipLists(flags.isEmpty() ? 0 : rows.rows() - buckets);
  }

  /** A published key the law does not give. */
  private void stranger() throws IOException {
    RowKey key = rows.key();
    int size = rows.rows();
    counter.looked(size - 1L);
    counter.breaches(size - 1L);
    counter.see(false, () -> dataset + " " + key, () -> size + " rows", "no such key");
    skipLists(size);
    more = rows.next();
  }

  private void skipLists(int count) {
    for (int i = 0; i < count; i++) {
      nextList();
    }
  }

  private List<String> nextList() {
    return lists.hasNext() ? lists.next() : null;
  }

  /** Published keys after the law's last. */
  void end() throws IOException {
    while (more) {
      stranger();
    }
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
