package io.footfall.pipelines.inspect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.pipelines.Footfall;
import io.footfall.pipelines.TinyRun;
import io.footfall.pipelines.console.ExitCode;
import io.footfall.pipelines.sql.RunSql;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code explain} and {@code replay} on the tiny run, against DuckDB and a hand recomputation. */
class ExplainIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double NEAR = 1e-7;
  private static final String SEOUL = "13787687008051602083";
  private static final String ONLINE = "2314395841718117604";

  private static TinyRun run;
  private static RunSql db;

  /** Exit code and what was printed. */
  private record Outcome(int code, String out, String err) {}

  @BeforeAll
  static void load() throws SQLException {
    run = TinyRun.shared();
    db = RunSql.of(run);
    db.load(
        List.of(
            "arrival_events_5B",
            "s1_grouping_5B",
            "s3_bucket_counts_5B",
            "merchant_zone_scenario_local_5A",
            "scenario_calendar_5A",
            "zone_alloc",
            "site_timezones",
            "edge_catalogue_3B",
            "s1_site_weights"));
  }

  @AfterAll
  static void close() throws SQLException {
    db.close();
  }

  private static Outcome call(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Footfall.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            args);
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static Outcome explain(String merchant, long seq, String... more) {
    List<String> args =
        new ArrayList<>(List.of("explain", run.root().toString(), "--merchant", merchant));
    args.addAll(List.of("--seq", Long.toString(seq)));
    args.addAll(List.of(more));
    return call(args.toArray(String[]::new));
  }

  private static JsonNode story(String merchant, long seq) throws IOException {
    Outcome outcome = explain(merchant, seq, "--json");
    assertThat(outcome.err(), outcome.code(), is(0));
    return JSON.readTree(outcome.out());
  }

  private static List<String> row(String query) throws SQLException {
    List<List<String>> rows = db.query(query, ExplainIT::texts);
    assertThat(query, rows.isEmpty(), is(false));
    return rows.get(0);
  }

  private static List<String> texts(ResultSet row) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      values.add(row.getString(i));
    }
    return values;
  }

  /** One arrival of each kind: its text fits a page, its verdict is EQUAL. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "not is_virtual and merchant_id not in (select merchant_id from v)",
        "is_virtual and merchant_id not in (select merchant_id from p)",
        "is_virtual and merchant_id in (select merchant_id from p)",
        "not is_virtual and merchant_id in (select merchant_id from v)",
        "zone_representation = 'America/New_York' and bucket_index = 31",
        "zone_representation = 'Europe/Paris' and ts_utc >= '2026-03-29 01:00:00Z'",
        "(merchant_id, zone_representation, bucket_index) in (select (merchant_id, tzid,"
            + " local_horizon_bucket_index) from merchant_zone_scenario_local where"
            + " overlay_factor_total <> 1)"
      })
  void everyKindIsEqual(String kind) throws SQLException {
    List<String> row =
        row(
            "with v as (from arrival_events where is_virtual), p as (from arrival_events where not"
                + " is_virtual) select merchant_id, arrival_seq, is_virtual from arrival_events"
                + " where "
                + kind
                + " order by merchant_id, arrival_seq limit 1");
    Outcome outcome = explain(row.get(0), Long.parseLong(row.get(1)));
    assertThat(outcome.out() + outcome.err(), outcome.code(), is(0));
    List<String> lines = outcome.out().lines().toList();
    assertThat(lines.get(lines.size() - 1), is("EQUAL"));
    assertThat(
        outcome.out(), containsString("-> " + (row.get(2).equals("true") ? "virt" : "phys")));
    lines.forEach(line -> assertThat(line, line.length(), lessThanOrEqualTo(100)));
  }

  private static Map<String, Object> policy(String path) throws IOException {
    Path file = run.root().resolve("reference/config/" + path);
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
  }

  private static double near(JsonNode node, double expected) {
    assertThat(node.doubleValue(), closeTo(expected, NEAR * Math.max(1, Math.abs(expected))));
    return expected;
  }

  /** Words and uniforms of a draw, by hand; returns the uniforms. */
  private static double[] draw(
      JsonNode draw, JsonNode identity, String family, String key, long n) {
    BigInteger[] stream = stream(identity, family, key);
    BigInteger[] words = HandArrival.block(stream, n);
    assertThat(draw.path("domain_key").textValue(), is(key));
    assertThat(draw.path("key").textValue(), is(String.format("0x%016x", stream[0])));
    assertThat(draw.path("counter_lo").textValue(), is(String.format("0x%016x", stream[2])));
    assertThat(draw.path("x0").textValue(), is(String.format("0x%016x", words[0])));
    assertThat(draw.path("x1").textValue(), is(String.format("0x%016x", words[1])));
    double[] u = {HandArrival.uniform(words[0]), HandArrival.uniform(words[1])};
    assertThat(draw.path("u0").doubleValue(), is(u[0]));
    assertThat(draw.path("u1").doubleValue(), is(u[1]));
    return u;
  }

  private static BigInteger[] stream(JsonNode identity, String family, String key) {
    return HandArrival.key(
        "5B.rng.v1",
        family,
        identity.path("draw_fp").textValue(),
        identity.path("draw_ph").textValue(),
        TinyRun.SEED,
        TinyRun.SCENARIO,
        key);
  }

  /** A physical arrival among many sites, and a virtual one, both without an event at work. */
  @ParameterizedTest
  @CsvSource({SEOUL + ", not is_virtual", ONLINE + ", is_virtual"})
  void agreesWithAHandRecomputation(String merchant, String kind) throws Exception {
    List<String> published =
        row(
            "select arrival_seq, zone_representation, bucket_index, legal_country_iso, epoch_us(ts_utc),"
                + " demand_class, channel_group, coalesce(site_id, edge_id) from arrival_events a"
                + " where merchant_id = "
                + merchant
                + " and "
                + kind
                + " and not exists (from scenario_calendar c where (scope_global or"
                + " c.merchant_id = a.merchant_id or c.merchant_id is null and coalesce(country_iso"
                + " = a.legal_country_iso, true) and coalesce(tzid = a.zone_representation, true)"
                + " and coalesce(c.demand_class = a.demand_class, true)) and"
                + " coalesce(start_utc::timestamptz < a.ts_utc + interval 2 hour and"
                + " end_utc::timestamptz > a.ts_utc - interval 2 hour, start_local::timestamp <"
                + " a.ts_local_primary + interval 2 hour and end_local::timestamp >"
                + " a.ts_local_primary - interval 2 hour)) order by arrival_seq desc limit 1");
    String zone = published.get(1);
    String country = published.get(3);
    int bucket = Integer.parseInt(published.get(2));
    JsonNode story = story(merchant, Long.parseLong(published.get(0)));
    JsonNode identity = story.path("identity");
    String ph = identity.path("draw_ph").textValue();
    boolean virtual = kind.equals("is_virtual");
    double volume =
        virtual
            ? onlineVolume(merchant, zone, country, ph)
            : siteVolume(merchant, zone, country, ph, story);
    near(story.at("/volume/places/0/weekly_volume"), volume);
    double lambda =
        near(story.at("/shape/places/0/lambda_base"), volume * shape(published, merchant, ph));
    assertThat(story.at("/calendar/places/0/factor").doubleValue(), is(1.0));
    double realised = lambda * factor(story, published, merchant, virtual);
    near(story.at("/intensity/lambda_realised"), realised);
    int n = count(story, published, merchant, realised);
    assertThat(story.at("/count/n").intValue(), is(n));
    time(story, published, merchant, bucket, zone);
    route(story, published, merchant, virtual);
  }

  /** Good Friday in Germany: the story names it and tells its local day. */
  @Test
  void aHolidayIsToldByItsName() throws Exception {
    List<String> published =
        row(
            "select merchant_id, arrival_seq from arrival_events where legal_country_iso = 'DE'"
                + " and ts_local_primary::date = date '2026-04-03' order by all limit 1");
    JsonNode story = story(published.get(0), Long.parseLong(published.get(1)));
    JsonNode holiday = null;
    for (JsonNode place : story.at("/calendar/places")) {
      for (JsonNode event : place.path("events")) {
        if (event.path("event_type").textValue().equals("HOLIDAY")) {
          holiday = event;
        }
      }
    }
    assertThat(holiday.path("notes").textValue(), is("Good Friday"));
    assertThat(holiday.path("clock").textValue(), is("local"));
    assertThat(holiday.path("start_local").textValue(), is("2026-04-03T00:00:00"));
    assertThat(
        holiday.path("end_bucket").intValue() - holiday.path("first_bucket").intValue(), is(24));
  }

  private static Map<String, Object> demandScale() throws IOException {
    return policy("layer2/5A/policy/demand_scale_policy_5A.v1.yaml");
  }

  private static double times(Map<String, Object> scale, String field, String key) {
    return HandArrival.number(HandArrival.map(scale.get(field)).get(key));
  }

  private static Object shared(Map<String, Object> scale) {
    return HandArrival.map(scale.get("size_draw")).get("shared_log_variance");
  }

  /** Sites of a merchant everywhere, 1 if it has none. */
  private static double merchantSites(String merchant) throws Exception {
    return Double.parseDouble(
        row("select greatest(1, coalesce(sum(zone_site_count), 0)) from zone_alloc where"
                + " merchant_id = "
                + merchant)
            .get(0));
  }

  private static double siteVolume(
      String merchant, String zone, String country, String ph, JsonNode story) throws Exception {
    Map<String, Object> scale = demandScale();
    List<String> sites =
        row(
            "select zone_site_count, zone_site_count_sum from zone_alloc where merchant_id = "
                + merchant
                + " and tzid = '"
                + zone
                + "' and legal_country_iso = '"
                + country
                + "'");
    double here = Double.parseDouble(sites.get(0));
    double all = Double.parseDouble(sites.get(1));
    String demandClass = story.at("/merchant/demand_class").textValue();
    Map<String, Object> params =
        HandArrival.entry(scale.get("class_params"), "demand_class", demandClass);
    double own =
        HandArrival.perSite(
            params,
            shared(scale),
            merchantSites(merchant),
            HandArrival.hashUniform("5A.scale|per_merchant|" + merchant + "|" + ph));
    double z =
        HandArrival.quantile(
            HandArrival.hashUniform(
                "5A.scale|per_zone|" + merchant + "|" + country + "|" + zone + "|" + ph));
    String role =
        here / all >= 0.6 ? "primary_zone" : here / all <= 0.1 ? "tail_zone" : "secondary_zone";
    return HandArrival.number(scale.get("global_multiplier"))
        * here
        * own
        * Math.exp(0.2 * z - 0.02)
        * times(scale, "zone_role_multipliers", role)
        * Math.pow(all, 0.02)
        * times(scale, "virtual_mode_multipliers", "NON_VIRTUAL")
        * times(
            scale, "channel_group_multipliers", story.at("/merchant/channel_group").textValue());
  }

  private static double onlineVolume(String merchant, String zone, String country, String ph)
      throws Exception {
    Map<String, Object> scale = demandScale();
    double sites = merchantSites(merchant);
    double weight =
        Double.parseDouble(
            row("select sum(edge_weight) filter (country_iso = '"
                    + country
                    + "' and tzid_operational = '"
                    + zone
                    + "') / sum(edge_weight) from"
                    + " edge_catalogue where merchant_id = "
                    + merchant)
                .get(0));
    Map<String, Object> params =
        HandArrival.entry(scale.get("class_params"), "demand_class", "online_24h");
    double draw =
        HandArrival.perSite(
            params,
            shared(scale),
            sites,
            HandArrival.hashUniform("5A.scale|per_merchant|" + merchant + "|" + ph));
    return HandArrival.number(scale.get("global_multiplier"))
        * sites
        * draw
        * Math.pow(sites, 0.02)
        * 1.25
        * 1.15
        * weight;
  }

  private static double shape(List<String> row, String merchant, String ph) throws IOException {
    Map<String, Object> library = policy("layer2/5A/policy/shape_library_5A.v1.yaml");
    Map<String, Object> modifiers = policy("layer2/5A/policy/zone_shape_modifiers_5A.v1.yaml");
    String zone = row.get(1);
    String text = "5A.S2.template|" + row.get(5) + "|" + row.get(6) + "|" + zone + "|" + ph;
    BigInteger word = HandArrival.head(HandArrival.sha(text), 0);
    List<Object> candidates =
        HandArrival.list(HandArrival.map(library.get("template_resolution")).get("rules")).stream()
            .map(HandArrival::map)
            .filter(r -> r.get("demand_class").equals(row.get(5)))
            .filter(r -> r.get("channel_group").equals(row.get(6)))
            .map(r -> HandArrival.list(r.get("candidate_template_ids")))
            .findFirst()
            .orElseThrow();
    BigInteger variant =
        HandArrival.head(
            HandArrival.sha(
                "5A.S2.variant|" + merchant + "|" + row.get(5) + "|" + row.get(6) + "|" + ph),
            0);
    String template =
        (String) candidates.get((int) (HandArrival.uniform(variant) * candidates.size()));
    return HandArrival.shape(
        HandArrival.entry(library.get("templates"), "template_id", template),
        HandArrival.entry(
            modifiers.get("profiles"), "profile_id", "zg" + word.mod(BigInteger.valueOf(8))),
        HandArrival.weekBucket(bucketStart(Integer.parseInt(row.get(2))), zone));
  }

  private static Instant bucketStart(int bucket) {
    return Instant.parse("2026-03-07T00:00:00Z").plusSeconds(3600L * bucket);
  }

  private static String countryComponent(List<String> row, String merchant) throws SQLException {
    return row("select country_component from s1_grouping where merchant_id = "
            + merchant
            + " and zone_representation = '"
            + row.get(1)
            + "'")
        .get(0);
  }

  private static double factor(JsonNode story, List<String> row, String merchant, boolean virtual)
      throws IOException, SQLException {
    Map<String, Object> law =
        HandArrival.map(policy("layer2/5B/arrival_lgcp_config_5B.yaml").get("hyperparam_law"));
    Map<String, Object> s = HandArrival.map(law.get("sigma"));
    Map<String, Object> l = HandArrival.map(law.get("length_scale_buckets"));
    String band = virtual ? "virtual" : "physical";
    double sigma =
        times(s, "base_by_scenario_band", "baseline")
            * times(s, "class_multipliers", row.get(5))
            * times(s, "channel_multipliers", row.get(6))
            * times(s, "virtual_multipliers", band);
    double length =
        times(l, "base_by_scenario_band", "baseline") * times(l, "class_multipliers", row.get(5));
    String group = "g|baseline|" + row.get(5) + "|" + row.get(6) + "|" + band + "|zg00|b00";
    JsonNode identity = story.path("identity");
    int bucket = Integer.parseInt(row.get(2));
    Map<String, Object> weights =
        HandArrival.map(policy("layer2/5B/arrival_lgcp_config_5B.yaml").get("mixing_weights"));
    String[][] components = {
      {"market", "S2.latent_market.v1", "market=all"},
      {"country", "S2.latent_country.v1", "country=" + countryComponent(row, merchant)},
      {"merchant", "S2.latent_merchant.v1", "merchant_id=" + merchant},
      {"group", "S2.latent_vector.v1", "group_id=" + group}
    };
    BigInteger[][] streams = new BigInteger[components.length][];
    double[] shares = new double[components.length];
    for (int i = 0; i < components.length; i++) {
      String[] c = components[i];
      draw(story.at("/latent/draw_" + c[0]), identity, c[1], c[2], bucket);
      streams[i] = stream(identity, c[1], c[2]);
      shares[i] = HandArrival.number(weights.get(c[0]));
    }
    double z =
        near(story.at("/latent/z"), HandArrival.latent(streams, shares, sigma, length, bucket));
    return near(story.at("/latent/factor"), Math.exp(z - sigma * sigma / 2));
  }

  private static String bucketKey(List<String> row, String merchant) {
    return "merchant_id=" + merchant + "|zone=" + row.get(1) + "|bucket_index=" + row.get(2);
  }

  private static int count(JsonNode story, List<String> row, String merchant, double mu)
      throws IOException {
    Map<String, Object> law =
        HandArrival.map(
            HandArrival.map(policy("layer2/5B/arrival_count_config_5B.yaml").get("nb2"))
                .get("kappa_law"));
    double kappa =
        times(law, "base_by_scenario_band", "baseline")
            * times(law, "class_multipliers", row.get(5));
    double[] u =
        draw(
            story.at("/count/draw"),
            story.path("identity"),
            "S3.bucket_count.v1",
            bucketKey(row, merchant),
            0);
    double v = Math.log(1 + 1 / kappa);
    double mean = Math.exp(Math.log(mu) - v / 2 + Math.sqrt(v) * HandArrival.quantile(u[0]));
    near(story.at("/count/mean"), mean);
    return HandArrival.poisson(mean, u[1]);
  }

  private static void time(
      JsonNode story, List<String> row, String merchant, int bucket, String zone)
      throws SQLException {
    int j = story.at("/time/ordinal").intValue();
    double[] u =
        draw(
            story.at("/time/draw"),
            story.path("identity"),
            "S4.arrival_time_jitter.v1",
            bucketKey(row, merchant),
            j);
    double x = position(merchant, bucket, zone, u[0]);
    near(story.at("/time/density/x"), x);
    long micros = bucketStart(bucket).toEpochMilli() * 1000 + (long) (x * 3_600_000_000L);
    assertThat(micros, is(Long.parseLong(row.get(4))));
    List<String> before =
        row(
            "select count(*) from arrival_events where merchant_id = "
                + merchant
                + " and bucket_index < "
                + bucket);
    assertThat(story.at("/time/arrivals_before").asText(), is(before.get(0)));
    int offset =
        java.time.ZoneId.of(zone)
                .getRules()
                .getOffset(Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L)))
                .getTotalSeconds()
            / 60;
    assertThat(story.at("/clocks/primary/offset_minutes").intValue(), is(offset));
  }

  /** Where the density of three published intensities has so much mass before it. */
  private static double position(String merchant, int bucket, String zone, double u)
      throws SQLException {
    List<String> row =
        row(
            "select max(lambda_realised) filter (bucket_index = "
                + (bucket - 1)
                + "), max(lambda_realised) filter (bucket_index = "
                + bucket
                + "), max(lambda_realised) filter (bucket_index = "
                + (bucket + 1)
                + ") from s3_bucket_counts where merchant_id = "
                + merchant
                + " and zone_representation = '"
                + zone
                + "'");
    double here = Double.parseDouble(row.get(1));
    double before = row.get(0) == null ? here : Double.parseDouble(row.get(0));
    double after = row.get(2) == null ? here : Double.parseDouble(row.get(2));
    double a = 2 * before / (before + here);
    double d = 2 * after / (here + after);
    double c = 2 - (a + d) / 2;
    double q = (a + c) / 4;
    double w = u - q;
    return u < q
        ? 2 * u / (a + Math.sqrt(a * a + 4 * (c - a) * u))
        : 0.5 + 2 * w / (c + Math.sqrt(c * c + 4 * (d - c) * w));
  }

  private static void route(JsonNode story, List<String> row, String merchant, boolean virtual)
      throws SQLException {
    int j = story.at("/time/ordinal").intValue();
    JsonNode identity = story.path("identity");
    JsonNode route = story.path("route");
    String key = bucketKey(row, merchant);
    double u = draw(route.path("site_draw"), identity, "S4.arrival_site_pick.v1", key, j)[1];
    if (virtual) {
      u = draw(route.path("edge_draw"), identity, "S4.arrival_edge_pick.v1", key, j)[0];
    }
    JsonNode alias = route.path("alias");
    int slots = alias.path("slots").intValue();
    int slot = (int) (u * slots);
    assertThat(alias.path("slot").intValue(), is(slot));
    boolean stays = slots == 1 || u * slots - slot < alias.path("threshold").doubleValue();
    int picked = stays ? slot : alias.path("alias").intValue();
    assertThat(alias.path("picked").intValue(), is(picked));
    TreeMap<Integer, String[]> members = members(merchant, row, virtual);
    assertThat(slots, is(members.size()));
    double weights = members.values().stream().mapToDouble(m -> Double.parseDouble(m[1])).sum();
    assertThat(
        route.path("probability").doubleValue(),
        closeTo(Double.parseDouble(members.get(picked)[1]) / weights, 1.2e-7));
    assertThat(members.get(picked)[0], is(row.get(7)));
    assertThat(route.path(virtual ? "edge_id" : "site_id").textValue(), is(row.get(7)));
  }

  /** Ids and weights of the zone's sites or edges, in the order of their table. */
  private static TreeMap<Integer, String[]> members(
      String merchant, List<String> row, boolean virtual) throws SQLException {
    String query =
        virtual
            ? "select edge_id, edge_weight from edge_catalogue where merchant_id = "
                + merchant
                + " and tzid_operational = '"
                + row.get(1)
                + "' order by edge_id"
            : "select site_order, p_weight from site_timezones join s1_site_weights using"
                + " (merchant_id, legal_country_iso, site_order) where merchant_id = "
                + merchant
                + " and tzid = '"
                + row.get(1)
                + "' order by site_order";
    TreeMap<Integer, String[]> members = new TreeMap<>();
    for (List<String> member : db.query(query, ExplainIT::texts)) {
      BigInteger id =
          virtual
              ? new BigInteger(member.get(0), 16)
              : HandArrival.siteId(merchant, row.get(3), Long.parseLong(member.get(0)));
      members.put(members.size(), new String[] {id.toString(), member.get(1)});
    }
    return members;
  }

  @Test
  void replaysAMerchantAndASlice() throws IOException {
    Outcome whole = call("replay", run.root().toString(), "--merchant", ONLINE);
    assertThat(whole.out() + whole.err(), whole.code(), is(0));
    assertThat(whole.out(), containsString("EQUAL"));
    Outcome slice =
        call(
            "replay",
            run.root().toString(),
            "--merchant",
            ONLINE,
            "--json",
            "--from",
            "2026-03-08T06:30:00Z",
            "--to",
            "2026-03-08T09:00:00Z");
    assertThat(slice.err(), slice.code(), is(0));
    JsonNode node = JSON.readTree(slice.out());
    assertThat(node.path("buckets").intValue(), is(3));
    assertThat(node.path("from").textValue(), is("2026-03-08T06:00:00.000000Z"));
    JsonNode arrivals = node.at("/tables/arrival_events_5B");
    assertThat(arrivals.path("rows").longValue(), is(greaterThan(0L)));
    assertThat(arrivals.path("equal"), equalTo(arrivals.path("rows")));
  }

  /** One changed value in each published table is named, by both commands where both look. */
  @ParameterizedTest
  @CsvSource({
    "arrival_events_5B, arrival_seq, ts_utc, ts_utc + interval 1 microsecond",
    "arrival_events_5B, arrival_seq, edge_id, (edge_id + 1)::ubigint",
    "s3_bucket_counts_5B, bucket_index, kappa, kappa * 2",
    "s4_arrival_summary_5B, bucket_index, count_virtual, count_virtual + 1",
    "merchant_zone_scenario_local_5A, local_horizon_bucket_index, lambda_local_scenario,"
        + " lambda_local_scenario * 1.0000001",
  })
  void namesACorruptedColumn(String table, String position, String column, String value)
      throws Exception {
    List<String> row =
        row(
            "select arrival_seq, bucket_index, zone_representation from arrival_events where"
                + " merchant_id = "
                + ONLINE
                + " order by arrival_seq offset 300 limit 1");
    String at = position.equals("arrival_seq") ? row.get(0) : row.get(1);
    String zone = table.equals("merchant_zone_scenario_local_5A") ? "tzid" : "zone_representation";
    Path folder = run.path(table);
    Path kept = Files.createTempDirectory(Path.of("target"), "kept");
    try (var list = Files.list(folder)) {
      for (Path part : list.filter(p -> p.toString().endsWith(".parquet")).toList()) {
        Files.copy(part, kept.resolve(part.getFileName()));
        db.execute(
            "copy (select * replace (case when merchant_id = "
                + ONLINE
                + " and "
                + position
                + " = "
                + at
                + " and "
                + zone
                + " = '"
                + row.get(2)
                + "' then "
                + value
                + " else "
                + column
                + " end as "
                + column
                + ") from read_parquet('"
                + kept.resolve(part.getFileName())
                + "', hive_partitioning = false)) to '"
                + part
                + "' (format parquet, compression zstd)");
      }
      Outcome explain = explain(ONLINE, Long.parseLong(row.get(0)));
      Outcome replay = call("replay", run.root().toString(), "--merchant", ONLINE);
      for (Outcome outcome : List.of(explain, replay)) {
        assertThat(outcome.out() + outcome.err(), outcome.code(), is(1));
        assertThat(outcome.out(), containsString(table));
        assertThat(outcome.out(), containsString("  " + column + ": found "));
        assertThat(outcome.out(), containsString("DIFFERENT: 1 field(s) differ"));
      }
    } finally {
      try (var list = Files.list(kept)) {
        for (Path part : list.toList()) {
          Files.move(
              part,
              folder.resolve(part.getFileName()),
              java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
      }
      Files.delete(kept);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CLI.MERCHANT_UNKNOWN, explain --merchant 5 --seq 1",
    "CLI.MERCHANT_INVALID, explain --merchant x --seq 1",
    "CLI.SEQ_OUT_OF_RANGE, explain --merchant " + ONLINE + " --seq 99999999",
    "CLI.SEQ_INVALID, explain --merchant " + ONLINE + " --seq -1",
    "CLI.SEED_UNKNOWN, explain --merchant " + ONLINE + " --seq 1 --seed 8",
    "CLI.SCENARIO_UNKNOWN, replay --merchant " + ONLINE + " --scenario storm",
    "CLI.TIME_INVALID, replay --merchant " + ONLINE + " --from yesterday",
    "CLI.TIME_RANGE_EMPTY, replay --merchant " + ONLINE + " --from 2026-03-09 --to 2026-03-08",
  })
  void refusesWithACode(String code, String command) {
    List<String> args = new ArrayList<>(List.of(command.split(" ")));
    args.add(1, run.root().toString());
    Outcome outcome = call(args.toArray(String[]::new));
    assertThat(outcome.err(), outcome.code(), is(ExitCode.USAGE));
    assertThat(outcome.err(), containsString("footfall: " + code));
    assertThat(outcome.err().strip().lines().count(), is(3L));
  }

  @Test
  void readsNothingWithoutAPass() throws IOException {
    Path flag =
        run.root()
            .resolve(
                "data/layer2/5A/validation/manifest_fingerprint="
                    + run.result().required("manifest_fingerprint").textValue()
                    + "/_passed.flag");
    byte[] bytes = Files.readAllBytes(flag);
    try {
      Files.delete(flag);
      Outcome outcome = explain(ONLINE, 1);
      assertThat(outcome.code(), is(ExitCode.REFUSED));
      assertThat(outcome.err(), containsString("5B.UPSTREAM_GATE_MISSING"));
    } finally {
      Files.write(flag, bytes);
    }
  }
}
