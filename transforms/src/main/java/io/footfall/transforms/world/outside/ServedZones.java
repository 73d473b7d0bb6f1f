package io.footfall.transforms.world.outside;

import io.footfall.coders.SealedTable;
import io.footfall.contracts.U64;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which zones of zone_alloc an arrival can go to: a zone where the merchant has a site of positive
 * weight in that country, or any zone of a VIRTUAL_ONLY merchant, whose counts drive its volume but
 * whose arrivals go to edges (DECISIONS 3.2 and 3.3). Holds one text per zone with sites.
 */
final class ServedZones {
  /** Imported tables it is built from, in this order. */
  static final List<String> INPUTS =
      List.of("site_timezones", "s1_site_weights", "virtual_classification_3B");

  private final Set<String> zones = new HashSet<>();
  private final Set<Long> virtualOnly = new HashSet<>();

  private ServedZones() {}

  static ServedZones of(List<SealedTable> inputs) throws IOException {
    ServedZones served = new ServedZones();
    String[] key = {"merchant_id", "legal_country_iso", "site_order"};
    try (TableSlice sites =
            TableSlice.open(inputs.get(0), KeyRange.ALL, key[0], key[1], key[2], "tzid");
        TableSlice weights =
            TableSlice.open(inputs.get(1), KeyRange.ALL, key[0], key[1], key[2], "p_weight")) {
      boolean weight = weights.next();
      while (sites.next()) {
        while (weight && compare(weights, sites) < 0) {
          weight = weights.next();
        }
        if (weight && compare(weights, sites) == 0 && weights.doubleAt(3) > 0) {
          served.zones.add(text(sites.longAt(0), sites.textAt(1), sites.textAt(3)));
        }
      }
    }
    try (TableSlice modes =
        TableSlice.open(inputs.get(2), KeyRange.ALL, "merchant_id", "virtual_mode")) {
      while (modes.next()) {
        if (modes.textAt(1).equals("VIRTUAL_ONLY")) {
          served.virtualOnly.add(modes.longAt(0));
        }
      }
    }
    return served;
  }

  private static int compare(TableSlice a, TableSlice b) {
    int merchant = U64.compare(a.longAt(0), b.longAt(0));
    int country = merchant != 0 ? merchant : a.textAt(1).compareTo(b.textAt(1));
    return country != 0 ? country : Integer.compare(a.intAt(2), b.intAt(2));
  }

  private static String text(long merchant, String country, String tzid) {
    return U64.text(merchant) + "|" + country + "|" + tzid;
  }

  boolean serves(long merchant, String country, String tzid) {
    return virtualOnly.contains(merchant) || zones.contains(text(merchant, country, tzid));
  }
}
