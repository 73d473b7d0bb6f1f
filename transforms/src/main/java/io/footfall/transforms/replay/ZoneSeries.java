package io.footfall.transforms.replay;

import io.footfall.contracts.seg5b.BucketCount;
import io.footfall.contracts.seg5b.GroupAssignment;
import io.footfall.contracts.seg5b.RealisedIntensity;
import io.footfall.transforms.sampling.PoissonSampler;
import io.footfall.transforms.seg5b.s2intensity.LatentPath;
import io.footfall.transforms.seg5b.s3counts.CountDraws;
import java.util.List;

/** One zone of a merchant through 5B.S1 to S3: group, intensities and counts of the horizon. */
public final class ZoneSeries {
  private final RunLaws laws;
  private final GroupAssignment group;
  private final List<PlaceSeries> places;
  private final LatentPath path;
  private final double[] baseline;
  private final double[] realised;
  private final long[] packed;
  private final double kappa;

  /**
   * Draws a zone.
   *
   * @param places places of the zone, countries ascending
   */
  ZoneSeries(RunLaws laws, GroupAssignment group, List<PlaceSeries> places) {
    this.laws = laws;
    this.group = group;
    this.places = List.copyOf(places);
    int buckets = laws.grid.buckets();
    path = laws.latent.path(group);
    baseline = new double[buckets];
    realised = new double[buckets];
    packed = new long[buckets];
    CountDraws draws = new CountDraws(laws.counts, laws.slots);
    draws.start(
        group.merchantId(), group.zoneRepresentation(), group.channelGroup(), group.demandClass());
    kappa = draws.kappa();
    for (int b = 0; b < buckets; b++) {
      double sum = places.get(0).scenario(b).lambdaLocalScenario();
      for (int c = 1; c < places.size(); c++) {
        sum += places.get(c).scenario(b).lambdaLocalScenario();
      }
      baseline[b] = sum;
      realised[b] = laws.intensity.realised(group.zoneRepresentation(), b, sum, path.factor()[b]);
      packed[b] = draws.isDrawn(b, realised[b]) ? draws.draw(b, realised[b]) : 0;
    }
  }

  /** Row of {@code s1_grouping_5B}. */
  public GroupAssignment group() {
    return group;
  }

  /** Places of the zone, countries ascending. */
  public List<PlaceSeries> places() {
    return places;
  }

  /** Latent path of the group. */
  public LatentPath path() {
    return path;
  }

  /** The zone. */
  public String zone() {
    return group.zoneRepresentation();
  }

  /** Arrivals of a bucket. */
  public int count(int bucket) {
    return PoissonSampler.count(packed[bucket]);
  }

  /** Realised intensity by bucket; nobody writes into it. */
  double[] realised() {
    return realised;
  }

  /** Row of {@code s2_realised_intensity_5B}. */
  public RealisedIntensity intensity(int bucket) {
    return new RealisedIntensity(
        group.merchantId(),
        group.zoneRepresentation(),
        group.channelGroup(),
        bucket,
        baseline[bucket],
        path.factor()[bucket],
        realised[bucket]);
  }

  /** Row of {@code s3_bucket_counts_5B}. */
  public BucketCount countRow(int bucket) {
    return new BucketCount(
        group.merchantId(),
        group.zoneRepresentation(),
        group.channelGroup(),
        bucket,
        realised[bucket],
        realised[bucket],
        count(bucket),
        PoissonSampler.capped(packed[bucket]),
        laws.grid.bucketSeconds(),
        laws.counts.id(),
        Double.isNaN(kappa) ? null : kappa);
  }
}
