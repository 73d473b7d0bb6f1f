package io.footfall.transforms.seg5a.s5bundle;

import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.BaselineIntensityPolicy;
import io.footfall.config.seg5a.ScenarioOverlayPolicy;
import io.footfall.config.seg5a.ValidationPolicy5A;
import io.footfall.contracts.FootfallException;
import io.footfall.transforms.evidence.CheckLaw;
import io.footfall.transforms.evidence.CheckLevel;
import io.footfall.transforms.state.RunContext;
import java.util.HashMap;
import java.util.Map;

/**
 * Whether {@code validation_policy_5A} fits the checks and the law policies (5A-s4-s5.md section
 * 6): its lists name checks there are, no hard check is unblocked, the warning corridor lies inside
 * the clamp, and the guardrail is not above what the laws can reach.
 */
final class SurfacePolicyFit {
  /** Floor of the guardrail's FAIL. */
  private static final double LEAST_GUARDRAIL = 1e6;

  private SurfacePolicyFit() {}

  /** Throws {@code S5_CONTRACT_INVALID} at the first misfit. */
  static void require(RunContext ctx, ValidationPolicy5A policy) {
    Map<String, CheckLaw> laws = new HashMap<>();
    SurfaceChecks.all().forEach(law -> laws.put(law.id(), law));
    ValidationPolicy5A.Blocking blocking = policy.blocking();
    for (String id : blocking.blockingCheckIds()) {
      require(laws.containsKey(id), "/blocking/blocking_check_ids", id, "a check of 5A.S5");
    }
    for (String id : blocking.nonblockingCheckIds()) {
      CheckLaw law = laws.get(id);
      require(law != null, "/blocking/nonblocking_check_ids", id, "a check of 5A.S5");
      require(
          law.level() != CheckLevel.HARD,
          "/blocking/nonblocking_check_ids",
          id,
          "no hard check; those always block");
    }
    for (String id : blocking.warnIsBlockingCheckIds()) {
      CheckLaw law = laws.get(id);
      require(
          law != null && law.level() == CheckLevel.GATE,
          "/blocking/warn_is_blocking_check_ids",
          id,
          "a check that can warn");
    }
    ScenarioOverlayPolicy.Combination clamp =
        ctx.config().read(PolicyFile.SCENARIO_OVERLAY, ScenarioOverlayPolicy.class).combination();
    ValidationPolicy5A.Bounds bounds = policy.bounds();
    require(
        bounds.overlayFactorMinWarn() >= clamp.minFactor()
            && bounds.overlayFactorMaxWarn() <= clamp.maxFactor(),
        "/bounds",
        bounds.overlayFactorMinWarn() + " to " + bounds.overlayFactorMaxWarn(),
        "a corridor inside " + clamp.minFactor() + " to " + clamp.maxFactor());
    double reachable =
        Math.max(
            LEAST_GUARDRAIL,
            ctx.config()
                    .read(PolicyFile.BASELINE_INTENSITY, BaselineIntensityPolicy.class)
                    .hardLimits()
                    .maxLambdaPerBucket()
                * clamp.maxFactor());
    require(
        bounds.lambdaScenarioMaxPerBucketFail() <= reachable,
        "/bounds/lambda_scenario_max_per_bucket_fail",
        String.valueOf(bounds.lambdaScenarioMaxPerBucketFail()),
        "at most what the laws can reach, " + reachable);
  }

  private static void require(boolean fits, String field, String found, String expected) {
    if (!fits) {
      throw new FootfallException(
          PolicyFile.VALIDATION_5A.code(),
          PolicyFile.VALIDATION_5A.path()
              + ": field "
              + field
              + ": found "
              + found
              + "; expected "
              + expected,
          "Correct the validation policy.");
    }
  }
}
