package io.footfall.transforms.diff.rows;

import io.footfall.coders.PartFile;
import io.footfall.coders.SealedTable;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Cuts the merchants of tables into ranges. */
public final class MerchantRanges {
  private MerchantRanges() {}

  /** Ranges that begin where a part of one of the tables begins; together every merchant. */
  public static List<KeyRange> of(SealedTable... tables) throws IOException {
    TreeSet<Long> starts = new TreeSet<>(Long::compareUnsigned);
    for (SealedTable table : tables) {
      for (PartFile part : TableManifest.of(table).parts()) {
        if (part.rows() > 0) {
          starts.add(part.firstMerchant());
        }
      }
    }
    // The first range begins at zero, before any part does.
    starts.pollFirst();
    List<KeyRange> ranges = new ArrayList<>();
    long first = 0L;
    for (long next : starts) {
      ranges.add(new KeyRange(first, next - 1));
      first = next;
    }
    ranges.add(new KeyRange(first, -1L));
    return ranges;
  }
}
