package io.footfall.pipelines.inspect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.config.PolicyFile;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.pipelines.DiffTrial;
import io.footfall.pipelines.TinyRun;
import io.footfall.pipelines.damage.RunForger;
import io.footfall.pipelines.sql.RunSql;
import io.footfall.transforms.bundle.UpstreamGate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The shared tiny run against others: nothing changed, one number of one class, the placement law,
 * another world, forged rows. Expected numbers come from SQL over the published files.
 */
class DiffIT {
  private static final String CLASS = "travel_hospitality";
  private static final String KEY = "merchant_id, zone_representation, channel_group";

  private static final Pattern MEDIAN =
      Pattern.compile("(demand_class: " + CLASS + "\\s+median_per_site_weekly: )([0-9]+)");

  @TempDir static Path shared;
  private static TinyRun edited;
  private static int median;

  @TempDir Path dir;

  @BeforeAll
  static void editOneNumber() throws IOException {
    Matcher number = MEDIAN.matcher(DiffTrial.shipped(PolicyFile.DEMAND_SCALE));
    assertThat(number.find(), is(true));
    median = Integer.parseInt(number.group(2));
    edited =
        DiffTrial.edited(
            shared, PolicyFile.DEMAND_SCALE, number.group(), number.group(1) + (median + 10));
  }

  private static Path plain() {
    return TinyRun.shared().root();
  }

  @Test
  void aRunDoesNotDifferFromItself() throws IOException {
    DiffTrial.Said said = DiffTrial.run(plain(), plain(), "--json");
    assertThat(said.text(), said.exit(), is(0));
    assertThat(said.differing(), is(empty()));
    assertThat(said.affected("keys"), is(0L));
    assertThat(said.affected("keys_of_equal_inputs"), is(said.affected("keys_all")));
    assertThat(said.affected("arrivals_all"), is(rows(TinyRun.shared(), "arrival_events_5B")));
    assertThat(said.json().path("verdict").asText(), is("ONLY AFFECTED KEYS CHANGED"));
  }

  /** Every table is compared, and every row of it is read. */
  @Test
  void everyTableIsRead() throws IOException {
    DiffTrial.Said said = DiffTrial.run(plain(), edited.root(), "--json");
    List<String> compared = new ArrayList<>();
    for (JsonNode table : said.json().required("tables")) {
      String dataset = table.required("dataset").textValue();
      compared.add(dataset);
      assertThat(dataset, table.required("rows_a").asLong(), is(rows(TinyRun.shared(), dataset)));
      assertThat(dataset, table.required("rows_b").asLong(), is(rows(edited, dataset)));
    }
    List<String> published =
        Contracts.all().stream()
            .filter(DatasetContract::isTable)
            .filter(c -> !c.owner().equals("logs") && !c.state().endsWith(".S5"))
            .map(DatasetContract::id)
            .filter(id -> Files.exists(TinyRun.shared().path(id)))
            .sorted()
            .toList();
    assertThat(compared.stream().sorted().toList(), is(published));
  }

  @Test
  void anEditedNumberIsToldWithItsPath() throws IOException {
    DiffTrial.Said said = DiffTrial.run(plain(), edited.root());
    assertThat(said.text(), said.exit(), is(0));
    assertThat(
        said.text(),
        containsString("/median_per_site_weekly  " + median + " -> " + (median + 10) + "\n"));
    assertThat(said.text(), containsString(PolicyFile.DEMAND_SCALE.path()));
    assertThat(said.text(), containsString("ONLY AFFECTED KEYS CHANGED: "));
  }

