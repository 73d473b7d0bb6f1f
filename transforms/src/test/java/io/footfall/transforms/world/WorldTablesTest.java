package io.footfall.transforms.world;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.coders.SealedTable;
import io.footfall.contracts.Partition;
import io.footfall.contracts.world.SiteTimezone;
import io.footfall.contracts.world.ZoneAlloc;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.ReadTable;
import io.footfall.transforms.world.zones.ZoneDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tiny world through the direct runner, read back by DuckDB. */
class WorldTablesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path root;
  static RunContext ctx;

  @BeforeAll
  static void build() throws IOException {
    ctx = WorldRuns.context(root, "tiny", 42, 60);
    WorldRuns.build(ctx);
  }

  static SealedTable table(String dataset) throws IOException {
    return ctx.table(dataset, Partition.world(ctx.identity()));
  }

  /** Rows of a query as text; {@code {dataset}} stands for the parts of a dataset. */
  static List<String> query(String sql) throws IOException, SQLException {
    String text = sql;
    for (String dataset :
        List.of(
            "transaction_schema_merchant_ids",
            "outlet_catalogue",
            "site_locations",
            "site_timezones",
            "zone_alloc")) {
      text =
          text.replace(
              "{" + dataset + "}", "read_parquet('" + table(dataset).folder() + "part-*.parquet')");
    }
    List<String> rows = new ArrayList<>();
    try (Connection db = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = db.createStatement();
        ResultSet result = statement.executeQuery(text)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> cells = new ArrayList<>();
        for (int c = 1; c <= columns; c++) {
          cells.add(result.getString(c));
        }
        rows.add(String.join("|", cells));
      }
    }
    return rows;
  }

  @Test
  void severalUnitsMakeSeveralParts() throws Exception {
    assertThat(Storage.list(table("outlet_catalogue").folder() + "part-*").size(), greaterThan(2));
  }

  @Test
  void everyMerchantIsThereOnceInUnsignedOrder() throws Exception {
    List<String> ids = query("SELECT merchant_id FROM {transaction_schema_merchant_ids}");
    List<String> sorted = new ArrayList<>(ids);
    sorted.sort(
        (a, b) -> Long.compareUnsigned(Long.parseUnsignedLong(a), Long.parseUnsignedLong(b)));
    assertThat(ids, equalTo(sorted));
    assertThat(ids.stream().distinct().count(), is(40L));
    assertThat(
        query(
            "SELECT count(*) > 10 FROM {transaction_schema_merchant_ids}"
                + " WHERE merchant_id > 9223372036854775807"),
        equalTo(List.of("true")));
  }

  @Test
  void sitesAndClocksHaveTheKeysOfTheOutletCatalogue() throws Exception {
    String keys = "SELECT merchant_id, legal_country_iso, site_order FROM ";
    List<String> outlets = query(keys + "{outlet_catalogue}");
    assertThat(query(keys + "{site_locations}"), equalTo(outlets));
    assertThat(query(keys + "{site_timezones}"), equalTo(outlets));
  }

  @Test
  void outletNumbersRunFromOneToTheCountOfTheirCountry() throws Exception {
    assertThat(
        query(
            "SELECT merchant_id FROM {outlet_catalogue}"
                + " GROUP BY merchant_id, legal_country_iso"
                + " HAVING count(*) <> max(final_country_outlet_count)"
                + " OR min(site_order) <> 1 OR max(site_order) <> count(*)"
                + " OR count(DISTINCT site_order) <> count(*)"
                + " OR any_value(site_id) NOT SIMILAR TO '[0-9]{6}'"),
        empty());
    assertThat(
        query(
            "SELECT merchant_id FROM {outlet_catalogue} GROUP BY merchant_id"
                + " HAVING count(*) <> max(raw_nb_outlet_draw)"
                + " OR bool_or(single_vs_multi_flag) <> (count(*) > 1)"),
        empty());
  }

  @Test
  void zoneAllocIsTheGroupByOfSiteZones() throws Exception {
    assertThat(
        query(
            "SELECT merchant_id, legal_country_iso, tzid, zone_site_count, zone_site_count_sum,"
                + " site_count FROM {zone_alloc}"),
        equalTo(
            query(
                "SELECT merchant_id, legal_country_iso, tzid, count(*) AS n,"
                    + " CAST(sum(n) OVER pair AS BIGINT), CAST(sum(n) OVER pair AS BIGINT)"
                    + " FROM {site_timezones} GROUP BY merchant_id, legal_country_iso, tzid"
                    + " WINDOW pair AS (PARTITION BY merchant_id, legal_country_iso)"
                    + " ORDER BY merchant_id, legal_country_iso, tzid")));
  }

  @Test
  void theStrangeClocksOccur() throws Exception {
    assertThat(
        query("SELECT DISTINCT tzid FROM {zone_alloc}"),
        hasItems(
            "Asia/Kathmandu",
            "Asia/Kolkata",
            "Australia/Lord_Howe",
            "Africa/Casablanca",
            "America/New_York",
            "Europe/Paris",
            "Australia/Sydney",
            "America/Santiago",
            "Asia/Riyadh"));
    assertThat(
        query(
            "SELECT legal_country_iso FROM {zone_alloc} WHERE zone_site_count_sum = 6"
                + " AND tzid IN ('America/New_York', 'America/Los_Angeles')"),
        equalTo(List.of("US", "US")));
  }

  @Test
  void remoteMerchantsOfEveryKindOccur() throws Exception {
    assertThat(
        query(
            "SELECT mcc FROM {transaction_schema_merchant_ids}"
                + " WHERE channel = 'card_not_present' AND mcc IN (5815, 4899, 5651, 5691, 5947)"),
        hasItems("5815", "4899", "5651", "5691", "5947"));
  }

  @Test
  void everyZoneIsInTheCacheWhichCoversAYearPastTheHorizon() throws Exception {
    Partition partition = Partition.world(ctx.identity());
    byte[] bin = ctx.read("tz_timetable_cache_bin", partition);
    TzTimetable timetable = TzTimetable.parse(bin);
    JsonNode json = JSON.readTree(ctx.read("tz_timetable_cache", partition));
    assertThat(json.get("tz_index_digest").textValue(), is(Storage.sha256(bin)));
    assertThat(json.get("rle_cache_bytes").intValue(), is(bin.length));
    for (String tzid : query("SELECT DISTINCT tzid FROM {site_timezones}")) {
      assertThat(tzid, timetable.contains(tzid), is(true));
    }
    int paris = timetable.tzIndex("Europe/Paris");
    long lastChange = timetable.instantOf(paris, timetable.entries(paris) - 1);
    assertThat(
        lastChange, greaterThan(java.time.Instant.parse("2027-03-01T00:00:00Z").getEpochSecond()));
  }

  @Test
  void theUniverseHashPinsTheRows() throws Exception {
    Partition partition = Partition.world(ctx.identity());
    JsonNode json = JSON.readTree(ctx.read("zone_alloc_universe_hash", partition));
    ZoneDigest digest = new ZoneDigest();
    List<ZoneAlloc> rows = ReadTable.rows(table("zone_alloc"), ZoneAlloc.class);
    rows.forEach(digest::add);
    assertThat(json.get("zone_alloc_parquet_digest").textValue(), is(digest.finish()));
    StringBuilder hex = new StringBuilder();
    for (String part :
        List.of("zone_alpha", "theta", "zone_floor", "day_effect", "zone_alloc_parquet")) {
      hex.append(json.get(part + "_digest").textValue());
    }
    String hash =
        Storage.sha256(hex.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    assertThat(json.get("routing_universe_hash").textValue(), is(hash));
    assertThat(
        rows.stream().map(ZoneAlloc::routingUniverseHash).distinct().toList(),
        equalTo(List.of(hash)));
  }

  @Test
  void sealedInputsNameTheVersionOfTheMerchantTable() throws Exception {
    JsonNode list = JSON.readTree(ctx.read("sealed_inputs_1A", Partition.world(ctx.identity())));
    List<String> ids = new ArrayList<>();
    list.forEach(row -> ids.add(row.get("asset_id").textValue()));
    assertThat(ids, equalTo(ids.stream().sorted().toList()));
    for (JsonNode row : list) {
      if (row.get("asset_id").textValue().equals("transaction_schema_merchant_ids")) {
        assertThat(row.at("/partition/version").textValue(), is("2026-01-03"));
        assertThat(Files.exists(root.resolve(row.get("path").textValue())), is(true));
      }
    }
    assertThat(ids, hasItems("transaction_schema_merchant_ids", "world_config", "tzdb"));
  }

  @Test
  void theEstimateIsWhatIsBuilt() throws Exception {
    WorldEstimate estimate = WorldEstimate.of(WorldRuns.preset("tiny"), 42);
    assertThat(estimate.merchants(), is(table("transaction_schema_merchant_ids").rows()));
    assertThat(estimate.sites(), is(table("site_locations").rows()));
    assertThat(estimate.zones(), is(table("zone_alloc").rows()));
  }

  @Test
  void aSecondRunMakesTheSameBytesWhateverTheParallelism(@TempDir Path other) throws Exception {
    RunContext again = WorldRuns.context(other, "tiny", 42, 60);
    WorldRuns.build(again);
    Map<String, String> first = WorldRuns.digests(root);
    assertThat(first.size(), greaterThan(10));
    assertThat(WorldRuns.digests(other), equalTo(first));
  }

  @Test
  void anotherCutOfUnitsMakesTheSameRows(@TempDir Path other) throws Exception {
    RunContext whole = WorldRuns.context(other, "tiny", 42, 1_000_000);
    WorldRuns.build(whole);
    SealedTable clocks = whole.table("site_timezones", Partition.world(whole.identity()));
    assertThat(
        ReadTable.rows(clocks, SiteTimezone.class),
        equalTo(ReadTable.rows(table("site_timezones"), SiteTimezone.class)));
    assertThat(
        whole.read("zone_alloc_universe_hash", Partition.world(whole.identity())),
        equalTo(ctx.read("zone_alloc_universe_hash", Partition.world(ctx.identity()))));
  }

  @Test
  void everyChannelAndCountryIsSpelledAsTheSchemaDemands() throws Exception {
    assertThat(
        query("SELECT DISTINCT channel FROM {transaction_schema_merchant_ids}"),
        containsInAnyOrder("card_present", "card_not_present"));
    assertThat(
        query("SELECT DISTINCT created_utc FROM {site_timezones}"),
        equalTo(List.of("2026-01-03T00:00:00.000000Z")));
  }
}
