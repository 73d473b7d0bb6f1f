package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.coders.SealedTable;
import io.footfall.transforms.evidence.SealedClock;
import java.io.Serializable;
import java.util.List;

/**
 * Tables of one seed and scenario that the checks read, and the few values they need.
 *
 * @param surfaces {@code merchant_zone_scenario_local_5A}
 * @param grouping {@code s1_grouping_5B}
 * @param intensities {@code s2_realised_intensity_5B}
 * @param counts {@code s3_bucket_counts_5B}
 * @param events {@code arrival_events_5B}
 * @param summary {@code s4_arrival_summary_5B}
 * @param sites {@code site_timezones}
 * @param edges {@code edge_catalogue_3B}
 * @param modes {@code virtual_classification_3B}
 * @param settlements {@code virtual_settlement_3B}
 * @param clock the tz cache
 * @param limits grid and policy values
 */
record ArrivalTables(
    SealedTable surfaces,
    SealedTable grouping,
    SealedTable intensities,
    SealedTable counts,
    SealedTable events,
    SealedTable summary,
    SealedTable sites,
    SealedTable edges,
    SealedTable modes,
    SealedTable settlements,
    SealedClock clock,
    Limits limits)
    implements Serializable {
  /**
   * What the rows are compared with.
   *
   * @param startMicros first instant of bucket 0
   * @param bucketMicros length of a bucket
   * @param buckets H
   * @param minFactor smallest latent factor
   * @param maxFactor largest latent factor
   * @param maxLambda largest intensity
   * @param maxCount largest count
   * @param universeHash of the edge universe
   * @param localClocks whether wall clocks are written
   */
  record Limits(
      long startMicros,
      long bucketMicros,
      int buckets,
      double minFactor,
      double maxFactor,
      double maxLambda,
      long maxCount,
      String universeHash,
      boolean localClocks)
      implements Serializable {}

  /** Tokens that decide the outcome. */
  List<SealedTable> inputs() {
    return List.of(
        surfaces, grouping, intensities, counts, events, summary, sites, edges, modes, settlements);
  }
}
