package io.footfall.transforms.diff;

import io.footfall.transforms.diff.rows.ComparedColumns;
import io.footfall.transforms.diff.rows.RowExample;
import io.footfall.transforms.diff.rows.RowView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keys that differ though their inputs do not, counted once each; the first are kept. Keys of one
 * merchant come together, so that only one merchant's are held.
 */
final class UnexplainedKeys {
  private final int limit;
  private final List<Unexplained> kept = new ArrayList<>();
  private final Set<String> ofMerchant = new HashSet<>();
  private long count;

  UnexplainedKeys(int limit) {
    this.limit = limit;
  }

  /** Forgets the keys of the merchant before. */
  void startMerchant() {
    ofMerchant.clear();
  }

  /** Notes rows of a key. */
  void add(ComparedColumns columns, String key, RowView a, RowView b, long changed) {
    if (!ofMerchant.add(key)) {
      return;
    }
    count++;
    if (kept.size() < limit) {
      RowView row = a == null ? b : a;
      kept.add(
          new Unexplained(
              columns.contract().id(), key, columns.key(row), what(columns, a, b, changed)));
    }
  }

  private static String what(ComparedColumns columns, RowView a, RowView b, long changed) {
    if (a == null || b == null) {
      return a == null ? RowExample.ONLY_B : RowExample.ONLY_A;
    }
    int column = Long.numberOfTrailingZeros(changed);
    return columns.columns().get(column).name()
        + ": "
        + columns.shown(column, a)
        + " -> "
        + columns.shown(column, b);
  }

  /** Adds what comes after. */
  void merge(UnexplainedKeys later) {
    count += later.count;
    for (Unexplained one : later.kept) {
      if (kept.size() < limit) {
        kept.add(one);
      }
    }
  }

  long count() {
    return count;
  }

  List<Unexplained> kept() {
    return List.copyOf(kept);
  }
}
