package io.footfall.transforms.seg5a.calendar;

import io.footfall.coders.SealedTable;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.MerchantClassPolicy;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.table.TableSlice;
import io.footfall.transforms.table.WorkerCache;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;

/**
 * What a calendar may speak of: countries and zones of sites and edges, merchants that have any,
 * classes of the catalogue.
 *
 * @param countries ascending
 * @param tzids ascending
 * @param merchants unsigned ascending
 * @param classes in catalogue order
 */
public record CalendarWorld(
    List<String> countries, List<String> tzids, List<Long> merchants, List<String> classes) {
  public CalendarWorld {
    countries = List.copyOf(countries);
    tzids = List.copyOf(tzids);
    merchants = List.copyOf(merchants);
    classes = List.copyOf(classes);
  }

  /**
   * Reads the world of sealed layer-1 tables.
   *
   * @param zones {@code zone_alloc}
   * @param edges {@code edge_catalogue_3B}
   */
  public static CalendarWorld read(SealedTable zones, SealedTable edges, List<String> classes)
      throws IOException {
    return WorkerCache.get(
        "calendar-world:" + zones.manifestSha256() + ":" + edges.manifestSha256() + classes,
        CalendarWorld.class,
        () -> load(zones, edges, classes));
  }

  private static CalendarWorld load(SealedTable zones, SealedTable edges, List<String> classes)
      throws IOException {
    TreeSet<String> countries = new TreeSet<>();
    TreeSet<String> tzids = new TreeSet<>();
    TreeSet<Long> merchants = new TreeSet<>(U64::compare);
    add(zones, "legal_country_iso", "tzid", countries, tzids, merchants);
    add(edges, "country_iso", "tzid_operational", countries, tzids, merchants);
    return new CalendarWorld(
        List.copyOf(countries), List.copyOf(tzids), List.copyOf(merchants), classes);
  }

  /** The world of a run whose layer 1 is sealed. */
  public static CalendarWorld of(RunContext ctx) throws IOException {
    Partition layer1 = Partition.world(ctx.identity());
    SealedTable zones = ctx.table("zone_alloc", layer1);
    SealedTable edges = ctx.table("edge_catalogue_3B", layer1);
    List<String> classes =
        ctx.config().read(PolicyFile.MERCHANT_CLASS, MerchantClassPolicy.class).classes();
    return read(zones, edges, classes);
  }

  private static void add(
      SealedTable table,
      String country,
      String tzid,
      TreeSet<String> countries,
      TreeSet<String> tzids,
      TreeSet<Long> merchants)
      throws IOException {
    try (TableSlice slice = TableSlice.open(table, KeyRange.ALL, "merchant_id", country, tzid)) {
      while (slice.next()) {
        merchants.add(slice.longAt(0));
        countries.add(slice.textAt(1));
        tzids.add(slice.textAt(2));
      }
    }
  }
}
