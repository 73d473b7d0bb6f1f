package io.footfall.transforms.seg5a.s5bundle;

import io.footfall.coders.SealedTable;
import io.footfall.transforms.evidence.RowKey;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Where the merchants of a range can trade, by the sealed world alone (DECISIONS 3.2): places with
 * a site unless the merchant is VIRTUAL_ONLY, places with an edge of positive weight unless it is
 * NON_VIRTUAL.
 *
 * @param zones {@code zone_alloc}
 * @param edges {@code edge_catalogue_3B}
 * @param modes {@code virtual_classification_3B}
 */
record Endpoints(SealedTable zones, SealedTable edges, SealedTable modes) implements Serializable {
  /** Keys (merchant, country, tzid), ascending. */
  TreeSet<RowKey> of(KeyRange range) throws IOException {
    Map<Long, String> mode = new HashMap<>();
    try (TableSlice rows = TableSlice.open(modes, range, "merchant_id", "virtual_mode")) {
      while (rows.next()) {
        mode.put(rows.longAt(0), rows.textAt(1));
      }
    }
    TreeSet<RowKey> places = new TreeSet<>();
    try (TableSlice rows =
        TableSlice.open(
            zones, range, "merchant_id", "legal_country_iso", "tzid", "zone_site_count")) {
      while (rows.next()) {
        if (rows.longAt(3) > 0 && !"VIRTUAL_ONLY".equals(mode.get(rows.longAt(0)))) {
          places.add(place(rows));
        }
      }
    }
    try (TableSlice rows =
        TableSlice.open(
            edges, range, "merchant_id", "country_iso", "tzid_operational", "edge_weight")) {
      while (rows.next()) {
        String merchantMode = mode.getOrDefault(rows.longAt(0), "NON_VIRTUAL");
        if (rows.doubleAt(3) > 0 && !merchantMode.equals("NON_VIRTUAL")) {
          places.add(place(rows));
        }
      }
    }
    return places;
  }

  private static RowKey place(TableSlice rows) {
    return new RowKey(rows.longAt(0), List.of(rows.textAt(1), rows.textAt(2)));
  }
}
