package io.footfall.transforms.seg5b.s2intensity;

/**
 * The latent field of one group over the horizon. Holds its arrays; nobody writes into them.
 *
 * @param latent Z per bucket
 * @param factor clipped factor per bucket, mean one before the clip
 * @param clippedLow buckets raised to the smallest factor
 * @param clippedHigh buckets lowered to the largest factor
 */
@SuppressWarnings("ArrayRecordComponent")
public record LatentPath(double[] latent, double[] factor, int clippedLow, int clippedHigh) {
  @Override
  public boolean equals(Object other) {
    return other instanceof LatentPath path
        && java.util.Arrays.equals(latent, path.latent)
        && java.util.Arrays.equals(factor, path.factor)
        && clippedLow == path.clippedLow
        && clippedHigh == path.clippedHigh;
  }

  @Override
  public int hashCode() {
    return java.util.Arrays.hashCode(latent);
  }
}