  @Test
  void onlyKeysOfTheEditedClassChange() throws Exception {
    DiffTrial.Said said = DiffTrial.run(plain(), edited.root(), "--json");
    assertThat(said.text(), said.exit(), is(0));
    try (RunSql sql = RunSql.of(TinyRun.shared())) {
      for (String dataset : List.of("merchant_zone_profile_5A", "s1_grouping_5B")) {
        view(sql, dataset);
      }
      view(sql, "s3_bucket_counts_5B");
      view(sql, "arrival_events_5B");
      sql.execute(
          "create table bucket as select a.* from a_s3_bucket_counts_5B a"
              + " join b_s3_bucket_counts_5B b using ("
              + KEY
              + ", bucket_index) where a.mu <> b.mu or a.count_N <> b.count_N");
      long keys = sql.number("select count(*) from (select distinct " + KEY + " from bucket)");
      assertThat(keys, is(greaterThan(0L)));
      assertThat(said.affected("keys"), is(keys));
      assertThat(said.affected("buckets"), is(sql.number("select count(*) from bucket")));
      assertThat(
          said.affected("merchants"),
          is(sql.number("select count(distinct merchant_id) from bucket")));
      assertThat(
          said.affected("keys_of_equal_inputs"),
          is(
              sql.number(
                  "select count(*) from a_s1_grouping_5B where demand_class <> '" + CLASS + "'")));
      assertThat(
          sql.number(
              "select count(*) from bucket join a_s1_grouping_5B using ("
                  + KEY
                  + ") where demand_class <> '"
                  + CLASS
                  + "'"),
          is(0L));
      assertThat(
          said.table("merchant_zone_profile_5A").path("changed").asLong(),
          is(
              sql.number(
                  "select count(*) from a_merchant_zone_profile_5A a join"
                      + " b_merchant_zone_profile_5A b using (merchant_id, legal_country_iso, tzid)"
                      + " where a.weekly_volume_expected <> b.weekly_volume_expected")));
      arrivals(said, sql);
    }
  }

  /** Pairs arrivals by rank in (merchant, bucket, zone), as the command says it does. */
  private static void arrivals(DiffTrial.Said said, RunSql sql) throws SQLException {
    for (String run : List.of("a", "b")) {
      sql.execute(
          "create table ranked_"
              + run
              + " as select *, row_number() over (partition by merchant_id, bucket_index,"
              + " zone_representation order by ts_utc, arrival_seq) r from "
              + run
              + "_arrival_events_5B");
    }
    sql.execute(
        "create table pair as select a.arrival_seq seq_a, b.arrival_seq seq_b, a.ts_utc is distinct"
            + " from b.ts_utc or a.site_id is distinct from b.site_id or a.edge_id is distinct from"
            + " b.edge_id as differs from ranked_a a full outer join ranked_b b using (merchant_id,"
            + " bucket_index, zone_representation, r)");
    String both = "seq_a is not null and seq_b is not null and ";
    assertThat(said.affected("arrivals_changed"), is(count(sql, both + "differs")));
    assertThat(said.affected("arrivals_only_a"), is(count(sql, "seq_b is null")));
    assertThat(said.affected("arrivals_only_b"), is(count(sql, "seq_a is null")));
    long moved = count(sql, both + "not differs and seq_a <> seq_b");
    assertThat(said.affected("arrivals_renumbered"), is(moved));
    assertThat(moved, is(greaterThan(0L)));
  }

  @Test
  void anotherPlacementMovesTimesAlone() throws Exception {
    TinyRun placed =
        DiffTrial.edited(
            dir,
            PolicyFile.ARRIVAL_PLACEMENT,
            "piecewise_linear_continuous_v1",
            "uniform_within_bucket_v1");
    DiffTrial.Said said = DiffTrial.run(plain(), placed.root(), "--json");
    assertThat(said.text(), said.exit(), is(0));
    assertThat(said.differing(), contains("arrival_events_5B"));
    JsonNode table = said.table("arrival_events_5B");
    List<String> columns = new ArrayList<>();
    table.required("columns").forEach(c -> columns.add(c.required("name").textValue()));
    assertThat(columns, contains("ts_utc", "ts_local_primary", "ts_local_settlement"));
    assertThat(said.affected("buckets"), is(0L));
    assertThat(said.affected("arrivals_only_a") + said.affected("arrivals_only_b"), is(0L));

    Path forged = DiffTrial.copy(placed, dir.resolve("forged"));
    forge(forged, placed, "s3_bucket_counts_5B", "mu");
    DiffTrial.Said found = DiffTrial.run(plain(), forged, "--json");
    assertThat(found.text(), found.exit(), is(1));
    assertThat(found.json().path("unexplained_keys").asLong(), is(1L));
  }

