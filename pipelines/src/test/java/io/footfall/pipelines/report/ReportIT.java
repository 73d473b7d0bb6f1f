package io.footfall.pipelines.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.pipelines.Footfall;
import io.footfall.pipelines.TinyRun;
import io.footfall.pipelines.VerifyTrial;
import io.footfall.pipelines.console.ExitCode;
import io.footfall.pipelines.figures.ClockChanges;
import io.footfall.pipelines.figures.Concentration;
import io.footfall.pipelines.figures.Dispersion;
import io.footfall.pipelines.figures.PlaceCells;
import io.footfall.pipelines.figures.RhythmKey;
import io.footfall.pipelines.figures.RunFigures;
import io.footfall.pipelines.figures.StateTime;
import io.footfall.pipelines.runroot.RunRoot;
import io.footfall.pipelines.sql.RunSql;
import io.footfall.transforms.state.RunContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a tiny run: its figures against SQL over the same files, and what it refuses. */
class ReportIT {
  @TempDir Path dir;
  private static RunFigures figures;

  record Outcome(int code, String out, String err) {}

  static Outcome command(String... args) {
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

  /** Writes the report of a run. */
  static Outcome report(Path root, Path out) {
    Outcome outcome = command("report", root.toString(), "--out", out.toString(), "--quiet");
    assertThat(outcome.err(), outcome.code(), is(ExitCode.OK));
    return outcome;
  }

  @BeforeAll
  static void read() throws IOException {
    RunContext ctx = RunRoot.open(TinyRun.shared().root().toString(), "report");
    ScenarioHorizonConfig horizon =
        ctx.config().read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class);
    figures = RunFigures.of(ctx, TinyRun.SEED, horizon.scenario(TinyRun.SCENARIO), 2);
  }

  /** Rows of a query, the last column by the others. */
  private static Map<String, Double> sql(String query) throws Exception {
    Map<String, Double> rows = new TreeMap<>();
    try (RunSql db = RunSql.of(TinyRun.shared())) {
      for (String table :
          new String[] {
            "arrival_events_5B",
            "s3_bucket_counts_5B",
            "s1_grouping_5B",
            "site_locations",
            "scenario_calendar_5A"
          }) {
        db.execute("create view " + table + " as from @" + table);
      }
      db.query(
          query,
          row -> {
            int columns = row.getMetaData().getColumnCount();
            StringBuilder key = new StringBuilder();
            for (int i = 1; i < columns; i++) {
              key.append(i > 1 ? " " : "").append(row.getString(i));
            }
            return rows.put(key.toString(), row.getDouble(columns));
          });
    }
    return rows;
  }

  @Test
  void rhythmsAreThoseOfThePublishedLocalClocks() throws Exception {
    Map<String, Double> found = new TreeMap<>();
    for (Map.Entry<RhythmKey, long[]> entry : figures.arrivals().rhythm().entrySet()) {
      for (int i = 0; i < 168; i++) {
        if (entry.getValue()[i] > 0) {
          RhythmKey key = entry.getKey();
          String name = key.demandClass() + " " + key.channel() + " " + key.virtual();
          found.put(name + " " + (i / 24 + 1) + " " + i % 24, (double) entry.getValue()[i]);
        }
      }
    }
    assertThat(
        found,
        equalTo(
            sql(
                "select demand_class, channel_group, is_virtual, isodow(ts_local_primary),"
                    + " hour(ts_local_primary), count(*) from arrival_events_5B group by all")));
  }

  @Test
  void countriesDaysAndOffsetsAreCountedExactly() throws Exception {
    Map<String, Double> found = new TreeMap<>();
    figures
        .arrivals()
        .countries()
        .forEach(
            (country, days) -> {
              for (int i = 0; i < days.length; i++) {
                if (days[i] > 0) {
                  found.put(country + " " + figures.arrivals().days().date(i), (double) days[i]);
                }
              }
            });
    assertThat(
        found,
        equalTo(
            sql(
                "select legal_country_iso, ts_local_primary::date, count(*)"
                    + " from arrival_events_5B group by all")));
    found.clear();
    figures
        .arrivals()
        .offsets()
        .forEach(
            (offset, hours) -> {
              for (int i = 0; i < 24; i++) {
                if (hours[i] > 0) {
                  found.put(offset + " " + i, (double) hours[i]);
                }
              }
            });
    assertThat(
        found,
        equalTo(
            sql(
                "select utc_offset_minutes, hour(ts_utc), count(*)"
                    + " from arrival_events_5B group by all")));
  }

