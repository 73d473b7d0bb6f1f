package io.footfall.transforms.seg5b.s3counts;

import io.footfall.contracts.seg5b.BucketCount;
import io.footfall.contracts.seg5b.GroupAssignment;
import io.footfall.contracts.seg5b.RealisedIntensity;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.sampling.NormalQuantile;
import io.footfall.transforms.seg5b.SlowStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** 5B.S3 in a baseline scenario under the shipped nb2 policy, slow and obvious. */
public final class S3BucketCountsModel {
  private static final Map<String, Double> KAPPA =
      Map.of(
          "office_hours", 1.10,
          "consumer_daytime", 1.00,
          "online_24h", 0.85,
          "online_bursty", 0.40,
          "travel_hospitality", 0.80);

  private S3BucketCountsModel() {}

  /** Rows of all intensities. */
  public static List<BucketCount> rows(
      List<RealisedIntensity> intensities, List<GroupAssignment> groups, DrawSlots slots) {
    List<BucketCount> rows = new ArrayList<>();
    for (RealisedIntensity i : intensities) {
      GroupAssignment group =
          groups.stream()
              .filter(g -> g.merchantId() == i.merchantId())
              .filter(g -> g.zoneRepresentation().equals(i.zoneRepresentation()))
              .findFirst()
              .orElseThrow();
      double kappa = 30.0 * KAPPA.get(group.demandClass());
      int n = i.lambdaRealised() <= 1e-9 ? 0 : count(i, kappa, slots);
      rows.add(
          new BucketCount(
              i.merchantId(),
              i.zoneRepresentation(),
              i.channelGroup(),
              i.bucketIndex(),
              i.lambdaRealised(),
              i.lambdaRealised(),
              n,
              false,
              3600,
              "nb2",
              kappa));
    }
    return rows;
  }

  private static int count(RealisedIntensity i, double kappa, DrawSlots slots) {
    String key = SlowStream.bucketKey(i.merchantId(), i.zoneRepresentation(), i.bucketIndex());
    SlowStream stream = new SlowStream("S3.bucket_count.v1", slots, key);
    double v = StrictMath.log(1.0 + 1.0 / kappa);
    double m = StrictMath.log(i.lambdaRealised()) - 0.5 * v;
    double z = NormalQuantile.of(stream.uniform(0, 0));
    double lambda = StrictMath.exp(m + StrictMath.sqrt(v) * z);
    double u = stream.uniform(0, 1);
    if (lambda > 50.0) {
      double n = lambda + StrictMath.sqrt(lambda) * NormalQuantile.of(u) + 0.5;
      return (int) StrictMath.floor(n);
    }
    double p = StrictMath.exp(-lambda);
    double cdf = p;
    int n = 0;
    while (cdf < u && n < 200_000) {
      n++;
      p = p * lambda / n;
      cdf += p;
    }
    return n;
  }
}
