package io.footfall.transforms.world.seal;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.config.world.DayEffectPolicy;
import io.footfall.contracts.U64;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.gate.JsonDocuments;
import io.footfall.transforms.table.KeyRange;
import io.footfall.transforms.table.RunContext;
import io.footfall.transforms.table.TableSlice;
import io.footfall.transforms.world.places.MerchantCategories;
import io.footfall.transforms.world.weights.HorizonDays;
import io.footfall.transforms.world.zones.ZoneUniverse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** W6 to W9, W11 and W12 over zones, days and categories. */
final class ZoneChecks {
  private static final double SUM_TOLERANCE = 1e-9;

  private final WorldTables world;

  ZoneChecks(WorldTables world) {
    this.world = world;
  }

  /** W6: merchants with zones are merchants of the universe, and are classified. */
  void knownMerchants(WorldCheck check) throws IOException {
    Set<Long> zoned = world.merchants("zone_alloc");
    for (String dataset :
        new String[] {"transaction_schema_merchant_ids", "virtual_classification_3B"}) {
      WorldTables.contained(check, dataset, zoned, world.merchants(dataset));
    }
  }

  /** W7: every zone that is used is in the cache. */
  void cachedZones(WorldCheck check) throws IOException {
    TzTimetable cache = TzTimetable.parse(world.read("tz_timetable_cache_bin"));
    zones(check, cache, "zone_alloc", "tzid");
    zones(check, cache, "site_timezones", "tzid");
    zones(check, cache, "virtual_settlement_3B", "tzid_settlement");
    zones(check, cache, "edge_catalogue_3B", "tzid_operational");
    if (world.has("s4_group_weights")) {
      zones(check, cache, "s4_group_weights", "tz_group_id");
    }
  }

  private void zones(WorldCheck check, TzTimetable cache, String dataset, String column)
      throws IOException {
    Set<String> seen = new HashSet<>();
    try (TableSlice slice = TableSlice.open(world.table(dataset), KeyRange.ALL, column)) {
      while (slice.next()) {
        if (seen.add(slice.textAt(0))) {
          check.see(cache.contains(slice.textAt(0)), dataset, slice.textAt(0));
        }
      }
    }
  }

  /** W8: zone_alloc counts the sites of each merchant, country and zone, and nothing else. */
  void zonesHaveSites(WorldCheck check) throws IOException {
    Map<String, Integer> sites = new HashMap<>();
    String[] key = {"merchant_id", "legal_country_iso", "tzid"};
    try (TableSlice slice = TableSlice.open(world.table("site_timezones"), KeyRange.ALL, key)) {
      while (slice.next()) {
        sites.merge(zone(slice), 1, Integer::sum);
      }
    }
    String[] counted = {key[0], key[1], key[2], "zone_site_count"};
    try (TableSlice slice = TableSlice.open(world.table("zone_alloc"), KeyRange.ALL, counted)) {
      while (slice.next()) {
        Integer expected = sites.remove(zone(slice));
        boolean equal = expected != null && expected == slice.intAt(key.length);
        check.see(equal, zone(slice), slice.intAt(key.length) + " sites, not " + expected);
      }
    }
    check.see(sites.isEmpty(), "zone_alloc", sites.size() + " zones with sites are missing");
  }

  private static String zone(TableSlice slice) {
    return U64.text(slice.longAt(0)) + "|" + slice.textAt(1) + "|" + slice.textAt(2);
  }

  /** W9: every merchant with sites has a mix for every day around the horizons, of sum one. */
  void daysCovered(WorldCheck check) throws IOException {
    RunContext ctx = world.ctx();
    long[] days =
        HorizonDays.of(
            ctx.config().read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class),
            ctx.config().read(PolicyFile.DAY_EFFECT, DayEffectPolicy.class).daysAroundHorizon());
    Map<Long, Map<String, Double>> sums = new HashMap<>();
    String[] columns = {"merchant_id", "utc_day", "p_group"};
    try (TableSlice slice =
        TableSlice.open(world.table("s4_group_weights"), KeyRange.ALL, columns)) {
      while (slice.next()) {
        sums.computeIfAbsent(slice.longAt(0), m -> new HashMap<>())
            .merge(slice.textAt(1), slice.doubleAt(2), Double::sum);
      }
    }
    for (long merchant : world.merchants("site_timezones")) {
      Map<String, Double> mix = sums.getOrDefault(merchant, Map.of());
      for (long day : days) {
        Double sum = mix.get(LocalDate.ofEpochDay(day).toString());
        double error = sum == null ? Double.POSITIVE_INFINITY : StrictMath.abs(sum - 1);
        check.within(error, SUM_TOLERANCE, U64.text(merchant));
      }
    }
  }

  /** W11: the zone universe hash follows from the sealed rows and policies. */
  void zoneUniverse(WorldCheck check) throws IOException {
    String expected =
        ZoneUniverse.of(world.ctx(), world.table("site_timezones")).routingUniverseHash();
    JsonNode published = JsonDocuments.parse(world.read("zone_alloc_universe_hash"));
    String found = published.path("routing_universe_hash").asText();
    check.see(found.equals(expected), "zone_alloc_universe_hash", found);
    try (TableSlice slice =
        TableSlice.open(world.table("zone_alloc"), KeyRange.ALL, "routing_universe_hash")) {
      while (slice.next()) {
        check.see(slice.textAt(0).equals(expected), "zone_alloc", slice.textAt(0));
      }
    }
  }

  /** W12: categories are among those that have a demand class. */
  void knownCategories(WorldCheck check) throws IOException {
    MerchantCategories categories = MerchantCategories.load();
    try (TableSlice slice =
        TableSlice.open(
            world.table("transaction_schema_merchant_ids"), KeyRange.ALL, "merchant_id", "mcc")) {
      while (slice.next()) {
        check.see(
            categories.sectors().containsKey(slice.intAt(1)),
            U64.text(slice.longAt(0)),
            "category " + slice.intAt(1));
      }
    }
  }
}
