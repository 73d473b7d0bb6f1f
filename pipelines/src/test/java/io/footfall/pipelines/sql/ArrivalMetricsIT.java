package io.footfall.pipelines.sql;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.footfall.pipelines.TinyRun;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metrics of a tiny run's bundle, computed again by SQL from its Parquet files. */
class ArrivalMetricsIT {
  private static RunSql db;

  @BeforeAll
  static void load() throws SQLException {
    db = RunSql.arrivals(TinyRun.shared());
    for (String table :
        new String[] {
          "arrival_events_5B",
          "s1_time_grid_5B",
          "s1_grouping_5B",
          "s2_realised_intensity_5B",
          "s3_bucket_counts_5B",
          "virtual_classification_3B",
          "merchant_zone_profile_5A"
        }) {
      db.execute("create table " + table.replaceAll("_(5A|5B|3B)$", "") + " as from @" + table);
    }
    db.execute(
        "create table k as select c.*, g.demand_class, g.group_id, i.lambda_baseline base,"
            + " i.lambda_random_component f, lambda_realised * (1 + case when c.kappa > 0 then"
            + " lambda_realised / c.kappa else 0 end) v from s3_bucket_counts c join"
            + " s1_grouping g using (merchant_id, zone_representation, channel_group) join"
            + " (select merchant_id, zone_representation, channel_group, bucket_index,"
            + " lambda_baseline, lambda_random_component from s2_realised_intensity) i using"
            + " (merchant_id, zone_representation, channel_group, bucket_index)");
  }

  @AfterAll
  static void close() throws SQLException {
    db.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          A1; select arg_max(z, abs(z)) from (select (sum(count_N) - sum(lambda_realised)) / sqrt(sum(v)) z from k where lambda_realised > 0 group by demand_class, channel_group)
          A1_TOTAL; select sum(count_N) / sum(lambda_realised) - 1 from k where lambda_realised > 0
          A3; select stddev_pop((count_N - lambda_realised) / sqrt(lambda_realised)) from k where lambda_realised > 0
          A5_CLIP; select avg((f <= 0.1 or f >= 10)::int) from k
          A9; select 1
          A14; select avg(is_virtual::int) from arrival_events
          A14_HYBRID; select avg((virtual_mode = 'HYBRID')::int) from arrival_events join virtual_classification using (merchant_id)
          A15_PRESENT; select avg(is_virtual::int) from arrival_events where channel_group = 'card_present'
          A15_REMOTE; select avg((virtual_mode <> 'NON_VIRTUAL')::int) from arrival_events join virtual_classification using (merchant_id) where channel_group = 'card_not_present'
          """)
  void valuesAreThoseOfTheFiles(String id, String query) throws IOException, SQLException {
    assertThat(db.check(id).path("value").doubleValue(), closeTo(db.value(query), 1e-6));
  }

  /** Only zones whose count has a variance of 25 are judged. */
  @Test
  void zonesFollowTheirIntensities() throws IOException, SQLException {
    double z =
        db.value(
            "select arg_max(z, abs(z)) from (select (sum(count_N) - sum(lambda_realised)) /"
                + " sqrt(sum(v)) z from k where lambda_realised > 0 group by zone_representation"
                + " having sum(v) >= 25)");
    assertThat(db.check("A8").path("value").doubleValue(), closeTo(z, 1e-6));
  }

  /** By the local days of the arrivals; DuckDB's own clocks tell which are whole. */
  @Test
  void flaggedPlacesVaryAsInTheFiles() throws IOException, SQLException {
    db.execute(
        "create table n as select merchant_id, tzid_primary z, ts_local_primary::date as t,"
            + " count(*) n from arrival_events group by all");
    db.execute(
        "create table t as select z, unnest(range(if(hour(a) + minute(a) = 0, a, a::date + 1),"
            + " b::date, interval 1 day))::date as t from (select z, timezone(z, timestamptz"
            + " '2026-03-07 00:00:00+00') a, timezone(z, timestamptz '2026-04-07 00:00:00+00') b"
            + " from (select distinct z from n))");
    db.execute(
        "create table v as select flag, stddev_pop(y) / avg(y) cv from (select merchant_id, z, t,"
            + " coalesce(n, 0) y from (select distinct merchant_id, z from n) join t using (z)"
            + " left join n using (merchant_id, z, t)) join (select merchant_id,"
            + " bool_or(high_variability_flag) flag from merchant_zone_profile group by 1) using"
            + " (merchant_id) group by merchant_id, z, flag having avg(y) >= 20");
    double ratio = db.value("select avg(cv) filter (flag) / avg(cv) filter (not flag) from v");
    assertThat(db.check("S19_ARRIVALS").path("value").doubleValue(), closeTo(ratio, 1e-9));
    double fewer =
        db.value("select least(count(*) filter (flag), count(*) filter (not flag)) from v");
    assertThat(db.check("S19_ARRIVALS").path("support").doubleValue(), is(fewer));
  }

  /**
   * Gaps of fourteen countries' weekends are left to the unit test: here by Saturday and Sunday.
   */
  @Test
  void supportsAreThoseOfTheFiles() throws IOException, SQLException {
    double physical = db.value("select count(*) from arrival_events where not is_virtual");
    assertThat(db.check("A9").path("support").doubleValue(), is(physical));
    double all = db.value("select count(*) from arrival_events");
    double merchants = db.value("select count(distinct merchant_id) from arrival_events");
    assertThat(db.check("A14").path("support").doubleValue(), is(merchants));
    assertThat("tiny is no mix", db.check("A14").path("verdict").textValue(), is("NOT_EVALUABLE"));
    double residuals =
        db.value(
            "select max(n) from (select count(*) n from k where lambda_realised >= 1 group by"
                + " demand_class)");
    assertThat("ResidualMetricsIT has a run for them", residuals, lessThan(20000.0));
    for (String id : new String[] {"A2", "A2_MEAN", "A2_TAIL"}) {
      assertThat(db.check(id).path("verdict").textValue(), is("NOT_EVALUABLE"));
    }
    assertThat(db.check("A19").path("support").doubleValue(), is(all));
    double weekend =
        db.value(
            "select avg((isodow(ts_local_primary) >= 6)::int) filter (where is_virtual)"
                + " - avg((isodow(ts_local_primary) >= 6)::int) filter (where not is_virtual) from"
                + " arrival_events join s1_grouping using (merchant_id, zone_representation) where"
                + " country_component not in "
                + RunSql.REST_ON_FRIDAY);
    assertThat(db.check("A13").path("value").doubleValue(), closeTo(weekend, 0.01));
    assertThat(db.check("A23").path("verdict").textValue(), is("NOT_APPLICABLE"));
  }
}
