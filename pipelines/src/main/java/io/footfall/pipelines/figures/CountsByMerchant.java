package io.footfall.pipelines.figures;

import java.util.Arrays;

/**
 * Arrivals by merchant, from rows in merchant order: 16 bytes a merchant. A merchant that parts
 * divide among them is one again after the merge.
 */
public final class CountsByMerchant {
  private long[] ids = new long[64];
  private long[] counts = new long[64];
  private int size;

  /** Counts the first rows of a batch. */
  void add(long[] merchants, int rows) {
    int from = 0;
    while (from < rows) {
      int end = from + 1;
      while (end < rows && merchants[end] == merchants[from]) {
        end++;
      }
      add(merchants[from], end - from);
      from = end;
    }
  }

  private void add(long merchant, long arrivals) {
    if (size > 0 && ids[size - 1] == merchant) {
      counts[size - 1] += arrivals;
      return;
    }
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
    }
    ids[size] = merchant;
    counts[size++] = arrivals;
  }

  /** Adds the counts of the part that follows. */
  void merge(CountsByMerchant next) {
    for (int i = 0; i < next.size; i++) {
      add(next.ids[i], next.counts[i]);
    }
  }

  /** Merchants with arrivals. */
  public int size() {
    return size;
  }

  /** Arrivals of each merchant, ascending. */
  long[] sorted() {
    long[] sorted = Arrays.copyOf(counts, size);
    Arrays.sort(sorted);
    return sorted;
  }
}
