package io.footfall.transforms.seg5a.s4overlays;

import io.footfall.config.seg5a.EventType;
import io.footfall.config.seg5a.OverlayOrderingPolicy;
import io.footfall.config.seg5a.OverlayOrderingPolicy.Aggregation;
import io.footfall.config.seg5a.OverlayOrderingPolicy.Mask;
import io.footfall.config.seg5a.OverlayOrderingPolicy.MaskingRule;
import io.footfall.config.seg5a.OverlayOrderingPolicy.Selection;
import io.footfall.config.seg5a.ScenarioOverlayPolicy;
import io.footfall.config.seg5a.ScenarioOverlayValidationPolicy;
import io.footfall.transforms.table.LawBroken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The factor of a row (5A-s4-s5.md section 4 steps 7 to 10): the events at work, per type the most
 * specific ones aggregated, masks judged by activity before masking, product by descending
 * priority, clamp. Depends on country, tzid and class, and on the merchant only where an event
 * names it.
 */
public final class OverlayLaw {
  private final List<HorizonEvent> events;
  private final int horizon;
  private final ScenarioOverlayPolicy.Combination combination;
  private final OverlayOrderingPolicy ordering;
  private final ScenarioOverlayValidationPolicy.WarnBounds warn;
  private final List<EventType> types;
  private final List<MaskingRule> masks;

  /**
   * @param events compiled events
   * @param horizon number of buckets, H
   */
  public OverlayLaw(
      List<HorizonEvent> events,
      int horizon,
      ScenarioOverlayPolicy policy,
      OverlayOrderingPolicy ordering,
      ScenarioOverlayValidationPolicy validation) {
    this.events = List.copyOf(events);
    this.horizon = horizon;
    this.combination = policy.combination();
    this.ordering = ordering;
    this.warn = validation.warnings().warnBoundsTotal();
    this.types = ordering.typesByPriority();
    this.masks = ordering.masksByPriority();
  }

  /** Merchants that events name, in the order of the calendar. */
  public List<Long> namedMerchants() {
    return events.stream().map(HorizonEvent::merchantId).filter(m -> m != null).distinct().toList();
  }

  /**
   * Factors of the rows of a country, tzid and class.
   *
   * @param merchantId merchant if an event names it, else null
   */
  public FactorVector factors(String country, String tzid, String demandClass, Long merchantId) {
    List<HorizonEvent> matching = matching(country, tzid, demandClass, merchantId);
    List<List<HorizonEvent>> atWork = new ArrayList<>(Collections.nCopies(horizon, null));
    for (HorizonEvent event : matching) {
      for (int h = event.start(); h < event.end(); h++) {
        if (atWork.get(h) == null) {
          atWork.set(h, new ArrayList<>(4));
        }
        atWork.get(h).add(event);
      }
    }
    return factors(atWork);
  }

  private List<HorizonEvent> matching(
      String country, String tzid, String demandClass, Long merchantId) {
    List<HorizonEvent> matching = new ArrayList<>();
    for (HorizonEvent event : events) {
      if (event.matches(country, tzid, demandClass)
          || merchantId != null && merchantId.equals(event.merchantId())) {
        matching.add(event);
      }
    }
    return matching;
  }

  /**
   * How the factor of one bucket comes about.
   *
   * @param merchantId merchant, whether or not an event names it
   */
  public OverlayStep step(String country, String tzid, String demandClass, long merchantId, int h) {
    List<HorizonEvent> active = new ArrayList<>();
    for (HorizonEvent event : matching(country, tzid, demandClass, merchantId)) {
      if (event.start() <= h && h < event.end()) {
        active.add(event);
      }
    }
    boolean[] isActive = new boolean[EventType.values().length];
    double[] byType = byType(active, h, isActive);
    double[] masked = masked(byType, isActive);
    List<OverlayStep.TypeFactor> factors = new ArrayList<>();
    for (EventType type : types) {
      int t = type.ordinal();
      if (isActive[t]) {
        factors.add(
            new OverlayStep.TypeFactor(
                type, ordering.withinTypeAggregation().get(type), byType[t], masked[t]));
      }
    }
    return new OverlayStep(
        h, active, factors, masks(isActive), product(masked, h), factor(active, h));
  }

