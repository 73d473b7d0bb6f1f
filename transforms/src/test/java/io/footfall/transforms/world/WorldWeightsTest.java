package io.footfall.transforms.world;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.footfall.contracts.Column;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of 2B and 3B of the tiny world, read by DuckDB; several units each. */
class WorldWeightsTest {
  private static final Pattern TABLE = Pattern.compile("\\{(\\w+)}");

  @TempDir static Path root;
  static RunContext ctx;

  @BeforeAll
  static void build() throws IOException {
    ctx = WorldRuns.context(root, "tiny", 42, 16);
    SealedWorld.build(ctx);
  }

  static List<String> query(String sql) throws IOException, SQLException {
    Matcher m = TABLE.matcher(sql);
    StringBuilder text = new StringBuilder();
    while (m.find()) {
      String parts = SealedWorld.table(ctx, m.group(1)).folder() + "part-*.parquet";
      m.appendReplacement(
          text,
          Matcher.quoteReplacement("read_parquet('" + parts + "', hive_partitioning = false)"));
    }
    m.appendTail(text);
    List<String> rows = new ArrayList<>();
    try (Connection db = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = db.createStatement();
        ResultSet result = statement.executeQuery(text.toString())) {
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s1_site_weights",
        "s3_day_effects",
        "s4_group_weights",
        "virtual_classification_3B",
        "virtual_settlement_3B",
        "edge_catalogue_3B",
        "edge_catalogue_index_3B",
        "edge_alias_index_3B",
        "virtual_validation_contract_3B"
      })
  void tablesHaveTheirColumnsAndStandInTheirOrder(String dataset) throws Exception {
    DatasetContract contract = Contracts.get(dataset);
    assertThat(
        query("SELECT column_name FROM (DESCRIBE SELECT * FROM {" + dataset + "})"),
        equalTo(contract.columns().stream().map(Column::name).toList()));
    String key = String.join(", ", contract.order());
    List<String> rows = query("SELECT " + key + " FROM {" + dataset + "}");
    assertThat(rows.size(), greaterThan(0));
    assertThat(
        rows, equalTo(query("SELECT DISTINCT " + key + " FROM {" + dataset + "} ORDER BY " + key)));
    for (Column column : contract.columns()) {
      if (!column.nullable()) {
        String nulls =
            "SELECT 1 FROM {" + dataset + "} WHERE \"" + column.name() + "\" IS NULL LIMIT 1";
        assertThat(column.name(), query(nulls), empty());
      }
    }
  }

  @Test
  void severalUnitsMakeSeveralParts() throws IOException {
    for (String dataset : List.of("s1_site_weights", "edge_catalogue_3B")) {
      String folder = SealedWorld.table(ctx, dataset).folder();
      assertThat(Storage.list(folder + "part-*").size(), greaterThan(2));
    }
  }

  @Test
  void everySiteHasAWeightAndTheyShareTheirMerchant() throws Exception {
    String keys = "SELECT merchant_id, legal_country_iso, site_order FROM ";
    assertThat(query(keys + "{s1_site_weights}"), equalTo(query(keys + "{site_timezones}")));
    assertThat(
        query(
            "SELECT merchant_id FROM {s1_site_weights} GROUP BY 1"
                + " HAVING abs(sum(p_weight) - 1) > 1e-12"),
        empty());
  }

