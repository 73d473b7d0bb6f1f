package io.footfall.pipelines.sql;

import java.util.List;

/** The hard checks C1 to C6, C10 to C18 and C21 as SQL; C9 needs the tz cache and stands apart. */
final class TinyChecks {
  private TinyChecks() {}

  /** Local-week bucket of horizon bucket h in a zone, by DuckDB's own time zone data. */
  private static final String WEEK_BUCKET =
      "(isodow(timezone(s.tzid, g.bucket_start_utc)) - 1) * 24"
          + " + hour(timezone(s.tzid, g.bucket_start_utc))";

  private static final String RECOMPOSED =
      "select s.tzid, g.bucket_start_utc at_utc, s.lambda_local_scenario l,"
          + " b.lambda_local_base * s.overlay_factor_total e"
          + " from merchant_zone_scenario_local s"
          + " join s1_time_grid g on g.bucket_index = s.local_horizon_bucket_index"
          + " left join merchant_zone_baseline_local b on b.merchant_id = s.merchant_id"
          + " and b.legal_country_iso = s.legal_country_iso and b.tzid = s.tzid"
          + " and b.bucket_index = "
          + WEEK_BUCKET;

  private static final String TRANSITIONS =
      "select distinct tzid, g.bucket_start_utc at_utc from merchant_zone_scenario_local s"
          + " join s1_time_grid g on g.bucket_index = s.local_horizon_bucket_index"
          + " where timezone(tzid, g.bucket_start_utc + interval 1 hour)"
          + " - timezone(tzid, g.bucket_start_utc) <> interval 1 hour";

  private static String grouped(String keys) {
    return "select coalesce(a.n, 0) n, coalesce(b.n, 0) m from"
        + " (select "
        + keys
        + ", sum(count_N) n from s3_bucket_counts where count_N > 0"
        + " group by all) a full outer join"
        + " (select "
        + keys
        + ", count(*) n from arrival_events group by all) b"
        + " using ("
        + keys
        + ")";
  }

  private static String differing(String rows) {
    return "select count(*), count(*) filter (where n <> m) from (" + rows + ")";
  }

