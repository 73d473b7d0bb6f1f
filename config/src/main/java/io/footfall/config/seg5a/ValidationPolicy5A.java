package io.footfall.config.seg5a;

import io.footfall.config.PolicyViolation;
import java.io.Serializable;
import java.util.List;

/**
 * {@code validation_policy_5A}: tolerances, bounds and blocking of the checks of 5A.S5 (5A-s4-s5.md
 * section 6).
 *
 * @param policyId constant
 * @param version constant {@code v1}
 * @param tolerances tolerances
 * @param bounds warning corridor and guardrail
 * @param surfaceMetrics corridors of the realism metrics
 * @param blocking which checks block
 */
public record ValidationPolicy5A(
    String policyId,
    String version,
    Tolerances tolerances,
    Bounds bounds,
    SurfaceMetricLimits surfaceMetrics,
    Blocking blocking)
    implements Serializable {

  /**
   * Tolerances; relative errors divide by the larger of the value and the floor.
   *
   * @param s2ShapeSumAbsWarn above it a shape sum warns
   * @param s2ShapeSumAbsFail above it a shape sum fails
   * @param s3WeeklySumRelFail relative tolerance of weekly sums
   * @param s3WeeklySumAbsFail absolute tolerance of weekly sums
   * @param s3RelDenominatorFloor smallest denominator
   * @param s4RecomposeRelFail relative tolerance of recomposition
   * @param s4RecomposeAbsFail absolute tolerance of recomposition
   * @param s4RecomposeRelDenominatorFloor smallest denominator
   * @param s4LocalVsUtcTotalRelFail relative tolerance of the UTC copy
   * @param s4LocalVsUtcTotalAbsFail absolute tolerance of the UTC copy
   */
  public record Tolerances(
      double s2ShapeSumAbsWarn,
      double s2ShapeSumAbsFail,
      double s3WeeklySumRelFail,
      double s3WeeklySumAbsFail,
      double s3RelDenominatorFloor,
      double s4RecomposeRelFail,
      double s4RecomposeAbsFail,
      double s4RecomposeRelDenominatorFloor,
      double s4LocalVsUtcTotalRelFail,
      double s4LocalVsUtcTotalAbsFail)
      implements Serializable {
    public Tolerances {
      if (s2ShapeSumAbsWarn > s2ShapeSumAbsFail) {
        throw new PolicyViolation(
            "/tolerances/s2_shape_sum_abs_warn",
            s2ShapeSumAbsWarn,
            "at most s2_shape_sum_abs_fail, " + s2ShapeSumAbsFail);
      }
    }
  }

  /**
   * Bounds.
   *
   * @param overlayFactorMinWarn below it a factor warns
   * @param overlayFactorMaxWarn above it a factor warns
   * @param overlayLowWarnExemptTypes types that excuse a low factor
   * @param lambdaScenarioMaxPerBucketWarn above it an intensity warns
   * @param lambdaScenarioMaxPerBucketFail above it an intensity fails
   */
  public record Bounds(
      double overlayFactorMinWarn,
      double overlayFactorMaxWarn,
      List<EventType> overlayLowWarnExemptTypes,
      double lambdaScenarioMaxPerBucketWarn,
      double lambdaScenarioMaxPerBucketFail)
      implements Serializable {
    public Bounds {
      overlayLowWarnExemptTypes = List.copyOf(overlayLowWarnExemptTypes);
      if (overlayFactorMinWarn > overlayFactorMaxWarn) {
        throw new PolicyViolation(
            "/bounds/overlay_factor_min_warn",
            overlayFactorMinWarn,
            "at most overlay_factor_max_warn, " + overlayFactorMaxWarn);
      }
      if (lambdaScenarioMaxPerBucketWarn > lambdaScenarioMaxPerBucketFail) {
        throw new PolicyViolation(
            "/bounds/lambda_scenario_max_per_bucket_warn",
            lambdaScenarioMaxPerBucketWarn,
            "at most lambda_scenario_max_per_bucket_fail, " + lambdaScenarioMaxPerBucketFail);
      }
    }
  }

  /**
   * Which checks block.
   *
   * @param blockingCheckIds checks whose FAIL blocks
   * @param nonblockingCheckIds checks whose FAIL does not
   * @param warnIsBlockingCheckIds checks whose WARN blocks
   * @param unknownCheckIdPosture constant: a check listed nowhere blocks
   */
  public record Blocking(
      List<String> blockingCheckIds,
      List<String> nonblockingCheckIds,
      List<String> warnIsBlockingCheckIds,
      String unknownCheckIdPosture)
      implements Serializable {
    public Blocking {
      blockingCheckIds = List.copyOf(blockingCheckIds);
      nonblockingCheckIds = List.copyOf(nonblockingCheckIds);
      warnIsBlockingCheckIds = List.copyOf(warnIsBlockingCheckIds);
      for (String id : nonblockingCheckIds) {
        if (blockingCheckIds.contains(id)) {
          throw new PolicyViolation(
              "/blocking/nonblocking_check_ids", id, "no id of blocking_check_ids");
        }
      }
    }

    /** Whether a FAIL of the check blocks. */
    public boolean blocks(String checkId) {
      return !nonblockingCheckIds.contains(checkId);
    }
  }
}