  @Test
  void concentrationIsThatOfSql() throws Exception {
    Map<String, Double> expected =
        sql(
            "with m as (select merchant_id, count(*) n from arrival_events_5B group by 1),"
                + " r as (select n, row_number() over (order by n) i, count(*) over () k,"
                + " sum(n) over () t from m)"
                // Gini of sorted values: sum of (2i - k - 1) n over k times the total.
                + " select 'gini', sum((2 * i - k - 1) * n) / max(k * t) from r"
                + " union all select 'top', sum(n) / max(t) from r where i > k - ceil(0.1 * k)");
    Concentration found = Concentration.of(figures.arrivals().merchants());
    assertThat(found.gini(), closeTo(expected.get("gini"), 1e-12));
    assertThat(found.top(0.1), closeTo(expected.get("top"), 1e-12));
  }

  @Test
  void dispersionIsThatOfSql() throws Exception {
    String from =
        " from s3_bucket_counts_5B c join (select distinct merchant_id, demand_class"
            + " from s1_grouping_5B) g using (merchant_id) where mu > 0 group by 1";
    Map<String, Double> observed =
        sql("select demand_class, avg((count_N - mu) * (count_N - mu))" + from);
    Map<String, Double> theory =
        sql("select demand_class, avg(mu + coalesce(mu * mu / kappa, 0))" + from);
    Map<String, Dispersion.Sums> found = figures.dispersion().classes();
    assertThat(found.keySet(), equalTo(observed.keySet()));
    found.forEach(
        (name, sums) -> {
          assertThat(sums.observed(), closeTo(observed.get(name), 1e-9 * observed.get(name)));
          assertThat(sums.theory(), closeTo(theory.get(name), 1e-9 * theory.get(name)));
        });
  }

  @Test
  void theSkippedHourIsEmptyAndTheRepeatedOneLastsTwice() throws Exception {
    ClockChanges.Group change =
        figures.clocks().groups(figures.arrivals().zones()).stream()
            .filter(g -> g.zones().contains("America/New_York"))
            .findFirst()
            .orElseThrow();
    String zones = change.zones().stream().collect(Collectors.joining("', '", "('", "')"));
    Map<String, Double> expected =
        sql(
            "select hour(ts_local_primary), count(*) from arrival_events_5B"
                + " where ts_local_primary::date = date '2026-03-08' and zone_representation in "
                + zones
                + " group by 1");
    for (int hour = 0; hour < 24; hour++) {
      double wanted = expected.getOrDefault(Integer.toString(hour), 0.0);
      assertThat((double) change.observed()[hour], is(wanted));
    }
    assertThat(change.observed()[2], is(0L));
    assertThat(change.hours()[2], is(0.0));
    assertThat(change.hours()[3], closeTo(1, 1e-12));
    ClockChanges.Group back =
        figures.clocks().groups(figures.arrivals().zones()).stream()
            .filter(g -> g.zones().contains("Australia/Sydney"))
            .findFirst()
            .orElseThrow();
    assertThat(back.hours()[2], closeTo(2, 1e-12));
  }

  @Test
  void placesAreCountedByCell() throws Exception {
    Map<String, Double> expected =
        sql(
            "select floor(lat_deg) + 0.5, floor(lon_deg) + 0.5, count(*) from site_locations group by all");
    Map<String, Double> found =
        figures.sites().cells().stream()
            .collect(
                Collectors.toMap(
                    c -> c.latitude() + " " + c.longitude(), c -> (double) c.places()));
    assertThat(found, equalTo(expected));
    assertThat(
        figures.edges().cells().stream().mapToLong(PlaceCells.Cell::places).sum(),
        is(figures.edges().places()));
  }

