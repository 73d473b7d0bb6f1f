package io.footfall.transforms.seg5b.s2intensity;

import io.footfall.config.seg5b.ArrivalLgcpConfig;
import io.footfall.transforms.state.LawBroken;

/**
 * Realised intensity of a bucket (5B-s2-s3.md section 2.3, step 8): baseline times factor, at most
 * lambda_max. Immutable, thread safe.
 */
public final class IntensityLaw {
  private static final String CODE = "5B.S2.REALISED_NUMERIC_INVALID";

  private final double cap;

  /** The law of a policy. */
  public IntensityLaw(ArrivalLgcpConfig.Clipping clipping) {
    this.cap = clipping.lambdaMaxEnabled() ? clipping.lambdaMax() : Double.POSITIVE_INFINITY;
  }

  /** Whether the cap binds. */
  public boolean capped(double baseline, double factor) {
    return baseline * factor > cap;
  }

  /**
   * Expected arrivals.
   *
   * @throws LawBroken REALISED_NUMERIC_INVALID unless both are finite and the baseline is not
   *     negative
   */
  public double realised(String key, int bucket, double baseline, double factor) {
    double realised = Math.min(baseline * factor, cap);
    if (!(baseline >= 0.0 && Double.isFinite(baseline) && Double.isFinite(realised))) {
      throw new LawBroken(
          CODE,
          "C18",
          key + "|" + bucket,
          "baseline " + baseline + ", realised " + realised,
          "finite and not negative");
    }
    return realised;
  }
}
