package io.footfall.transforms.world.zones;

import io.footfall.coders.SealedTable;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.util.List;

/** Walks sealed site zones merchant by merchant and hands out their counts. */
public final class ZoneGroups {
  private ZoneGroups() {}

  /** Takes the counts of one merchant, by country and tzid. */
  @FunctionalInterface
  public interface Visitor {
    void accept(long merchantId, List<ZoneLaw.Count> counts) throws IOException;
  }

  /** Visits the merchants of a range in unsigned order. */
  public static void forEach(SealedTable siteTimezones, KeyRange range, Visitor visit)
      throws IOException {
    ZoneLaw law = new ZoneLaw();
    long merchant = 0;
    try (TableSlice in =
        TableSlice.open(siteTimezones, range, "merchant_id", "legal_country_iso", "tzid")) {
      while (in.next()) {
        if (in.longAt(0) != merchant) {
          flush(law, merchant, visit);
          merchant = in.longAt(0);
        }
        law.add(in.textAt(1), in.textAt(2));
      }
    }
    flush(law, merchant, visit);
  }

  private static void flush(ZoneLaw law, long merchant, Visitor visit) throws IOException {
    List<ZoneLaw.Count> counts = law.counts();
    if (!counts.isEmpty()) {
      visit.accept(merchant, counts);
      law.clear();
    }
  }
}