  private List<String> masks(boolean[] isActive) {
    return masks.stream().filter(r -> triggered(r, isActive)).map(MaskingRule::name).toList();
  }

  private FactorVector factors(List<List<HorizonEvent>> atWork) {
    int[] buckets = new int[horizon];
    double[] factors = new double[horizon];
    int n = 0;
    int low = 0;
    int high = 0;
    int most = 0;
    for (int h = 0; h < horizon; h++) {
      List<HorizonEvent> active = atWork.get(h);
      if (active == null) {
        continue;
      }
      double factor = factor(active, h);
      most = Math.max(most, active.size());
      if (factor > warn.maxWarn()) {
        high++;
      } else if (factor < warn.minWarn() && !excused(active)) {
        low++;
      }
      buckets[n] = h;
      factors[n++] = factor;
    }
    return new FactorVector(Arrays.copyOf(buckets, n), Arrays.copyOf(factors, n), low, high, most);
  }

  private boolean excused(List<HorizonEvent> active) {
    return active.stream()
        .anyMatch(e -> warn.exceptions().suppressLowWarnWhenTypeActive().contains(e.type()));
  }

  /** Factor of the events at work in a bucket. */
  double factor(List<HorizonEvent> active, int h) {
    boolean[] isActive = new boolean[EventType.values().length];
    double product = product(masked(byType(active, h, isActive), isActive), h);
    return Math.max(combination.minFactor(), Math.min(combination.maxFactor(), product));
  }

  private double[] byType(List<HorizonEvent> active, int h, boolean[] isActive) {
    double[] byType = new double[isActive.length];
    for (EventType type : types) {
      byType[type.ordinal()] = aggregate(type, active, h, isActive);
    }
    return byType;
  }

  private static boolean triggered(MaskingRule rule, boolean[] isActive) {
    return rule.whenActiveTypes().stream().anyMatch(t -> isActive[t.ordinal()]);
  }

  private double[] masked(double[] byType, boolean[] isActive) {
    double[] masked = byType.clone();
    for (MaskingRule rule : masks) {
      if (triggered(rule, isActive)) {
        for (Mask mask : rule.apply()) {
          for (EventType target : mask.targetTypes()) {
            masked[target.ordinal()] = mask.operator().apply(masked[target.ordinal()]);
          }
        }
      }
    }
    return masked;
  }

  private double product(double[] masked, int h) {
    double product = 1.0;
    for (EventType type : types) {
      product *= masked[type.ordinal()];
    }
    if (!(product >= 0 && product < Double.POSITIVE_INFINITY)) {
      throw new LawBroken(
          "5A.S4.S4_INTENSITY_NUMERIC_INVALID",
          "V-08",
          "bucket " + h,
          "factor " + product,
          "finite, not negative");
    }
    return product;
  }

  private double aggregate(EventType type, List<HorizonEvent> active, int h, boolean[] isActive) {
    Aggregation rule = ordering.withinTypeAggregation().get(type);
    int specificity = -1;
    if (rule.selection() == Selection.MOST_SPECIFIC_ONLY) {
      for (HorizonEvent event : active) {
        if (event.type() == type) {
          specificity = Math.max(specificity, event.specificity());
        }
      }
    }
    double value = 1.0;
    for (HorizonEvent event : active) {
      if (event.type() != type
          || rule.selection() == Selection.MOST_SPECIFIC_ONLY
              && event.specificity() < specificity) {
        continue;
      }
      double factor = event.factor(h);
      value =
          !isActive[type.ordinal()]
              ? factor
              : switch (rule.mode()) {
                case PRODUCT -> value * factor;
                case MAX -> Math.max(value, factor);
                case MIN -> Math.min(value, factor);
              };
      isActive[type.ordinal()] = true;
    }
    return value;
  }
}