  static final List<SqlCheck> ALL =
      List.of(
          new SqlCheck(
              "C1",
              "every shape has mass one",
              "select count(*), count(*) filter (where not abs(s - 1) <= 1e-12) from (select"
                  + " fsum(shape_value) s from class_zone_shape group by demand_class,"
                  + " legal_country_iso, tzid, channel_group, template_id)",
              "update class_zone_shape set shape_value = shape_value * 1.000001"
                  + " where bucket_index = 5"),
          new SqlCheck(
              "C2",
              "a baseline week sums to the weekly volume of S1",
              "select count(*), count(*) filter (where not abs(s - w) <= 1e-12 * greatest(1, w))"
                  + " from (select fsum(b.lambda_local_base) s, any_value(p.weekly_volume_expected) w"
                  + " from merchant_zone_profile p left join merchant_zone_baseline_local b"
                  + " using (merchant_id, legal_country_iso, tzid)"
                  + " group by merchant_id, legal_country_iso, tzid)",
              "update merchant_zone_baseline_local set lambda_local_base = lambda_local_base + 1e-6"
                  + " where bucket_index = 100"),
          new SqlCheck(
              "C3",
              "scenario intensity = baseline of the local hour times the factor",
              "select count(*), count(*) filter (where not abs(l - e) <= 1e-9 * greatest(1, l)"
                  + " or e is null) from ("
                  + RECOMPOSED
                  + ")",
              "update merchant_zone_scenario_local set overlay_factor_total ="
                  + " overlay_factor_total * 1.01 where local_horizon_bucket_index = 33"),
          new SqlCheck(
              "C4",
              "the UTC copy carries the same mass",
              "select count(*), count(*) filter (where not abs(a - b) <= 1e-12 * greatest(1, a))"
                  + " from (select fsum(s.lambda_local_scenario) a, fsum(u.lambda_utc_scenario) b"
                  + " from merchant_zone_scenario_local s left join merchant_zone_scenario_utc u"
                  + " on u.merchant_id = s.merchant_id and u.legal_country_iso ="
                  + " s.legal_country_iso and u.tzid = s.tzid and u.utc_horizon_bucket_index ="
                  + " s.local_horizon_bucket_index"
                  + " group by s.merchant_id, s.legal_country_iso, s.tzid, s.channel_group)",
              "delete from merchant_zone_scenario_utc where utc_horizon_bucket_index = 12"
                  + " and lambda_utc_scenario > 0"),
          new SqlCheck(
              "C5",
              "both sides of every clock change use the right local hour",
              "select count(*), count(*) filter (where not abs(l - e) <= 1e-9 * greatest(1, l)"
                  + " or e is null) from ("
                  + RECOMPOSED
                  + ") r where exists (from ("
                  + TRANSITIONS
                  + ") t where t.tzid = r.tzid and abs(epoch(t.at_utc) -"
                  + " epoch(r.at_utc)) <= 7200)",
              "update merchant_zone_scenario_local set lambda_local_scenario ="
                  + " lambda_local_scenario + 0.5"),
          new SqlCheck(
              "C6",
              "local clocks follow the zone's rules to the microsecond",
              "select count(*), count(*) filter (where ts_local_primary <>"
                  + " timezone(tzid_primary, ts_utc) or ts_local_settlement <>"
                  + " timezone(tzid_settlement, ts_utc) or ts_local_operational <>"
                  + " timezone(tzid_operational, ts_utc) or (tzid_settlement is null) <>"
                  + " (ts_local_settlement is null) or utc_offset_minutes * 60 <>"
                  + " epoch(ts_local_primary - timezone('UTC', ts_utc))) from arrival_events",
              "update arrival_events set ts_local_primary = ts_local_primary + interval 1 hour"
                  + " where arrival_seq = 3"),
          new SqlCheck(
              "C10",
              "instants are instants, wall clocks have no zone",
              "select count(*), count(*) filter (where (column_name = 'ts_utc') <> (data_type ="
                  + " 'TIMESTAMP WITH TIME ZONE')) from duckdb_columns() where table_name ="
                  + " 'arrival_events' and column_name like 'ts_%'",
              "alter table arrival_events alter ts_local_primary type timestamptz"),
          new SqlCheck(
              "C11",
              "as many arrivals as counted, per key",
              differing(grouped("merchant_id, zone_representation, channel_group, bucket_index")),
              "delete from arrival_events where arrival_seq = 2"),
          new SqlCheck(
              "C11.merchant",
              "as many arrivals as counted, per merchant",
              differing(grouped("merchant_id")),
              "delete from arrival_events where arrival_seq = 2"),
          new SqlCheck(
              "C11.zone",
              "as many arrivals as counted, per zone",
              differing(grouped("zone_representation")),
              "delete from arrival_events where arrival_seq = 2"),
          new SqlCheck(
              "C11.bucket",
              "as many arrivals as counted, per bucket",
              differing(grouped("bucket_index")),
              "delete from arrival_events where arrival_seq = 2"),
          new SqlCheck(
              "C12",
              "physical + virtual = total, and the summary says the same, per key",
              "select count(*), count(*) filter (where count_N <> count_physical + count_virtual or"
                  + " e.p is distinct from count_physical or e.v is distinct from count_virtual)"
                  + " from s4_arrival_summary s full outer join (select merchant_id,"
                  + " zone_representation, channel_group, bucket_index, count(site_id) p,"
                  + " count(edge_id) v from arrival_events group by all) e using (merchant_id,"
                  + " zone_representation, channel_group, bucket_index)",
              "update arrival_events set site_id = null, edge_id = 1 where arrival_seq = 1"
                  + " and not is_virtual"),
          new SqlCheck(
              "C13",
              "virtual iff an edge and no site",
              "select count(*), count(*) filter (where is_virtual <> (edge_id is not null) or"
                  + " is_virtual <> (site_id is null)) from arrival_events",
              "update arrival_events set is_virtual = not is_virtual where arrival_seq = 4"),
          new SqlCheck(
              "C14.site",
              "every site is the merchant's, in the arrival's country and zone",
              "select count(*), count(*) filter (where s.tzid is null or s.tzid <>"
                  + " e.tzid_primary or e.zone_representation <> e.tzid_primary or"
                  + " s.legal_country_iso <> e.legal_country_iso) from arrival_events e"
                  + " left join site_ids s on s.site_id = e.site_id and s.merchant_id ="
                  + " e.merchant_id where not e.is_virtual",
              "update arrival_events set site_id = site_id + 1 where arrival_seq = 1"
                  + " and not is_virtual"),
          new SqlCheck(
              "C14.edge",
              "every edge is the merchant's, in the arrival's country and zone",
              "select count(*), count(*) filter (where c.tzid_operational is null or"
                  + " c.tzid_operational <> e.tzid_primary or e.zone_representation <>"
                  + " e.tzid_primary or c.country_iso <> e.legal_country_iso or c.edge_weight <= 0)"
                  + " from arrival_events e left join edge_catalogue c on"
                  + " ('0x' || c.edge_id)::ubigint = e.edge_id and c.merchant_id = e.merchant_id"
                  + " where e.is_virtual",
              "update arrival_events set edge_id = edge_id + 1 where is_virtual"
                  + " and arrival_seq % 10 = 0"),
          new SqlCheck(
              "C15",
              "volume only where a site or an edge is",
              "select count(*), count(*) filter (where weekly_volume_expected > 0 and"
                  + " zone_site_count = 0 and zone_edge_weight = 0) from merchant_zone_profile",
              "update merchant_zone_profile set zone_site_count = 0, zone_edge_weight = 0"),
          new SqlCheck(
              "C16",
              "every arrival lies in its bucket",
              "select count(*), count(*) filter (where g.bucket_start_utc is null or e.ts_utc <"
                  + " g.bucket_start_utc or e.ts_utc >= g.bucket_end_utc) from arrival_events e"
                  + " left join s1_time_grid g using (bucket_index)",
              "update arrival_events set bucket_index = bucket_index + 1 where arrival_seq = 5"),
          new SqlCheck(
              "C17",
              "arrival_seq is 1..n in time order, per merchant",
              "select count(*), count(*) filter (where arrival_seq <> row_number) from (select"
                  + " arrival_seq, row_number() over (partition by merchant_id order by ts_utc,"
                  + " arrival_seq) row_number from arrival_events)",
              "update arrival_events set arrival_seq = arrival_seq + 1 where arrival_seq > 7"),
          new SqlCheck(
              "C17.file",
              "files are sorted by merchant and sequence",
              "select count(*), count(*) filter (where merchant_id < pm or (merchant_id = pm and"
                  + " arrival_seq <= ps)) from (select merchant_id, arrival_seq, lag(merchant_id)"
                  + " over w pm, lag(arrival_seq) over w ps from arrival_events window w as (order by"
                  + " filename, file_row_number))",
              "update arrival_events set file_row_number = -file_row_number"),
          new SqlCheck(
              "C18",
              "intensities are finite and bounded; none means no arrival",
              "select count(*), count(*) filter (where not (isfinite(lambda_realised) and"
                  + " lambda_realised between 0 and 200000) or count_N < 0 or count_N > 50000 or"
                  + " (lambda_realised = 0 and count_N <> 0) or count_capped) from s3_bucket_counts",
              "update s3_bucket_counts set lambda_realised = 0"),
          new SqlCheck(
              "C18.key",
              "no two rows share a domain key",
              "select count(*), count(*) filter (where n > 1) from (select count(*) n from"
                  + " s3_bucket_counts group by merchant_id, zone_representation, bucket_index)",
              "insert into s3_bucket_counts from s3_bucket_counts limit 1"),
          new SqlCheck(
              "C21",
              "5B's baseline is the sum over countries, to the bit",
              "select count(*), count(*) filter (where l is distinct from r.lambda_baseline) from"
                  + " s2_realised_intensity r full outer join (select merchant_id, tzid"
                  + " zone_representation, channel_group, local_horizon_bucket_index bucket_index,"
                  + " list_reduce(list(lambda_local_scenario order by legal_country_iso),"
                  + " lambda a, b: a + b) l from merchant_zone_scenario_local group by all)"
                  + " using (merchant_id, zone_representation, channel_group, bucket_index)",
              "update s2_realised_intensity set lambda_baseline = lambda_baseline * (1 + 1e-15)"));
}
