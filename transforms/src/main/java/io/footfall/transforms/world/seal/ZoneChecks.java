package io.footfall.transforms.world.seal;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.config.world.DayEffectPolicy;
import io.footfall.contracts.U64;
import io.footfall.transforms.civil.TzCompiler;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.table.TableSlice;
import io.footfall.transforms.world.TzCachePublisher;
import io.footfall.transforms.world.places.MerchantCategories;
import io.footfall.transforms.world.weights.HorizonDays;
import io.footfall.transforms.world.zones.ZoneUniverse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

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

  /** W8 of an imported world: the zones that were left out of zone_alloc for want of a site. */
  void unservedZones(WorldCheck check) throws IOException {
    long dropped = world.table("zone_demand_without_site").rows();
    check.count(world.table("zone_alloc").rows() + dropped, dropped);
  }

  /**
   * W13: over the horizons (ours: and 366 days more) the cache has the offsets that the pinned
   * rules give, in every zone in use.
   */
  void cacheFollowsRules(WorldCheck check) throws IOException {
    TzTimetable cache = TzTimetable.parse(world.read("tz_timetable_cache_bin"));
    ScenarioHorizonConfig horizon =
        world.ctx().config().read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class);
    long from = Long.MAX_VALUE;
    long until = Long.MIN_VALUE;
    for (ScenarioHorizonConfig.Scenario scenario : horizon.scenarios()) {
      from = Math.min(from, Math.floorDiv(scenario.startMicros(), 1_000_000L));
      until = Math.max(until, Math.floorDiv(scenario.endMicros(), 1_000_000L));
    }
    until += world.outside() ? 0 : TzCachePublisher.MARGIN_SECONDS;
    TzCompiler compiler = TzCompiler.pinned();
    for (String tzid : usedZones()) {
      if (cache.contains(tzid)) {
        String differs;
        try {
          TzTimetable rules = compiler.compile(Set.of(tzid), until);
          differs = rules.difference(tzid, cache, from, until);
        } catch (IllegalArgumentException e) {
          differs = e.getMessage();
        }
        check.see(differs == null, tzid, differs);
      }
    }
  }

  private SortedSet<String> usedZones() throws IOException {
    SortedSet<String> used = new TreeSet<>();
    String[][] columns = {
      {"zone_alloc", "tzid"},
      {"site_timezones", "tzid"},
      {"virtual_settlement_3B", "tzid_settlement"},
      {"edge_catalogue_3B", "tzid_operational"}
    };
    for (String[] column : columns) {
      try (TableSlice slice = TableSlice.open(world.table(column[0]), KeyRange.ALL, column[1])) {
        while (slice.next()) {
          used.add(slice.textAt(0));
        }
      }
    }
    return used;
  }

  private static String zone(TableSlice slice) {
    return U64.text(slice.longAt(0)) + "|" + slice.textAt(1) + "|" + slice.textAt(2);
  }

  /**
   * W9: every merchant with sites has a mix of sum one for every day of the horizons (ours: and a
   * day around them).
   */
  void daysCovered(WorldCheck check) throws IOException {
    RunContext ctx = world.ctx();
    long[] days =
        HorizonDays.of(
            ctx.config().read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class),
            world.outside()
                ? 0
                : ctx.config()
                    .read(PolicyFile.DAY_EFFECT, DayEffectPolicy.class)
                    .daysAroundHorizon());
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
    JsonNode published = JsonDocuments.parse(world.read("zone_alloc_universe_hash"));
    ZoneUniverse universe =
        world.outside()
            ? ZoneUniverse.stated(published)
            : ZoneUniverse.of(world.ctx(), world.table("site_timezones"));
    String expected = universe.routingUniverseHash();
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
