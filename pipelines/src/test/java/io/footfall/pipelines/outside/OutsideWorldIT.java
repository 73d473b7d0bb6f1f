package io.footfall.pipelines.outside;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.contracts.Column;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.pipelines.TinyRun;
import io.footfall.pipelines.runroot.RunRoot;
import io.footfall.pipelines.sql.RunSql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A world made elsewhere gives what the same world made here gives; demand that no site can serve
 * is left out, counted, and its volume published.
 */
class OutsideWorldIT {
  @TempDir Path dir;

  @Test
  void theWholeJobOnAWorldInDisguise() throws IOException, SQLException {
    TinyRun here = TinyRun.shared();
    OutsideExporter.Disguise disguise =
        new OutsideExporter.Disguise("snappy", 1, true, true, true, true);
    Path world = dir.resolve(OutsideExporter.RUN);
    OutsideExporter exporter = new OutsideExporter(here.root(), here.identity(), world, disguise);
    exporter.export();
    exporter.table(
        "zone_alloc",
        "insert into t select * replace ('Asia/Tokyo' as tzid, 3 as zone_site_count)"
            + " from t where tzid <> 'Asia/Tokyo' limit 1;"
            + "insert into t select * replace ('Asia/Dubai' as tzid, 0 as zone_site_count)"
            + " from t where tzid <> 'Asia/Dubai' limit 1");
    exporter.seal();
    TinyRun imported = TinyRun.make(dir.resolve("runs"), "--world", world + "", "--wrapped-ids");
    assertThat(imported.root(), is(not(here.root())));
    for (DatasetContract contract : OutsideExporter.datasets()) {
      if (contract.isTable()) {
        assertSameRows(here, imported, contract.id());
      }
    }
    for (String dataset :
        List.of(
            "merchant_zone_profile_5A",
            "merchant_zone_scenario_local_5A",
            "s3_bucket_counts_5B",
            "arrival_events_5B")) {
      assertSameRows(here, imported, dataset);
    }
    JsonNode report =
        new ObjectMapper().readTree(Files.readAllBytes(imported.path("outside_world")));
    JsonNode demand = report.path("demand_without_site");
    assertThat(demand.path("rows").asLong(), is(1L));
    assertThat(demand.path("merchants").asLong(), is(1L));
    assertThat(demand.path("zone_site_count").asLong(), is(3L));
    assertThat(demand.path("weekly_volume_expected").asDouble(), greaterThan(1.0));
    assertThat(demand.path("weekly_volume_kept").asDouble(), greaterThan(1000.0));
    assertThat(report.path("zones_without_count").asLong(), is(1L));
    assertThat(
        report.path("warnings").toString(),
        containsString("unknown column left out: zone_alloc.engine_row_number"));
    assertThat(report.path("warnings").toString(), containsString("W1: rows out of order"));
    TinyRun again = TinyRun.make(dir.resolve("runs"), "--world", world + "", "--wrapped-ids");
    assertThat(again.root(), equalTo(imported.root()));
    again
        .result()
        .required("states")
        .forEach(
            s ->
                assertThat(
                    s.toString(),
                    s.get("rows").asLong() == 0 || s.get("reused").asBoolean(),
                    is(true)));
    assertThat(
        RunRoot.open(imported.root().toString(), "test").identity().manifestFingerprint(),
        is(imported.identity().manifestFingerprint()));
  }

  private static void assertSameRows(TinyRun here, TinyRun there, String dataset)
      throws SQLException {
    StringBuilder columns = new StringBuilder();
    for (Column column : Contracts.get(dataset).columns()) {
      boolean maker = column.isIdentity() || column.name().contains("universe_hash");
      if (!maker) {
        columns.append(columns.isEmpty() ? "" : ", ").append(column.name());
      }
    }
    String a = rows(columns, here, dataset);
    String b = rows(columns, there, dataset);
    try (RunSql db = RunSql.of(here)) {
      long count = db.number("select count(*) from (" + a + ")");
      assertThat(dataset, count, greaterThan(0L));
      assertThat(dataset, db.number("select count(*) from (" + b + ")"), is(count));
      String missing = "select count(*) from ((" + a + ") except all (" + b + "))";
      assertThat(dataset, db.number(missing), is(0L));
    }
  }

  private static String rows(CharSequence columns, TinyRun run, String dataset) {
    return "select " + columns + " from " + RunSql.rows(run, dataset);
  }
}