  @Test
  void mixesCoverEveryZoneAndDay() throws Exception {
    assertThat(
        query(
            "SELECT merchant_id, utc_day FROM {s4_group_weights} GROUP BY 1, 2"
                + " HAVING abs(sum(p_group) - 1) > 1e-12 OR abs(sum(base_share) - 1) > 1e-12"
                + " OR abs(sum(mass_raw) - any_value(denom_raw)) > 1e-12"
                + " OR max(p_group) > CASE WHEN count(*) > 1 THEN 0.68 + 1e-12 ELSE 1 END"),
        empty());
    // 31 days of the tiny horizon, one day before, one after.
    assertThat(query("SELECT count(DISTINCT utc_day) FROM {s4_group_weights}"), is(List.of("33")));
    assertThat(
        query("SELECT count(*) FROM {s4_group_weights}"),
        equalTo(
            query(
                "SELECT 33 * count(*) FROM"
                    + " (SELECT DISTINCT merchant_id, tzid FROM {site_timezones})")));
    assertThat(
        query(
            "SELECT e.merchant_id FROM {s3_day_effects} e FULL JOIN {s4_group_weights} g"
                + " USING (merchant_id, utc_day, tz_group_id)"
                + " WHERE e.gamma IS DISTINCT FROM g.gamma"
                + " OR abs(ln(e.gamma) - e.log_gamma) > 1e-12"),
        empty());
    assertThat(
        query(
            "SELECT count(*) - count(DISTINCT (rng_counter_hi, rng_counter_lo))"
                + " FROM {s3_day_effects}"),
        is(List.of("0")));
  }

  @Test
  void everyMerchantIsClassifiedAndTinyHasAllModes() throws Exception {
    assertThat(
        query("SELECT merchant_id FROM {virtual_classification_3B}"),
        equalTo(query("SELECT merchant_id FROM {transaction_schema_merchant_ids}")));
    assertThat(
        query("SELECT DISTINCT virtual_mode FROM {virtual_classification_3B} ORDER BY 1"),
        equalTo(List.of("HYBRID", "NON_VIRTUAL", "VIRTUAL_ONLY")));
    assertThat(
        query(
            "SELECT c.merchant_id FROM {virtual_classification_3B} c"
                + " JOIN {transaction_schema_merchant_ids} m USING (merchant_id)"
                + " WHERE c.is_virtual AND m.channel <> 'card_not_present'"),
        empty());
  }

  @Test
  void edgesBelongToVirtualMerchantsAndShareThem() throws Exception {
    String virtual =
        "SELECT merchant_id FROM {virtual_classification_3B} WHERE is_virtual ORDER BY 1";
    assertThat(query("SELECT merchant_id FROM {virtual_settlement_3B}"), equalTo(query(virtual)));
    assertThat(
        query("SELECT DISTINCT merchant_id FROM {edge_catalogue_3B} ORDER BY 1"),
        equalTo(query(virtual)));
    assertThat(
        query(
            "SELECT merchant_id FROM {edge_catalogue_3B} GROUP BY 1"
                + " HAVING abs(sum(edge_weight) - 1) > 1e-12 OR count(*) NOT BETWEEN 6 AND 58"
                + " OR max(edge_seq_index) + 1 <> count(*)"
                + " OR count(DISTINCT edge_seq_index) <> count(*)"),
        empty());
    assertThat(
        query(
            "SELECT s.merchant_id FROM {virtual_settlement_3B} s"
                + " JOIN {transaction_schema_merchant_ids} m USING (merchant_id)"
                + " WHERE NOT regexp_matches(s.notes, '^geonameid=[0-9]+;bucket=B[1-5]$')"),
        empty());
  }

  @Test
  void indexesCountTheEdges() throws Exception {
    assertThat(
        query(
            "SELECT merchant_id, edge_count_total, edge_count_total, 16 + 8 * edge_count_total"
                + " FROM {edge_catalogue_index_3B} WHERE scope = 'MERCHANT'"),
        equalTo(
            query(
                "SELECT merchant_id, edge_count_total, alias_table_length, blob_length_bytes"
                    + " FROM {edge_alias_index_3B} WHERE scope = 'MERCHANT'")));
    assertThat(
        query(
            "SELECT edge_count_total_all_merchants FROM {edge_catalogue_index_3B}"
                + " WHERE scope = 'GLOBAL'"),
        equalTo(query("SELECT count(*) FROM {edge_catalogue_3B}")));
    assertThat(
        query(
            "SELECT merchant_id FROM (SELECT merchant_id, blob_offset_bytes,"
                + " sum(blob_length_bytes) OVER (ORDER BY merchant_id) - blob_length_bytes AS before"
                + " FROM {edge_alias_index_3B} WHERE scope = 'MERCHANT')"
                + " WHERE blob_offset_bytes <> before"),
        empty());
  }
}
