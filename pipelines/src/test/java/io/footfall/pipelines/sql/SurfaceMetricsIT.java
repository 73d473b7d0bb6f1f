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

/** Metrics of a tiny run's 5A bundle, computed again by SQL from its Parquet files. */
class SurfaceMetricsIT {
  private static final String RESTS_ON_FRIDAY = "legal_country_iso in " + RunSql.REST_ON_FRIDAY;

  private static RunSql db;

  /**
   * Tables: p places; b their baseline by bucket k, hour h, day d, own day o; m merchants with
   * volume, sites and zones; s shapes with the places that trade by them.
   */
  @BeforeAll
  static void load() throws SQLException {
    db = RunSql.surfaces(TinyRun.shared());
    db.execute("create table p as from @merchant_zone_profile_5A");
    db.execute(
        "create table b as select p.*, bucket_index k, k % 24 h, k // 24 d, (k // 24 + ("
            + RESTS_ON_FRIDAY
            + ")::int) % 7 o, lambda_local_base v from p join (select merchant_id,"
            + " legal_country_iso, tzid, bucket_index, lambda_local_base from @merchant_zone_baseline_local_5A) using (merchant_id, legal_country_iso, tzid)");
    db.execute(
        "create table m as select merchant_id, demand_class, sum(v) volume, sum(zone_site_count)"
            + " / 168 sites, count(distinct tzid) zones from b group by all");
    db.execute(
        "create table s as select demand_class, legal_country_iso, tzid, channel_group,"
            + " template_id, (bucket_index + 24 * ("
            + RESTS_ON_FRIDAY
            + ")::int) % 168 k, shape_value v, n from @class_zone_shape_5A join (select demand_class, legal_country_iso, tzid, channel_group, template_id,"
            + " count(*) n from p group by all) using (demand_class, legal_country_iso, tzid,"
            + " channel_group, template_id)");
  }

  @AfterAll
  static void close() throws SQLException {
    db.close();
  }

  private static void isThatOfTheFiles(String id, String query, double tolerance)
      throws IOException, SQLException {
    double expected = db.value(query);
    assertThat(id, db.check(id).path("value").doubleValue(), closeTo(expected, tolerance));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          S1; select sum(v) filter (channel_group = 'card_not_present') / sum(v) from b
          S1_MIXED; select coalesce(sum(v) filter (channel_group = 'mixed'), 0) from b
          S2; select sum(v) filter (channel_group = 'card_not_present' and h < 6) / sum(v) filter (channel_group = 'card_not_present') - sum(v) filter (channel_group = 'card_present' and h < 6) / sum(v) filter (channel_group = 'card_present') from b
          S5_PEAK; select arg_max(h, t) from (select h, sum(v) t from b where demand_class = 'online_24h' group by h)
          S5_NIGHT; select sum(v) filter (h < 6) / sum(v) from b where demand_class = 'online_24h'
          S7_PEAK; select arg_max(h, t) from (select h, sum(v) t from b group by h)
          S7_RATIO; select max(t) / min(t) from (select h, sum(v) t from b group by h)
          S8_SATURDAY; select sum(v) filter (o = 5) / sum(v) filter (o = 6) from b where demand_class = 'consumer_daytime'
          S12; select max(t) / sum(t) from (select sum(v) t from b group by demand_class)
          S12_CLASSES; select count(*) filter (t >= 0.02 * u) from (select sum(v) t, (select sum(v) from b) u from b group by demand_class)
          S12_REACHED; select 10 - count(distinct demand_class) from b
          S15_R2; select regr_r2(ln(volume), ln(sites)) from m where sites > 0
          S15_SPREAD; select sqrt(sum((x - y) ** 2) / (count(*) - count(distinct demand_class))) from (select demand_class, ln(volume / sites) x, avg(ln(volume / sites)) over (partition by demand_class) y from m where sites > 0)
          S15_MEAN; select sum(volume) / sum(sites) from m where sites > 0
          S16; select sum(v) filter (demand_subclass = 'tail_zone') / sum(v) from b
          """)
  void valuesAreThoseOfTheFiles(String id, String query) throws IOException, SQLException {
    isThatOfTheFiles(id, query, 1e-9 * Math.max(1, db.value(query)));
  }

  /** Bounds as SizeCells states them. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          S14_TOP1; 0.016; select max(volume) / sum(volume) from m
          S14_TOP5; 0.016; select sum(volume) / (select sum(volume) from m) from (from m order by volume desc limit (select ceil(0.05 * count(*)) from m))
          S14_GINI; 0.016; select sum((2 * i - n - 1) * volume) / (n * sum(volume)) from (select volume, row_number() over (order by volume) i, count(*) over () n from m) group by n
          S14_SPREAD; 0.5; select quantile_disc(volume, 0.99) / quantile_disc(volume, 0.5) from m
          S21_V; 0.03; select sqrt(sum((x - e) ** 2 / e) / (any_value(n) * 3)) from (select coalesce(x, 0) x, c / 4 e, n from (select demand_class, count(*) c, (select count(*) from m) n from m group by 1) cross join (select unnest([1, 2, 3, 4]) q) left join (select demand_class, q, count(*) x from (select demand_class, ntile(4) over (order by volume) q from m) group by all) using (demand_class, q))
          S21_RANK; 0.005; select (12 / (n * (n + 1)) * sum(c * (r - (n + 1) / 2) ** 2)) / (n - 1) from (select demand_class, avg(i) r, count(*) c, any_value(n) n from (select demand_class, rank() over (order by volume) i, count(*) over () n from m) group by 1) group by n
          S22; 0.005; select corr(x, y) from (select rank() over (order by volume) x, rank() over (order by zones) + (count(*) over (partition by zones) - 1) / 2 y from m)
          """)
  void sizesAreThoseOfTheFiles(String id, double tolerance, String query)
      throws IOException, SQLException {
    isThatOfTheFiles(id, query, tolerance);
  }

