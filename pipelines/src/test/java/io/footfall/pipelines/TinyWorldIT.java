package io.footfall.pipelines;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

  static Connection db;

  @BeforeAll
  static void load() throws SQLException {
    TinyRun run = TinyRun.shared();
    db = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement sql = db.createStatement()) {
      sql.execute("set TimeZone = 'UTC'");
      for (String table : TABLES) {
        sql.execute(
            "create table "
                + table.replaceAll("_(5A|5B|3B)$", "")
                + " as from read_parquet('"
                + run.parts(table)
                + "', hive_partitioning = false)");
      }
      sql.execute(
          "create table arrival_events as from read_parquet('"
              + run.parts("arrival_events_5B")
              + "', hive_partitioning = false, filename = true, file_row_number = true)");
      // 5B-s4.md section 6.1: little-endian tail of SHA-256("{merchant}:{country}:{site_order}").
      sql.execute(
          "create table site_ids as select merchant_id, legal_country_iso, tzid, ('0x' ||"
              + " h[63:64] || h[61:62] || h[59:60] || h[57:58] || h[55:56] || h[53:54] || h[51:52]"
              + " || h[49:50])::ubigint site_id from (select *, sha256(merchant_id || ':' ||"
              + " legal_country_iso || ':' || site_order) h from site_timezones)");
    }
  }

  @AfterAll
  static void close() throws SQLException {
    db.close();
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
    db.setAutoCommit(false);
    try (Statement sql = db.createStatement()) {
      sql.execute(check.corruption());
      assertThat(check.evaluate(db).violations(), is(greaterThan(0L)));
    } finally {
      db.rollback();
      db.setAutoCommit(true);
    }
  }
}
