package io.footfall.config.seg5a;

import io.footfall.config.PolicyViolation;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code overlay_ordering_policy_5A}: which event types win, how events of a type aggregate, which
 * types mask others (5A-s4-s5.md section 2.3).
 *
 * @param policyId constant
 * @param version constant {@code v1}
 * @param typePriority priority by type
 * @param withinTypeAggregation aggregation by type
 * @param maskingRules masks
 */
public record OverlayOrderingPolicy(
    String policyId,
    String version,
    TypePriority typePriority,
    Map<EventType, Aggregation> withinTypeAggregation,
    List<MaskingRule> maskingRules)
    implements Serializable {
  private static final String MANDATORY = "outage_suppresses_uplifts";

  public OverlayOrderingPolicy {
    withinTypeAggregation = Map.copyOf(withinTypeAggregation);
    maskingRules = List.copyOf(maskingRules);
    Set<String> names = new HashSet<>();
    for (int i = 0; i < maskingRules.size(); i++) {
      maskingRules.get(i).check("/masking_rules/" + i);
      if (!names.add(maskingRules.get(i).name())) {
        throw new PolicyViolation(
            "/masking_rules/" + i + "/name", maskingRules.get(i).name(), "no name twice");
      }
    }
    if (!names.contains(MANDATORY)) {
      throw new PolicyViolation("/masking_rules", "no rule " + MANDATORY, "that rule");
    }
  }

  /** Types by descending priority, ties by name: the order of multiplication. */
  public List<EventType> typesByPriority() {
    return Stream.of(EventType.values())
        .sorted(
            Comparator.comparingInt((EventType t) -> -typePriority.priority().get(t))
                .thenComparing(EventType::name))
        .toList();
  }

  /** Masks by descending priority of their highest trigger, ties by name. */
  public List<MaskingRule> masksByPriority() {
    return maskingRules.stream()
        .sorted(
            Comparator.comparingInt((MaskingRule r) -> -highest(r))
                .thenComparing(MaskingRule::name))
        .toList();
  }

  private int highest(MaskingRule rule) {
    return rule.whenActiveTypes().stream().mapToInt(typePriority.priority()::get).max().orElse(0);
  }

  /**
   * Priorities.
   *
   * @param requireAllVocabTypesListed constant true
   * @param priority larger wins
   */
  public record TypePriority(boolean requireAllVocabTypesListed, Map<EventType, Integer> priority)
      implements Serializable {
    public TypePriority {
      priority = Map.copyOf(priority);
    }
  }

  /**
   * How the events of a type that are at work on a row aggregate.
   *
   * @param selection which of them count
   * @param mode how those combine
   */
  public record Aggregation(Selection selection, Mode mode) implements Serializable {}

  /** Which events of a type count. */
  public enum Selection {
    ALL,
    MOST_SPECIFIC_ONLY
  }

  /** How events of a type combine. */
  public enum Mode {
    PRODUCT,
    MAX,
    MIN
  }

  /**
   * A mask.
   *
   * @param name unique name
   * @param whenActiveTypes any of these at work triggers it
   * @param apply what it does
   */
  public record MaskingRule(String name, List<EventType> whenActiveTypes, List<Mask> apply)
      implements Serializable {
    public MaskingRule {
      whenActiveTypes = List.copyOf(whenActiveTypes);
      apply = List.copyOf(apply);
    }

    private void check(String at) {
      for (int i = 0; i < apply.size(); i++) {
        for (EventType target : apply.get(i).targetTypes()) {
          if (whenActiveTypes.contains(target)) {
            throw new PolicyViolation(
                at + "/apply/" + i + "/target_types", target, "no type that triggers the rule");
          }
        }
      }
    }
  }

  /**
   * What a mask does to other types.
   *
   * @param targetTypes the types
   * @param operator what happens to their factor
   */
  public record Mask(List<EventType> targetTypes, Operator operator) implements Serializable {
    public Mask {
      targetTypes = List.copyOf(targetTypes);
    }
  }

  /** What happens to a masked factor. */
  public enum Operator {
    NEUTRALIZE,
    CAP_AT_ONE,
    FLOOR_AT_ONE;

    /** The factor after the mask. */
    public double apply(double factor) {
      return switch (this) {
        case NEUTRALIZE -> 1.0;
        case CAP_AT_ONE -> Math.min(factor, 1.0);
        case FLOOR_AT_ONE -> Math.max(factor, 1.0);
      };
    }
  }
}
