package io.footfall.pipelines.sql;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.pipelines.TinyRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The calendar metrics of the tiny world over the last quarter of 2026, on which all of them are
 * evaluated, computed again by SQL from its Parquet files and by DuckDB's own clocks. Those are
 * older than the pinned release: the three zones of the world that have stopped changing since
 * stand here by hand.
 */
class CalendarMetricsIT {
  @TempDir static Path dir;
  private static RunSql db;

  /**
   * Tables: e events; p places; c the wall clock l of each zone z by bucket h, whose instant is u;
   * f rows with factor x, scenario s and baseline v; w buckets of places in which a kind of event
   * is at work; k rows with a flag for holidays; d whole local days; m merchants.
   */
  @BeforeAll
  static void load() throws IOException, SQLException {
    db =
        RunSql.surfaces(
            TinyRun.surfaces(dir.resolve("runs"), "--config-dir", quarter().toString()));
    for (String table : TABLES.split(";")) {
      db.execute(table);
    }
  }

  private static Path quarter() throws IOException {
    byte[] shipped = ResolvedConfig.load("tiny", null).bytes(PolicyFile.SCENARIO_HORIZON);
    Path config = dir.resolve("config");
    Path file = config.resolve(PolicyFile.SCENARIO_HORIZON.path());
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        new String(shipped, StandardCharsets.UTF_8)
            .replace("2026-03-07T00", "2026-10-01T00")
            .replace("2026-04-07T00", "2027-01-01T00"));
    return config;
  }

  private static final String TABLES =
      """
      create table e as from @scenario_calendar_5A;
      create table p as select merchant_id, legal_country_iso, tzid, demand_class
        from @merchant_zone_profile_5A;
      create table c as select z, h, u, case z
        when 'Africa/Casablanca' then u
        when 'America/Vancouver' then u - interval 7 hour
        when 'America/Winnipeg' then u - interval 5 hour
        else timezone(z, timezone('UTC', u)) end l
        from (select distinct tzid z from p), (select unnest(range(2208)) h),
        lateral (select timestamp '2026-10-01' + to_hours(h::int) u);
      create table f as select p.*, h, l, overlay_factor_total x, lambda_local_scenario s,
        lambda_local_base v
        from @merchant_zone_scenario_local_5A r
        join p using (merchant_id, legal_country_iso, tzid)
        join c on z = r.tzid and h = local_horizon_bucket_index
        join @merchant_zone_baseline_local_5A b on b.merchant_id = r.merchant_id
        and b.legal_country_iso = r.legal_country_iso and b.tzid = r.tzid
        and b.bucket_index = (isodow(l) - 1) * 24 + hour(l);
      create table w as select distinct p.merchant_id, legal_country_iso, p.tzid, h, event_type
        from p join e on (e.merchant_id is null or e.merchant_id = p.merchant_id)
        and (country_iso is null or country_iso = legal_country_iso)
        and (e.demand_class is null or e.demand_class = p.demand_class)
        and (e.tzid is null or e.tzid = p.tzid)
        join c on z = p.tzid and case clock
        when 'local' then l >= start_local::timestamp and l < end_local::timestamp
        else c.u + interval 1 hour > start_utc::timestamp and c.u < end_utc::timestamp end;
      create table k as select f.*, a.event_type is not null holiday from f
        left join (from w where event_type = 'HOLIDAY') a
        using (merchant_id, legal_country_iso, tzid, h);
      create table d as from (select l::date as t, sum(v) v, sum(s) s,
        coalesce(sum(v) filter (holiday), 0) o from k group by 1)
        where v >= (select max(v) / 2 from (select sum(v) v from k group by l::date));
      create table m as select merchant_id, sum(v) v, count(*) n,
        count(*) filter (abs(x - 1) > 0.01) a from f group by 1 having sum(v) > 0
      """;

  @AfterAll
  static void close() throws SQLException {
    db.close();
  }

  /** Were a clock wrong here, baselines would be those of other hours. */
  @Test
  void theClocksAreThoseOfTheSurfaces() throws SQLException {
    assertThat(db.value("select max(abs(s - v * x) / greatest(s, 1)) from f"), closeTo(0, 1e-9));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          O1; select avg(x) from f
          O1_CLAMP; select avg((x >= 5)::int) from f
          O1_MAX; select max(x) from f
          O1_MIN; select min(x) from f
          O1_NEUTRAL; select avg((x = 1)::int) from f
          O1_UPLIFT; select avg((x > 1)::int) from f
          O2_MIN; select min(s / v) filter (o >= 0.5 * v) from d
          O2_MAX; select max(s / v) from d
          O3; select count(distinct (country_iso, start_local[1:10])) from e where event_type = 'HOLIDAY'
          O4; select arg_max(y, abs(y - (low + high) / 2) / (high - low)) from (select demand_class, avg(x) y from k where holiday group by 1) join (values ('office_hours', 0, 0.35), ('bills_utilities', 0, 0.5), ('consumer_daytime', 0.5, 0.95), ('online_24h', 0.95, 1.2), ('online_bursty', 0.95, 1.2), ('travel_hospitality', 1, 2)) t(demand_class, low, high) using (demand_class)
          O4_EVE; select avg(x) from f join w using (merchant_id, legal_country_iso, tzid, h) where demand_class = 'consumer_daytime' and event_type = 'EVE'
          O5; select avg(x) from f join w using (merchant_id, legal_country_iso, tzid, h) where demand_class = 'consumer_daytime' and event_type = 'PAYDAY'
          O6; select count(*) from (select 1 from f group by legal_country_iso having count(*) filter (abs(x - 1) > 0.01) = 0)
          O6_SPREAD; select y[ceil(0.9 * len(y))::int] / y[ceil(0.1 * len(y))::int] from (select list_sort(list(y)) y from (select sum(v) filter (abs(x - 1) > 0.01) / sum(v) y from f group by legal_country_iso having sum(v) >= 0.001 * (select sum(v) from f)))
          O7; select avg((merchant_id in (select w.merchant_id from w join e on e.merchant_id = w.merchant_id and e.event_type = w.event_type))::int) from m
          O9; select sum(v) / (select sum(v) from f) from f join w using (merchant_id, legal_country_iso, tzid, h) where event_type = 'OUTAGE'
          O9_SCOPE; select avg((merchant_id is null)::int) from e where event_type = 'OUTAGE'
          O9_REBOUND; select avg((not (coalesce(amplitude, amplitude_peak) between 1.05 and 1.3 and end_utc::timestamp - start_utc::timestamp between interval 1 hour and interval 2 hour))::int) from e where event_type = 'REBOUND'
          O10; select regr_slope(s / v, t - date '2026-01-01') from d
          O11; select avg((hour(start_local::timestamp) = 0 and minute(start_local::timestamp) = 0 and hour(end_local::timestamp) = 0 and minute(end_local::timestamp) = 0)::int) from e where country_iso is not null and event_type in ('HOLIDAY', 'EVE')
          O11_DAYS; select avg((y < n)::int) from (select count(*) filter (holiday) y, count(*) n from k group by merchant_id, legal_country_iso, tzid, l::date) where y > 0
          """)
  void valuesAreThoseOfTheFiles(String id, String query) throws IOException, SQLException {
    double expected = db.value(query);
    assertThat(
        db.check(id).path("value").doubleValue(),
        closeTo(expected, 1e-9 * Math.max(1, Math.abs(expected))));
    assertThat(db.check(id).path("verdict").textValue(), is(not("NOT_APPLICABLE")));
  }

  /**
   * Ranks of cells, two of volume an octave and 5,000 of shares, and those of the values
   * themselves.
   */
  @Test
  void sizesAndTouchesCorrelateAsInTheFiles() throws IOException, SQLException {
    String ranks =
        "select corr(i, j) from (select rank() over (order by x) + (count(*) over (partition by x)"
            + " - 1) / 2 i, rank() over (order by y) + (count(*) over (partition by y) - 1) / 2 j"
            + " from (select %s x, %s y from m))";
    double cells =
        db.value(
            String.format(
                ranks,
                "2 * floor(log2(v)) + (v / 2 ** floor(log2(v)) >= 1.5)::int",
                "floor(a * 5000 / n)"));
    assertThat(db.check("O8").path("value").doubleValue(), closeTo(cells, 1e-9));
    assertThat(cells, closeTo(db.value(String.format(ranks, "v", "a / n")), 0.05));
  }

  @Test
  void supportsAreThoseOfTheFiles() throws IOException, SQLException {
    assertThat(
        db.check("O1").path("support").doubleValue(), is(db.value("select count(*) from f")));
    assertThat(
        db.check("O8").path("support").doubleValue(), is(db.value("select count(*) from m")));
    double days =
        db.value(
            "select count(*) from (select 1 from k where holiday group by merchant_id,"
                + " legal_country_iso, tzid, l::date)");
    assertThat(days, is(greaterThan(100.0)));
    assertThat(db.check("O11_DAYS").path("support").doubleValue(), is(days));
  }
}
