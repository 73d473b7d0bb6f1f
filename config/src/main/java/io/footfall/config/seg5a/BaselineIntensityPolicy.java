package io.footfall.config.seg5a;

import java.io.Serializable;

/**
 * {@code baseline_intensity_policy_5A}: how weekly volume and weekly shape become a baseline, and
 * its limits (5A-s2-s3.md section B.2).
 *
 * @param policyId constant
 * @param version constant {@code v1}
 * @param scaleSourceField constant {@code weekly_volume_expected}
 * @param scaleUnits constant
 * @param lambdaUnitsLocal constant
 * @param shapeSumAbsTol largest |sum - 1| of a shape
 * @param weeklySumRelTol largest relative error of a weekly sum, denominator at least 1
 * @param clipMode constant {@code hard_fail}
 * @param hardLimits limits; beyond them the state fails
 * @param tailRescue off: no volume where nothing trades (DESIGN section 4 row 4)
 * @param utcProjection off: 5A.S4 projects
 */
public record BaselineIntensityPolicy(
    String policyId,
    String version,
    String scaleSourceField,
    String scaleUnits,
    String lambdaUnitsLocal,
    double shapeSumAbsTol,
    double weeklySumRelTol,
    String clipMode,
    HardLimits hardLimits,
    TailRescue tailRescue,
    UtcProjection utcProjection)
    implements Serializable {

  /**
   * Limits.
   *
   * @param maxLambdaPerBucket largest expected arrivals of a bucket
   * @param maxWeeklyVolumeExpected largest expected arrivals of a week
   */
  public record HardLimits(double maxLambdaPerBucket, double maxWeeklyVolumeExpected)
      implements Serializable {}

  /**
   * The reference's lift of empty zones.
   *
   * @param enabled constant false
   */
  public record TailRescue(boolean enabled) implements Serializable {}

  /**
   * The reference's UTC baseline.
   *
   * @param emitUtcBaseline constant false
   */
  public record UtcProjection(boolean emitUtcBaseline) implements Serializable {}
}
