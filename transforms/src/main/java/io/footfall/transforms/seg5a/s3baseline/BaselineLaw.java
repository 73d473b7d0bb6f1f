package io.footfall.transforms.seg5a.s3baseline;

import io.footfall.config.seg5a.BaselineIntensityPolicy;
import io.footfall.transforms.state.LawBroken;

/**
 * lambda(k) = weekly volume * shape(k), one product a bucket; beyond a limit the state fails
 * (5A-s2-s3.md section B.3). Nothing is clipped, rescued or normalised.
 */
public final class BaselineLaw {
  private static final String SCALE = "5A.S3.S3_SCALE_JOIN_FAILED";
  private static final String NUMERIC = "5A.S3.S3_INTENSITY_NUMERIC_INVALID";

  private final BaselineIntensityPolicy policy;

  /** The law of a policy. */
  public BaselineLaw(BaselineIntensityPolicy policy) {
    this.policy = policy;
  }

  /**
   * Checks a weekly volume.
   *
   * @throws LawBroken SCALE_JOIN if it is negative or not finite, NUMERIC above the limit
   */
  public void requireVolume(String key, double weekly) {
    if (!(weekly >= 0 && weekly < Double.POSITIVE_INFINITY)) {
      throw new LawBroken(SCALE, "V-07", key, "weekly volume " + weekly, "finite, not negative");
    }
    double limit = policy.hardLimits().maxWeeklyVolumeExpected();
    if (weekly > limit) {
      throw new LawBroken(NUMERIC, "V-07", key, "weekly volume " + weekly, "at most " + limit);
    }
  }

  /**
   * Fills the buckets and returns the relative error of the weekly sum, denominator at least 1.
   *
   * @param lambda receives one value a bucket
   * @throws LawBroken NUMERIC if a value is beyond its limit or the sum beyond its tolerance
   */
  public double fill(String key, double weekly, double[] shape, double[] lambda) {
    requireVolume(key, weekly);
    double limit = policy.hardLimits().maxLambdaPerBucket();
    double sum = 0;
    for (int k = 0; k < shape.length; k++) {
      double value = weekly * shape[k];
      if (!(value >= 0 && value <= limit)) {
        throw new LawBroken(NUMERIC, "V-08", key + "|" + k, "lambda " + value, "0 to " + limit);
      }
      lambda[k] = value;
      sum += value;
    }
    double error = weeklyError(weekly, sum);
    if (!(error <= policy.weeklySumRelTol())) {
      throw new LawBroken(
          NUMERIC, "V-08", key, "weekly sum " + sum + " for volume " + weekly, "equal volumes");
    }
    return error;
  }

  /** Relative error of a weekly sum, denominator at least 1. */
  public static double weeklyError(double weekly, double sum) {
    return Math.abs(sum - weekly) / Math.max(Math.abs(weekly), 1.0);
  }
}
