package io.footfall.pipelines.sql;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.footfall.pipelines.TinyRun;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads the published tiny run with DuckDB and checks it in full; every check can fail. */
class TinyWorldIT {
  static final List<String> TABLES =
      List.of(
          "merchant_zone_profile_5A",
          "class_zone_shape_5A",
          "merchant_zone_baseline_local_5A",
          "merchant_zone_scenario_local_5A",
          "merchant_zone_scenario_utc_5A",
          "s1_time_grid_5B",
          "s2_realised_intensity_5B",
          "s3_bucket_counts_5B",
          "s4_arrival_summary_5B",
          "edge_catalogue_3B",
          "site_timezones");

  static RunSql db;

  @BeforeAll
  static void load() throws SQLException {
    db = RunSql.of(TinyRun.shared());
    db.load(TABLES);
    db.execute(
        "create table arrival_events as from read_parquet('"
            + TinyRun.shared().parts("arrival_events_5B")
            + "', hive_partitioning = false, filename = true, file_row_number = true)");
    // 5B-s4.md section 6.1: little-endian tail of SHA-256("{merchant}:{country}:{site_order}").
    db.execute(
        "create table site_ids as select merchant_id, legal_country_iso, tzid, ('0x' ||"
            + " h[63:64] || h[61:62] || h[59:60] || h[57:58] || h[55:56] || h[53:54] || h[51:52]"
            + " || h[49:50])::ubigint site_id from (select *, sha256(merchant_id || ':' ||"
            + " legal_country_iso || ':' || site_order) h from site_timezones)");
  }

  @AfterAll
  static void close() throws SQLException {
    db.close();
  }

  /** DuckDB's offset of a zone, in minutes, at a second since 1970. */
  private record Reading(String zone, long second, int offset) {}

  /**
   * C9: the tz cache tells DuckDB's offset for every zone with arrivals in every hour up to a day
   * past the horizon. The cache is parsed here, by 5B-s4.md section 4.1, not by our own reader.
   */
  static long clockMismatches(byte[] cache) throws SQLException {
    long mismatches = 0;
    Map<String, TreeMap<Long, Integer>> zones = parseCache(cache);
    for (Reading reading :
        db.query(
            "select z, epoch(t)::bigint, (epoch(timezone(z, t)) - epoch(t))::bigint // 60 from"
                + " (select distinct tzid_primary z from arrival_events),"
                + " (select unnest(generate_series(min(bucket_start_utc), max(bucket_end_utc) +"
                + " interval 1 day, interval 1 hour)) t from s1_time_grid)",
            row -> new Reading(row.getString(1), row.getLong(2), row.getInt(3)))) {
      TreeMap<Long, Integer> zone = zones.get(reading.zone);
      if (zone == null || zone.floorEntry(reading.second).getValue() != reading.offset) {
        mismatches++;
      }
    }
    return mismatches;
  }

  static Map<String, TreeMap<Long, Integer>> parseCache(byte[] cache) {
    ByteBuffer in = ByteBuffer.wrap(cache).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(in.getInt(), is(0x31435a54));
    assertThat(in.getShort(), is((short) 1));
    Map<String, TreeMap<Long, Integer>> zones = new TreeMap<>();
    for (int left = in.getInt(); left > 0; left--) {
      byte[] name = new byte[in.getShort()];
      in.get(name);
      TreeMap<Long, Integer> offsets = new TreeMap<>();
      for (int entries = in.getInt(); entries > 0; entries--) {
        offsets.put(in.getLong(), in.getInt());
      }
      zones.put(new String(name, StandardCharsets.US_ASCII), offsets);
    }
    return zones;
  }

  @Test
  void everyZoneHasItsClockToADayPastTheHorizon() throws SQLException, IOException {
    byte[] cache = Files.readAllBytes(TinyRun.shared().path("tz_timetable_cache_bin"));
    assertThat(clockMismatches(cache), is(0L));
  }

  @Test
  void aCacheThatEndsBeforeTheHorizonIsSeen() throws SQLException, IOException {
    byte[] cache = Files.readAllBytes(TinyRun.shared().path("tz_timetable_cache_bin"));
    ByteBuffer bytes = ByteBuffer.wrap(cache).order(ByteOrder.LITTLE_ENDIAN);
    long march = 1_772_323_200L;
    for (int at = 10; at + 12 <= cache.length; at++) {
      long instant = bytes.getLong(at);
      if (instant > march && instant < march + 60L * 86_400) {
        bytes.putLong(at, instant + 366L * 86_400);
      }
    }
    assertThat(clockMismatches(cache), is(greaterThan(0L)));
  }

  static Stream<SqlCheck> checks() {
    return TinyChecks.ALL.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("checks")
  void holds(SqlCheck check) throws SQLException {
    SqlCheck.Verdict verdict = check.evaluate(db);
    assertThat(verdict.support(), is(greaterThan(0L)));
    assertThat(verdict.violations(), equalTo(0L));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("checks")
  void failsOnCorruptedData(SqlCheck check) throws SQLException {
    db.undo(
        () -> {
          db.execute(check.corruption());
          assertThat(check.evaluate(db).violations(), is(greaterThan(0L)));
        });
  }
}
