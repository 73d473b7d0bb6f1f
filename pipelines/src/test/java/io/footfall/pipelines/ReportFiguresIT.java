package io.footfall.pipelines;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.pipelines.sql.RunSql;
import io.footfall.transforms.evidence.LogHistogram;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures of the state reports of a tiny run, each taken again from the Parquet files by SQL. */
class ReportFiguresIT {
  private static RunSql db;

  @BeforeAll
  static void open() throws SQLException {
    db = RunSql.of(TinyRun.shared());
  }

  @AfterAll
  static void close() throws SQLException {
    db.close();
  }

  private static JsonNode report(String segment, String state) throws IOException {
    return TinyReportsIT.reports(TinyRun.shared().root(), segment).stream()
        .filter(line -> line.path("state_id").asText().equals(state))
        .findFirst()
        .orElseThrow();
  }

  private static double sql(String select, String dataset) throws SQLException {
    return db.value("select " + select + " from @" + dataset);
  }

  @ParameterizedTest
  @CsvSource({
    "5A.S1, weekly_volume, merchant_zone_profile_5A, weekly_volume_expected",
    "5A.S2, shape_value, class_zone_shape_5A, shape_value",
    "5A.S3, lambda_local_base, merchant_zone_baseline_local_5A, lambda_local_base",
    "5A.S4, overlay_factor, merchant_zone_scenario_local_5A, overlay_factor_total",
    "5A.S4, scenario_lambda, merchant_zone_scenario_local_5A, lambda_local_scenario"
  })
  void extremesAreExactAndQuantilesNear(String state, String name, String dataset, String column)
      throws SQLException, IOException {
    JsonNode metrics = report("5A", state).required("metrics");
    assertThat(metrics.required(name + "_min").asDouble(), is(sql("min(" + column + ")", dataset)));
    assertThat(metrics.required(name + "_max").asDouble(), is(sql("max(" + column + ")", dataset)));
    for (String share : new String[] {"median 0.5", "p95 0.95"}) {
      String[] words = share.split(" ");
      double exact = sql("quantile_disc(" + column + ", " + words[1] + ")", dataset);
      assertThat(
          metrics.required(name + "_" + words[0]).asDouble(),
          closeTo(exact, LogHistogram.RELATIVE_ERROR * exact));
    }
  }

  @Test
  void countsAreThoseOfTheTables() throws SQLException, IOException {
    JsonNode classes = report("5A", "5A.S1").required("counts");
    String zones = "count(distinct tzid)";
    assertThat(
        (double) classes.required("zones_total").asLong(),
        is(sql(zones, "merchant_zone_profile_5A")));
    JsonNode shapes = report("5A", "5A.S2").required("counts");
    assertThat(
        (double) shapes.required("channel_groups_realized").asLong(),
        is(sql("count(distinct channel_group)", "class_zone_shape_5A")));
    JsonNode bundle = report("5A", "5A.S5").required("counts");
    assertThat(
        (double) bundle.required("s1_tzids").asLong(), is(sql(zones, "merchant_zone_profile_5A")));
    assertThat(
        (double) bundle.required("s1_countries").asLong(),
        is(sql("count(distinct legal_country_iso)", "merchant_zone_profile_5A")));
    JsonNode arrivals = report("5B", "5B.S4").at("/details/baseline_v1");
    assertThat(
        (double) arrivals.required("n_arrivals_at_bucket_start").asLong(),
        is(sql("count(*) filter (where epoch_us(ts_utc) % 3600000000 = 0)", "arrival_events_5B")));
    assertThat(
        (double) arrivals.required("n_arrivals_at_bucket_end_minus_epsilon").asLong(),
        is(
            sql(
                "count(*) filter (where epoch_us(ts_utc) % 3600000000 = 3599999999)",
                "arrival_events_5B")));
    assertThat(arrivals.required("rng_accounting_ok").asBoolean(), is(true));
  }

  @Test
  void aBundleTellsItsWorstValues() throws SQLException, IOException {
    JsonNode metrics = report("5A", "5A.S5").required("metrics");
    assertThat(
        metrics.required("max_lambda_scenario").asDouble(),
        is(sql("max(lambda_local_scenario)", "merchant_zone_scenario_local_5A")));
    assertThat(metrics.required("max_shape_norm_error").asDouble(), closeTo(0, 1e-12));
    assertThat(report("5B", "5B.S5").required("rng_families_ok").asBoolean(), is(true));
  }
}
