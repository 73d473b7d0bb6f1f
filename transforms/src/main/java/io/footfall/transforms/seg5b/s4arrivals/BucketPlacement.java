package io.footfall.transforms.seg5b.s4arrivals;

/** From a uniform to microseconds after the bucket start (5B-s4.md section 7 step 6). */
final class BucketPlacement {
  private BucketPlacement() {}

  /**
   * Law {@code uniform_within_bucket_v1}.
   *
   * @param u uniform, 0 < u < 1
   * @param durationMicros length of the bucket
   */
  static long uniform(double u, long durationMicros) {
    return Math.min((long) (u * durationMicros), durationMicros - 1);
  }
}