  @Test
  void aForgedArrivalIsUnexplained() throws Exception {
    unexplained("arrival_events_5B", "tsUtc");
  }

  /** All tables of the proof; minutes, so only under the profile {@code matrix}. */
  @ParameterizedTest
  @EnabledIfSystemProperty(named = "footfall.matrix", matches = "all")
  @CsvSource({
    "arrival_events_5B, arrivalSeq",
    "arrival_events_5B, utcOffsetMinutes",
    "arrival_events_5B, siteId",
    "s4_arrival_summary_5B, countN",
    "s3_bucket_counts_5B, mu",
    "s2_realised_intensity_5B, lambdaBaseline",
    "s2_realised_intensity_5B, lambdaRandomComponent",
    "s1_grouping_5B, countryCount",
    "merchant_zone_scenario_local_5A, lambdaLocalScenario",
    "merchant_zone_baseline_local_5A, lambdaLocalBase",
    "merchant_zone_profile_5A, weeklyVolumeExpected",
    "site_locations, latDeg",
    "s1_site_weights, pWeight",
    "edge_catalogue_3B, edgeWeight"
  })
  void aForgedRowIsUnexplained(String dataset, String component) throws Exception {
    unexplained(dataset, component);
  }

  /** The edited run with one forged row of a merchant that the edit does not touch. */
  private void unexplained(String dataset, String component) throws Exception {
    Path forged = DiffTrial.copy(edited, dir);
    forge(forged, edited, dataset, component);
    DiffTrial.Said said = DiffTrial.run(plain(), forged, "--json");
    assertThat(said.text(), said.exit(), is(1));
    assertThat(said.json().path("verdict").asText(), is("UNEXPLAINED"));
    assertThat(said.json().path("unexplained_keys").asLong(), is(greaterThan(0L)));
    JsonNode first = said.json().path("unexplained").path(0);
    assertThat(first.path("dataset").asText(), is(dataset));
    DiffTrial.Said text = DiffTrial.run(plain(), forged);
    assertThat(text.text(), containsString("\nUNEXPLAINED: "));
    assertThat(text.text(), containsString(first.path("key").asText() + "\n"));
  }

  private static void forge(Path root, TinyRun run, String dataset, String component)
      throws Exception {
    DatasetContract contract = Contracts.get(dataset);
    new RunForger(root).forge(contract, run.partition(contract), component);
  }

  @Test
  void otherWorldSeedsAreListedWithoutProof() throws IOException {
    DiffTrial.Said said = DiffTrial.run(plain(), DiffTrial.world(dir, 43), "--json");
    assertThat(said.text(), said.exit(), is(0));
    assertThat(said.json().path("verdict").asText(), is("RANDOM NUMBERS NOT COMMON"));
    assertThat(said.table("outlet_catalogue").path("only_b").asLong(), is(greaterThan(0L)));
    for (JsonNode table : said.json().required("tables")) {
      assertThat(table.required("state").textValue(), not(startsWith("5")));
    }
  }

  /** One run of two arrival seeds under {@code rng_root: identity}, beside the shared run. */
  @Test
  void otherDrawsAreListedWithoutProof() throws Exception {
    TinyRun rooted =
        DiffTrial.edited(
            dir, PolicyFile.DRAW_POLICY, "rng_root: world_seed", "rng_root: identity", "8");
    DiffTrial.Said root = DiffTrial.run(plain(), rooted.root(), "--json");
    notCommon(root, "rng_root differs");
    assertThat(root.json().path("common_world_draws").asBoolean(), is(false));
    assertThat(root.affected("keys"), is(root.affected("keys_all")));
    long changed = root.affected("arrivals_changed");
    assertThat(
        changed + root.affected("arrivals_only_a"),
        is(rows(TinyRun.shared(), "arrival_events_5B")));
    assertThat(changed + root.affected("arrivals_only_b"), is(rows(rooted, "arrival_events_5B")));

    DiffTrial.Said seeds = DiffTrial.run(rooted.root(), rooted.root(), "--seed", "7,8", "--json");
    notCommon(seeds, "arrival seeds differ");
    assertThat(seeds.json().path("common_world_draws").asBoolean(), is(true));
    assertThat(
        seeds.differing(),
        contains(
            "s2_realised_intensity_5B",
            "s3_bucket_counts_5B",
            "arrival_events_5B",
            "s4_arrival_summary_5B"));
    assertThat(seeds.affected("keys"), is(rows(rooted, "s1_grouping_5B")));
    assertThat(seeds.affected("buckets"), is(rows(rooted, "s2_realised_intensity_5B")));

    DiffTrial.Said itself = DiffTrial.run(rooted.root(), rooted.root(), "--seed", "8", "--json");
    assertThat(itself.json().path("verdict").asText(), is("ONLY AFFECTED KEYS CHANGED"));
    DiffTrial.Said unnamed = DiffTrial.run(rooted.root(), rooted.root());
    assertThat(unnamed.text(), unnamed.exit(), is(2));
    assertThat(unnamed.text(), containsString("CLI.SEED_NEEDED"));
  }