  @Test
  void everyEventThatIsNotOneMerchantsIsTold() throws Exception {
    Map<String, Double> found = new TreeMap<>();
    figures.calendar().entries().forEach(e -> found.merge(e.type(), 1.0, Double::sum));
    assertThat(
        found,
        equalTo(
            sql(
                "select event_type, count(*) from scenario_calendar_5A"
                    + " where merchant_id is null group by 1")));
    assertThat(
        (double) figures.calendar().merchantEvents(),
        is(sql("select 'n', count(merchant_id) from scenario_calendar_5A").get("n")));
  }

  @Test
  void holidaysAreToldByNameAndLocalDay() {
    Set<String> holidays =
        figures.calendar().entries().stream()
            .filter(e -> e.type().equals("HOLIDAY"))
            .map(e -> e.country() + " " + e.first() + " " + e.last() + " " + e.name())
            .collect(Collectors.toSet());
    assertThat(holidays, hasItem("DE 2026-04-03 2026-04-03 Good Friday"));
    assertThat(holidays, hasItem("SA 2026-03-20 2026-03-20 Eid ul-Fitr"));
  }

  @Test
  void correlationsAreThoseOfManyPlaces() {
    figures
        .comovement()
        .correlations()
        .forEach(
            (relation, sorted) -> {
              assertThat(relation.text(), Math.abs(sorted[0]) <= 1 + 1e-12, is(true));
              assertThat(
                  relation.text(), Math.abs(sorted[sorted.length - 1]) <= 1 + 1e-12, is(true));
            });
    assertThat(figures.comovement().places(), greaterThan(10));
  }

  @Test
  void aWorldWithoutArrivalsIsTold() throws IOException {
    Outcome made =
        command(
            "world", "--scale", "tiny", "--quiet", "--runs-root", dir.resolve("runs").toString());
    assertThat(made.err(), made.code(), is(ExitCode.OK));
    Path page = dir.resolve("world.html");
    report(dir.resolve("runs"), page);
    String html = Files.readString(page);
    assertThat(html, containsString("the run has no arrivals"));
    assertThat(html, containsString("outlet_catalogue"));
  }

  @Test
  void thePageTellsVerdictsBeforeCharts() throws IOException {
    Path page = dir.resolve("below/page.html");
    Outcome outcome = report(TinyRun.shared().root(), page);
    assertThat(outcome.out(), containsString(page.toString()));
    String html = Files.readString(page);
    assertThat(html, containsString("Every gate is open"));
    assertThat(html, not(containsString("http-equiv=\"refresh\"")));
    assertThat(html.indexOf("id=\"verdicts\""), greaterThan(html.indexOf("id=\"made\"")));
    assertThat(html.indexOf("id=\"charts\""), greaterThan(html.indexOf("id=\"verdicts\"")));
    for (String check : new String[] {"C6", "C11", "C19", "REPLAY"}) {
      assertThat(html, containsString(check));
    }
    // The same run gives the same page, and an earlier page is replaced.
    report(TinyRun.shared().root(), page);
    assertThat(Files.readString(page), equalTo(html));
  }

  @Test
  void aRunWithoutFlagIsToldButNotRead() throws IOException {
    Path root = copy(TinyRun.shared().root());
    Path flag =
        root.resolve(
            TinyRun.shared().root().relativize(TinyRun.shared().path("validation_passed_flag_5B")));
    Files.delete(flag);
    Path page = dir.resolve("page.html");
    Outcome outcome = report(root, page);
    assertThat(outcome.out(), containsString("no data was read"));
    String html = Files.readString(page);
    assertThat(html, containsString("Closed: 5B, seed 7"));
    assertThat(html, containsString("C11"));
    assertThat(html, not(containsString("id=\"barcode\"")));
  }