  /** The weekend in Friday-Saturday countries. */
  @Test
  void restDaysAreThoseOfTheFiles() throws IOException, SQLException {
    isThatOfTheFiles(
        "S9",
        "select min(case demand_class when 'office_hours' then min_other / max_own else min_own /"
            + " max_other end) from (select demand_class, min(t) filter (d not in (4, 5))"
            + " min_other, max(t) filter (d not in (4, 5)) max_other, min(t) filter (d in (4, 5))"
            + " min_own, max(t) filter (d in (4, 5)) max_own from (select demand_class,"
            + " legal_country_iso, d, sum(v) t from b where "
            + RESTS_ON_FRIDAY
            + " and demand_class in ('office_hours', 'evening_weekend') group by all) group by"
            + " demand_class, legal_country_iso)",
        1e-9);
  }

  /** Mean shapes of classes, and of those that have both channels at twenty places each. */
  @Test
  void shapesAreThoseOfTheFiles() throws IOException, SQLException {
    String means =
        "(select demand_class, channel_group, k, sum(n * v) / sum(n) v, sum(n) n from s group by"
            + " all)";
    String both =
        "(select r.demand_class, r.k, r.v r, t.v t, (r.v + t.v) / 2 c from "
            + means
            + " r join "
            + means
            + " t using (demand_class, k) where r.channel_group = 'card_not_present' and"
            + " t.channel_group = 'card_present' and r.n >= 20 and t.n >= 20)";
    isThatOfTheFiles(
        "S3_GAP",
        "select coalesce(arg_max(x, abs(x - 0.05)), 0) from (select sum(r - t) filter (k % 24 < 6) x from "
            + both
            + " group by demand_class)",
        1e-9);
    isThatOfTheFiles(
        "S3_DIVERGENCE",
        "select coalesce(arg_max(x, abs(x - 0.0425)), 0) from (select sum(r * ln(r / c) + t * ln(t / c)) / 2 x"
            + " from "
            + both
            + " group by demand_class)",
        1e-9);
    isThatOfTheFiles(
        "S10",
        "select arg_max(x, abs(x - if(demand_class = 'evening_weekend', 3.75, 3.25)) /"
            + " if(demand_class = 'evening_weekend', 2.25, 1.75)) from (select demand_class,"
            + " 168 * max(t) / sum(t) x from (select demand_class, k, sum(n * v) t, sum(n) c from s"
            + " group by all) where c >= 20 group by demand_class)",
        1e-9);
    double median =
        db.value(
            "select quantile_disc(x, 0.5) from (select unnest(list_resize([x], w::int, x)) x from"
                + " (select sum(a.v * ln(2 * a.v / (a.v + c.v)) + c.v * ln(2 * c.v / (a.v + c.v)))"
                + " / 2 x, case when a.channel_group = c.channel_group and a.template_id ="
                + " c.template_id then a.n * (a.n - 1) / 2 else a.n * c.n end w from s a join s c"
                + " using (demand_class, legal_country_iso, tzid, k) where (a.channel_group,"
                + " a.template_id) <= (c.channel_group, c.template_id) group by a.demand_class,"
                + " a.legal_country_iso, a.tzid, a.channel_group, a.template_id, c.channel_group,"
                + " c.template_id, a.n, c.n) where w > 0)");
    assertThat(
        db.check("S11_DIVERGENCE").path("value").doubleValue(),
        closeTo(median, median / 32 + 1e-12));
  }

  @Test
  void supportsAreThoseOfTheFiles() throws IOException, SQLException {
    assertThat(
        db.check("S14_GINI").path("support").doubleValue(), is(db.value("select count(*) from m")));
    assertThat(
        db.check("S7_PEAK").path("support").doubleValue(), is(db.value("select count(*) from p")));
    double zones = db.value("select count(distinct tzid) from p");
    assertThat(db.check("S17_ZONES").path("support").doubleValue(), is(zones));
    assertThat(db.check("S17_ZONES").path("verdict").textValue(), is("PASS"));
    double tails =
        db.value(
            "select count(*) from p where demand_subclass = 'tail_zone' and weekly_volume_expected"
                + " > 0");
    assertThat(db.check("S18").path("support").doubleValue(), is(tails));
  }

  /** A world of fewer than 60 zones is regional; its ten busiest say nothing. */
  @Test
  void tinyHasTooFewZonesForTheirConcentration() throws IOException, SQLException {
    assertThat(db.value("select count(distinct tzid) from b"), lessThan(60.0));
    for (String id : new String[] {"S20", "S20_TOP1"}) {
      assertThat(id, db.check(id).path("verdict").textValue(), is("NOT_APPLICABLE"));
    }
  }
}
