package io.footfall.config.seg5a;

import io.footfall.config.PolicyViolation;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code scenario_overlay_policy_5A}: vocabulary, scopes, shapes and bounds of calendar events, and
 * how factors combine (5A-s4-s5.md section 2.2).
 *
 * @param policyId constant
 * @param version constant {@code v1}
 * @param eventTypes the vocabulary
 * @param scopeRules legal scopes
 * @param combination product and clamp
 * @param shapeKinds bounds of the shapes
 * @param calendarValidation what a calendar must satisfy
 */
public record ScenarioOverlayPolicy(
    String policyId,
    String version,
    List<TypeRule> eventTypes,
    ScopeRules scopeRules,
    Combination combination,
    ShapeKinds shapeKinds,
    CalendarValidation calendarValidation)
    implements Serializable {

  public ScenarioOverlayPolicy {
    eventTypes = List.copyOf(eventTypes);
    Set<EventType> seen = EnumSet.noneOf(EventType.class);
    for (int i = 0; i < eventTypes.size(); i++) {
      TypeRule rule = eventTypes.get(i);
      String at = "/event_types/" + i;
      if (!seen.add(rule.eventType())) {
        throw new PolicyViolation(at + "/event_type", rule.eventType(), "no type twice");
      }
      if (rule.minAmplitude() > rule.maxAmplitude()) {
        throw new PolicyViolation(
            at + "/amplitude_bounds", rule.amplitudeBounds(), "lower bound first");
      }
      if (!rule.allows(rule.defaultAmplitude())) {
        throw new PolicyViolation(
            at + "/default_amplitude",
            rule.defaultAmplitude(),
            "within amplitude_bounds, " + rule.amplitudeBounds());
      }
      if (!scopeRules.allowedScopeKinds().containsAll(rule.allowedScopeKinds())) {
        throw new PolicyViolation(
            at + "/allowed_scope_kinds", rule.allowedScopeKinds(), "kinds of scope_rules");
      }
    }
  }

  /** The rule of a type of the vocabulary. */
  public Optional<TypeRule> rule(EventType type) {
    return eventTypes.stream().filter(r -> r.eventType() == type).findFirst();
  }

  /**
   * A type of the vocabulary.
   *
   * @param eventType type
   * @param defaultShapeKind shape if none is given
   * @param defaultAmplitude amplitude or peak if none is given
   * @param amplitudeBounds smallest and largest
   * @param allowedScopeKinds kinds of predicates it may have
   */
  public record TypeRule(
      EventType eventType,
      ShapeKind defaultShapeKind,
      double defaultAmplitude,
      List<Double> amplitudeBounds,
      List<ScopeKind> allowedScopeKinds)
      implements Serializable {
    public TypeRule {
      amplitudeBounds = List.copyOf(amplitudeBounds);
      allowedScopeKinds = List.copyOf(allowedScopeKinds);
    }

    /** Smallest amplitude. */
    public double minAmplitude() {
      return amplitudeBounds.get(0);
    }

    /** Largest amplitude. */
    public double maxAmplitude() {
      return amplitudeBounds.get(1);
    }

    /** Whether the bounds hold the amplitude. */
    public boolean allows(double amplitude) {
      return amplitude >= minAmplitude() && amplitude <= maxAmplitude();
    }
  }

  /**
   * Legal scopes: at least one predicate, global alone, merchant alone.
   *
   * @param allowedScopeKinds kinds at all
   * @param requireAtLeastOnePredicate constant true
   * @param globalCannotCombine constant true
   * @param merchantScopeIsExclusive constant true
   */
  public record ScopeRules(
      List<ScopeKind> allowedScopeKinds,
      boolean requireAtLeastOnePredicate,
      boolean globalCannotCombine,
      boolean merchantScopeIsExclusive)
      implements Serializable {
    public ScopeRules {
      allowedScopeKinds = List.copyOf(allowedScopeKinds);
    }
  }

  /**
   * Product over types, then clamp.
   *
   * @param mode constant
   * @param minFactor smallest factor
   * @param maxFactor largest factor
   * @param applyClampAfterProduct constant true
   */
  public record Combination(
      String mode, double minFactor, double maxFactor, boolean applyClampAfterProduct)
      implements Serializable {}

  /**
   * Bounds of the shapes.
   *
   * @param constant bounds of a constant
   * @param ramp bounds of a ramp
   */
  public record ShapeKinds(ConstantBounds constant, RampBounds ramp) implements Serializable {}

  /**
   * Bounds of a constant.
   *
   * @param requiredParams constant
   * @param amplitudeMin smallest amplitude
   * @param amplitudeMax largest amplitude
   */
  public record ConstantBounds(
      List<String> requiredParams, double amplitudeMin, double amplitudeMax)
      implements Serializable {
    public ConstantBounds {
      requiredParams = List.copyOf(requiredParams);
    }
  }

  /**
   * Bounds of a ramp.
   *
   * @param requiredParams constant
   * @param amplitudePeakMin smallest peak
   * @param amplitudePeakMax largest peak
   * @param rampInBucketsMax longest rise
   * @param rampOutBucketsMax longest fall
   */
  public record RampBounds(
      List<String> requiredParams,
      double amplitudePeakMin,
      double amplitudePeakMax,
      int rampInBucketsMax,
      int rampOutBucketsMax)
      implements Serializable {
    public RampBounds {
      requiredParams = List.copyOf(requiredParams);
    }
  }

  /**
   * What a calendar must satisfy.
   *
   * @param requireEventTypeInVocab constant true
   * @param requireScopeValid constant true
   * @param requireTimeWithinHorizon whether events that leave the horizon are refused, not clipped
   * @param disallowEmptyScope constant true
   * @param disallowUnknownFields constant true
   * @param maxEventsPerScenario most events of no merchant
   * @param maxEventsPerMerchant most events of one merchant
   * @param maxOverlapEventsPerRowBucket most events at work on a row in a bucket
   */
  public record CalendarValidation(
      boolean requireEventTypeInVocab,
      boolean requireScopeValid,
      boolean requireTimeWithinHorizon,
      boolean disallowEmptyScope,
      boolean disallowUnknownFields,
      int maxEventsPerScenario,
      int maxEventsPerMerchant,
      int maxOverlapEventsPerRowBucket)
      implements Serializable {}
}
