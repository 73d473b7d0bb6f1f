package io.footfall.transforms.seg5a.s5bundle;

import io.footfall.transforms.evidence.KeyedRows;
import io.footfall.transforms.evidence.RowKey;
import io.footfall.transforms.parquet.read.KeyRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Profile, baseline, scenario, UTC copy and factors of a merchant range, place by place. */
final class PlaceTables implements AutoCloseable {
  private static final List<String> PLACE = List.of("merchant_id", "legal_country_iso", "tzid");

  final KeyedRows profile;
  final KeyedRows base;
  final KeyedRows local;

  /** The UTC copy, or null where the layout has none. */
  final KeyedRows utc;

  /** The factor table, or null where the layout has none. */
  final KeyedRows factors;

  private final List<KeyedRows> all = new ArrayList<>();

  /**
   * @param week buckets of the week
   */
  PlaceTables(SurfaceTables of, int week, KeyRange range) throws IOException {
    int buckets = of.horizon().buckets();
    profile =
        KeyedRows.open(
            new KeyedRows.Request(
                PLACE,
                null,
                1,
                List.of(
                    "weekly_volume_expected",
                    "scale_factor",
                    "zone_site_count",
                    "high_variability_flag"),
                List.of(
                    "demand_class",
                    "channel_group",
                    "profile_id",
                    "template_id",
                    "endpoint_basis",
                    "demand_subclass")),
            of.profile(),
            range);
    base =
        KeyedRows.open(
            indexed(
                "bucket_index",
                week,
                "lambda_local_base",
                "weekly_volume_expected",
                "scale_factor",
                "baseline_clip_applied"),
            of.base(),
            range);
    String index = "local_horizon_bucket_index";
    local =
        KeyedRows.open(
            indexed(index, buckets, "lambda_local_scenario", "overlay_factor_total"),
            of.local(),
            range);
    utc =
        of.utc() == null
            ? null
            : KeyedRows.open(
                indexed("utc_horizon_bucket_index", buckets, "lambda_utc_scenario"),
                of.utc(),
                range);
    factors =
        of.factors() == null
            ? null
            : KeyedRows.open(indexed(index, buckets, "overlay_factor_total"), of.factors(), range);
    for (KeyedRows rows : new KeyedRows[] {profile, base, local, utc, factors}) {
      if (rows != null) {
        rows.next();
        all.add(rows);
      }
    }
  }

  private static KeyedRows.Request indexed(String index, int size, String... numbers) {
    return new KeyedRows.Request(PLACE, index, size, List.of(numbers), List.of("channel_group"));
  }

  /** Smallest key any of the tables stands at, or null at the end of all. */
  RowKey smallest() {
    RowKey smallest = null;
    for (KeyedRows rows : all) {
      RowKey key = rows.key();
      if (key != null && (smallest == null || key.compareTo(smallest) < 0)) {
        smallest = key;
      }
    }
    return smallest;
  }

  /** Whether a table stands at a key; no where there is no such table. */
  static boolean at(KeyedRows rows, RowKey key) {
    return rows != null && key.equals(rows.key());
  }

  /** Moves the tables that stand at a key to their next. */
  void pass(RowKey key) throws IOException {
    for (KeyedRows rows : all) {
      if (key.equals(rows.key())) {
        rows.next();
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (KeyedRows rows : all) {
      rows.close();
    }
  }
}