  /** A failed validation leaves its bundle aside and no flag; its checks are told. */
  @Test
  void checksOfAFailedValidationAreTold() throws IOException {
    Path root = copy(TinyRun.shared().root());
    Path flag = TinyRun.shared().path("validation_passed_flag_5B");
    Path home = root.resolve(TinyRun.shared().root().relativize(flag)).getParent();
    Files.delete(home.resolve(flag.getFileName()));
    Path checks = home.resolve("validation_checks_5B.json");
    String text = Files.readString(checks);
    String bent = text.replaceFirst("(\"check_id\":\"C11\".*?\"verdict\":)\"PASS\"", "$1\"FAIL\"");
    assertThat(bent, not(equalTo(text)));
    Files.writeString(checks, bent);
    Path failed =
        Path.of(home.toString().replace("/validation/", "/validation_failed/"), "bundle=0123abcd");
    Files.createDirectories(failed.getParent());
    Files.move(home, failed);
    Path page = dir.resolve("failed.html");
    Outcome outcome = report(root, page);
    assertThat(outcome.out(), containsString("1 check(s) failed, "));
    assertThat(outcome.out(), containsString("; no data was read"));
    String html = Files.readString(page);
    assertThat(html, containsString("Checks of 5B, seed 7, failed bundle=0123abcd: "));
    assertThat(html, containsString("b-fail"));
    assertThat(html, not(containsString("id=\"barcode\"")));
  }

  /** A command that finds everything sealed times nothing; the report tells the time of making. */
  @Test
  void throughputOutlivesARerun() throws IOException {
    VerifyTrial.copy(dir.resolve("again"));
    TinyRun run = TinyRun.make(dir.resolve("again"));
    RunContext ctx = RunRoot.open(run.root().toString(), "report");
    List<StateTime> states = StateTime.read(ctx).states();
    for (String state : List.of("5A.S4", "5B.S3", "5B.S4")) {
      StateTime time =
          states.stream().filter(s -> s.state().equals(state)).findFirst().orElseThrow();
      assertThat(state, time.reused(), is(false));
      assertThat(state, time.rows(), greaterThan(0L));
    }
    assertThat(states.get(0).reused(), is(true));
  }

  @Test
  void aTableThatIsNotThePinnedOneIsNotRead() throws IOException {
    Path root = copy(TinyRun.shared().root());
    Path events =
        root.resolve(
            TinyRun.shared().root().relativize(TinyRun.shared().path("arrival_events_5B")));
    Path part = events.resolve("part-00000.parquet");
    byte[] bytes = Files.readAllBytes(part);
    bytes[bytes.length / 2] ^= 1;
    Files.write(part, bytes);
    Outcome outcome =
        command("report", root.toString(), "--out", dir.resolve("page.html").toString());
    assertThat(outcome.code(), is(ExitCode.REFUSED));
    assertThat(outcome.err(), containsString("REPORT.UPSTREAM_GATE_MISMATCH"));
    assertThat(Files.exists(dir.resolve("page.html")), is(false));
  }

  @Test
  void aPlaceThatIsTakenIsRefused() throws IOException {
    Path root = TinyRun.shared().root();
    Path other = dir.resolve("mine.html");
    Files.writeString(other, "<!doctype html>\nmine\n");
    for (String out :
        new String[] {
          other.toString(), dir.toString(), root + "/data/page.html", root + "/run_receipt.json"
        }) {
      Outcome outcome = command("report", root.toString(), "--out", out);
      assertThat(outcome.code(), is(ExitCode.USAGE));
      assertThat(outcome.err(), containsString("CLI.OUT_UNUSABLE"));
    }
    assertThat(Files.readString(other), is("<!doctype html>\nmine\n"));
    Outcome outcome = command("report", root.toString(), "--seed", "8");
    assertThat(outcome.err(), containsString("CLI.SEED_UNKNOWN"));
  }

  private Path copy(Path root) throws IOException {
    Path target = dir.resolve(root.getFileName());
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path path : walk.toList()) {
        Path to = target.resolve(root.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(to);
        } else {
          Files.copy(path, to);
        }
      }
    }
    return target;
  }
}