  private static void notCommon(DiffTrial.Said said, String cause) {
    assertThat(said.text(), said.exit(), is(0));
    assertThat(said.json().path("verdict").asText(), is("RANDOM NUMBERS NOT COMMON"));
    assertThat(said.json().path("draws_differ_because").asText(), is(cause));
    assertThat(said.json().path("common_arrival_draws").asBoolean(), is(false));
    assertThat(said.affected("keys_of_equal_inputs"), is(0L));
  }

  @Test
  void nothingIsReadBehindAClosedGate() throws IOException {
    Path closed = DiffTrial.copy(edited, dir);
    String fingerprint = edited.identity().manifestFingerprint();
    Path part = part(closed.resolve("data/layer2/5B/arrival_events"));
    byte[] bytes = Files.readAllBytes(part);
    bytes[bytes.length / 2] ^= 1;
    Files.write(part, bytes);
    DiffTrial.Said changed = DiffTrial.run(plain(), closed);
    assertThat(changed.text(), changed.exit(), is(3));
    assertThat(changed.text(), containsString("DIFF.UPSTREAM_GATE_MISMATCH"));
    Files.delete(closed.resolve(UpstreamGate.bundleFolder("5A", fingerprint) + "_passed.flag"));
    DiffTrial.Said missing = DiffTrial.run(plain(), closed);
    assertThat(missing.text(), missing.exit(), is(3));
    assertThat(missing.text(), containsString("DIFF.UPSTREAM_GATE_MISSING"));
  }

  private static Path part(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(p -> p.toString().endsWith(".parquet")).sorted().findFirst().orElseThrow();
    }
  }

  @Test
  void wrongOptionsAreRefused() throws IOException {
    DiffTrial.Said seed = DiffTrial.run(plain(), plain(), "--seed", "8");
    assertThat(seed.text(), seed.exit(), is(2));
    assertThat(seed.text(), containsString("CLI.SEED_UNKNOWN"));
    DiffTrial.Said scenario = DiffTrial.run(plain(), plain(), "--scenario", "none_v1");
    assertThat(scenario.text(), containsString("CLI.SCENARIO_UNKNOWN"));
    DiffTrial.Said limit = DiffTrial.run(plain(), plain(), "--limit", "-1");
    assertThat(limit.text(), containsString("CLI.OPTION_INVALID"));
    DiffTrial.Said nowhere = DiffTrial.run(plain(), dir.resolve("nowhere"));
    assertThat(nowhere.text(), containsString("RUN.NOT_FOUND"));
  }

  private static long rows(TinyRun run, String dataset) throws IOException {
    try (RunSql sql = RunSql.of(run)) {
      return sql.number("select count(*) from @" + dataset);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private static void view(RunSql sql, String dataset) throws SQLException {
    for (String run : List.of("a", "b")) {
      TinyRun of = run.equals("a") ? TinyRun.shared() : edited;
      sql.execute(
          "create view " + run + "_" + dataset + " as select * from " + RunSql.rows(of, dataset));
    }
  }

  private static long count(RunSql sql, String where) throws SQLException {
    return sql.number("select count(*) from pair where " + where);
  }
}
