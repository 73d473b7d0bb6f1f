package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.transforms.evidence.KeyedRows;
import io.footfall.transforms.parquet.read.KeyRange;
import java.io.IOException;
import java.util.List;

/** The keyed tables of a merchant range, each at its first key. */
final class PublishedKeys implements AutoCloseable {
  private static final List<String> KEY =
      List.of("merchant_id", "zone_representation", "channel_group");

  final KeyedRows surfaces;
  final KeyedRows groups;
  final KeyedRows intensities;
  final KeyedRows counts;

  PublishedKeys(ReplayLaws laws, KeyRange range) throws IOException {
    int buckets = laws.grid().buckets();
    surfaces =
        KeyedRows.open(
            new KeyedRows.Request(
                List.of("merchant_id", "legal_country_iso", "tzid"),
                "local_horizon_bucket_index",
                buckets,
                List.of("lambda_local_scenario"),
                List.of("channel_group")),
            laws.surfaces(),
            range);
    groups =
        KeyedRows.open(
            new KeyedRows.Request(
                KEY,
                null,
                1,
                List.of("country_count"),
                List.of(
                    "group_id",
                    "scenario_band",
                    "demand_class",
                    "virtual_band",
                    "zone_group_id",
                    "country_component")),
            laws.groups(),
            range);
    intensities =
        KeyedRows.open(
            new KeyedRows.Request(
                KEY,
                "bucket_index",
                buckets,
                List.of("lambda_baseline", "lambda_random_component", "lambda_realised"),
                List.of()),
            laws.intensities(),
            range);
    counts =
        KeyedRows.open(
            new KeyedRows.Request(
                KEY,
                "bucket_index",
                buckets,
                List.of(
                    "lambda_realised",
                    "mu",
                    "count_N",
                    "count_capped",
                    "bucket_duration_seconds",
                    "kappa"),
                List.of("count_law_id")),
            laws.inputs().counts(),
            range);
    for (KeyedRows rows : all()) {
      rows.next();
    }
  }

  List<KeyedRows> all() {
    return List.of(surfaces, groups, intensities, counts);
  }

  @Override
  public void close() throws IOException {
    for (KeyedRows rows : all()) {
      rows.close();
    }
  }
}
