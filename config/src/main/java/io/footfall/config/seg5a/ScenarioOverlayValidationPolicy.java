package io.footfall.config.seg5a;

import io.footfall.config.PolicyViolation;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * {@code scenario_overlay_validation_policy_5A}: when a calendar factor is suspicious and when it
 * is refused (5A-s4-s5.md section 2.4).
 *
 * @param policyId constant
 * @param version constant {@code v1}
 * @param numeric numeric rules
 * @param warnings the corridor of warnings
 * @param aggregateWarnChecks corridors of aggregates; warn only
 * @param gating when warnings become a refusal
 */
public record ScenarioOverlayValidationPolicy(
    String policyId,
    String version,
    Numeric numeric,
    Warnings warnings,
    List<AggregateCheck> aggregateWarnChecks,
    Gating gating)
    implements Serializable {
  public ScenarioOverlayValidationPolicy {
    aggregateWarnChecks = List.copyOf(aggregateWarnChecks);
  }

  /** The same with the warning corridor and the exempt types of {@code validation_policy_5A}. */
  public ScenarioOverlayValidationPolicy within(ValidationPolicy5A.Bounds bounds) {
    WarnBounds corridor =
        new WarnBounds(
            warnings.warnBoundsTotal().applyTo(),
            bounds.overlayFactorMinWarn(),
            bounds.overlayFactorMaxWarn(),
            new Exceptions(bounds.overlayLowWarnExemptTypes()));
    return new ScenarioOverlayValidationPolicy(
        policyId, version, numeric, new Warnings(corridor), aggregateWarnChecks, gating);
  }

  /** The same where no number of warnings refuses anything. */
  public ScenarioOverlayValidationPolicy ungated() {
    return new ScenarioOverlayValidationPolicy(
        policyId,
        version,
        numeric,
        warnings,
        aggregateWarnChecks,
        new Gating(false, 1, 1, gating.fractionDenominator()));
  }

  /**
   * Numeric rules.
   *
   * @param finiteRequired constant true
   * @param nonnegativeRequired constant true
   * @param hardBoundsSource constant
   * @param comparisonEpsilon slack of the hard bounds
   */
  public record Numeric(
      boolean finiteRequired,
      boolean nonnegativeRequired,
      String hardBoundsSource,
      double comparisonEpsilon)
      implements Serializable {}

  /**
   * Warnings.
   *
   * @param warnBoundsTotal corridor of the total factor
   */
  public record Warnings(WarnBounds warnBoundsTotal) implements Serializable {}

  /**
   * Corridor of the total factor.
   *
   * @param applyTo constant
   * @param minWarn below it a row is suspicious
   * @param maxWarn above it a row is suspicious
   * @param exceptions rows that may be below
   */
  public record WarnBounds(String applyTo, double minWarn, double maxWarn, Exceptions exceptions)
      implements Serializable {
    public WarnBounds {
      if (minWarn > maxWarn) {
        throw new PolicyViolation(
            "/warnings/warn_bounds_total/min_warn", minWarn, "at most max_warn, " + maxWarn);
      }
    }
  }

  /**
   * Rows that may be below.
   *
   * @param suppressLowWarnWhenTypeActive types that excuse a low factor
   */
  public record Exceptions(List<EventType> suppressLowWarnWhenTypeActive) implements Serializable {
    public Exceptions {
      suppressLowWarnWhenTypeActive = List.copyOf(suppressLowWarnWhenTypeActive);
    }
  }

  /**
   * Corridor of an aggregate.
   *
   * @param name name
   * @param scenarioKind {@code baseline} or {@code stress}
   * @param metric {@code mean}, {@code p95} or {@code max}
   * @param bounds lower and upper bound, null for none
   */
  public record AggregateCheck(String name, String scenarioKind, String metric, List<Double> bounds)
      implements Serializable {
    public AggregateCheck {
      bounds = Collections.unmodifiableList(new ArrayList<>(bounds));
    }
  }

  /**
   * When warnings become a refusal.
   *
   * @param warnViolationIsFatal whether one is enough
   * @param maxWarnViolationsFractionWarn above this fraction the state warns
   * @param maxWarnViolationsFractionFail above this fraction the state fails
   * @param fractionDenominator constant
   */
  public record Gating(
      boolean warnViolationIsFatal,
      double maxWarnViolationsFractionWarn,
      double maxWarnViolationsFractionFail,
      String fractionDenominator)
      implements Serializable {
    public Gating {
      if (maxWarnViolationsFractionWarn > maxWarnViolationsFractionFail) {
        throw new PolicyViolation(
            "/gating/max_warn_violations_fraction_warn",
            maxWarnViolationsFractionWarn,
            "at most max_warn_violations_fraction_fail, " + maxWarnViolationsFractionFail);
      }
    }
  }
}
