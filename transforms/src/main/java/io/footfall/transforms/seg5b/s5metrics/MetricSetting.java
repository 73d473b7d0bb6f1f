package io.footfall.transforms.seg5b.s5metrics;

import io.footfall.config.seg5b.ArrivalCountConfig;
import io.footfall.config.seg5b.ArrivalLgcpConfig;
import io.footfall.config.seg5b.ArrivalMetricLimits;
import io.footfall.config.seg5b.ArrivalTimePlacementPolicy.PlacementKind;
import io.footfall.transforms.seg5b.s1grid.BucketGrid;

/**
 * The laws the metrics of a scenario are held against.
 *
 * @param grid buckets
 * @param placement density inside a bucket
 * @param lgcp latent model
 * @param count count law
 * @param limits corridors
 * @param alpha chance that any statistical cell of a metric fails although the law holds
 */
public record MetricSetting(
    BucketGrid grid,
    PlacementKind placement,
    ArrivalLgcpConfig lgcp,
    ArrivalCountConfig count,
    ArrivalMetricLimits limits,
    double alpha) {
  private static final int HOUR_SECONDS = 3600;
  private static final int DAY_SECONDS = 86_400;

  /** Whether buckets are hours, without which nothing is said of local hours. */
  boolean hourly() {
    return grid.bucketSeconds() == HOUR_SECONDS;
  }

  /** Full days of the horizon. */
  int days() {
    return (int) ((long) grid.buckets() * grid.bucketSeconds() / DAY_SECONDS);
  }
}
