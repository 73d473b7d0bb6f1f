package io.footfall.transforms.evidence;

import io.footfall.coders.PartFile;
import io.footfall.coders.SealedTable;
import io.footfall.coders.WorkUnit;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Units that together own every merchant id there can be, cut where the parts of a table are cut,
 * so that a merchant no table should have is seen too. Parts that share a merchant make one unit,
 * and small neighbours do, because a unit opens every table once.
 */
public final class CoverUnits {
  /** Rows after which a unit ends. */
  static final long TARGET_ROWS = 1_000_000;

  private CoverUnits() {}

  /** Units along the parts of a table, at least one. */
  public static List<WorkUnit> of(SealedTable table) throws IOException {
    List<WorkUnit> units = new ArrayList<>();
    long first = 0;
    long rows = 0;
    List<PartFile> parts = TableManifest.of(table).parts();
    for (int i = 0; i < parts.size(); i++) {
      rows += parts.get(i).rows();
      boolean last = i == parts.size() - 1;
      boolean shared =
          !last
              && Long.compareUnsigned(parts.get(i).lastMerchant(), parts.get(i + 1).firstMerchant())
                  >= 0;
      if (last || rows >= TARGET_ROWS && !shared) {
        long end = last ? -1L : parts.get(i).lastMerchant();
        units.add(new WorkUnit(units.size(), first, end, 0, Integer.MAX_VALUE, rows));
        first = end + 1;
        rows = 0;
      }
    }
    if (units.isEmpty()) {
      units.add(WorkUnit.whole(0));
    }
    return units;
  }
}
