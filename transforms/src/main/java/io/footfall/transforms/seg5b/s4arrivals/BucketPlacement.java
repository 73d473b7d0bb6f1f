package io.footfall.transforms.seg5b.s4arrivals;

/**
 * Where inside its bucket an arrival falls. Not thread safe.
 *
 * <p>Law {@code piecewise_linear_continuous_v1} (DECISIONS section 6): the rate at the edge of two
 * buckets is the harmonic mean of their intensities, so that it is continuous over the horizon; the
 * density of a bucket is linear from {@link #atStart} to {@link #atMiddle} at one half and on to
 * {@link #atEnd}, of mass one. The outer edges of the horizon have the intensity of their bucket.
 * Where the density is 1 throughout, the position is the uniform itself, bit for bit.
 *
 * <p>{@code Math.sqrt} is correctly rounded by definition: the same bits everywhere.
 */
public final class BucketPlacement {
  private double atStart = 1.0;
  private double atMiddle = 1.0;
  private double atEnd = 1.0;
  private double firstHalf = 0.5;

  /**
   * Takes the density of a bucket.
   *
   * @param lambda intensities of the whole horizon, finite and not negative
   * @param bucket a bucket with positive intensity
   */
  public void set(double[] lambda, int bucket) {
    double here = lambda[bucket];
    double first = bucket == 0 ? here : edge(lambda[bucket - 1], here);
    double last = bucket == lambda.length - 1 ? here : edge(here, lambda[bucket + 1]);
    atStart = first / here;
    atEnd = last / here;
    atMiddle = 2.0 - (atStart + atEnd) / 2.0;
    firstHalf = (atStart + atMiddle) / 4.0;
  }

  private static double edge(double before, double after) {
    double sum = before + after;
    return sum == 0.0 ? 0.0 : 2.0 * before * after / sum;
  }

  /** Density at the start of the bucket, 0 to 2. */
  public double atStart() {
    return atStart;
  }

  /** Density in the middle of the bucket, 0 to 2. */
  public double atMiddle() {
    return atMiddle;
  }

  /** Density at the end of the bucket, 0 to 2. */
  public double atEnd() {
    return atEnd;
  }

  /** Mass of the first half. */
  public double firstHalf() {
    return firstHalf;
  }

  /**
   * Position in the bucket, from 0 to 1: the inverse of the distribution function.
   *
   * @param u uniform, 0 < u < 1
   */
  public double position(double u) {
    if (u < firstHalf) {
      return half(u, atStart, atMiddle);
    }
    double w = u - firstHalf;
    return w == 0.0 ? 0.5 : 0.5 + half(w, atMiddle, atEnd);
  }

  /** Where a mass is reached from the start of a half with the density linear from a to b. */
  private static double half(double mass, double a, double b) {
    return 2.0 * mass / (a + Math.sqrt(Math.max(a * a + 4.0 * (b - a) * mass, 0.0)));
  }

  /**
   * Microseconds after the bucket start (5B-s4.md section 7 step 6).
   *
   * @param position from 0 to 1; under {@code uniform_within_bucket_v1} the uniform itself
   * @param durationMicros length of the bucket
   */
  public static long micros(double position, long durationMicros) {
    return Math.min((long) (position * durationMicros), durationMicros - 1);
  }
}
