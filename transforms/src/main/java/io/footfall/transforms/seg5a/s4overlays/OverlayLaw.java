package io.footfall.transforms.seg5a.s4overlays;

import io.footfall.config.seg5a.EventType;
import io.footfall.config.seg5a.OverlayOrderingPolicy;
import io.footfall.config.seg5a.OverlayOrderingPolicy.Aggregation;
import io.footfall.config.seg5a.OverlayOrderingPolicy.Mask;
import io.footfall.config.seg5a.OverlayOrderingPolicy.MaskingRule;
import io.footfall.config.seg5a.OverlayOrderingPolicy.Selection;
import io.footfall.config.seg5a.ScenarioOverlayPolicy;
import io.footfall.config.seg5a.ScenarioOverlayValidationPolicy;
import io.footfall.transforms.state.LawBroken;
import java.util.ArrayList;
import java.util.List;

/**
 * The factor of a row (5A-s4-s5.md section 4 steps 7 to 10): the events at work, per type the most
 * specific ones aggregated, masks judged by activity before masking, product by descending
 * priority, clamp. Depends on country, tzid and class, and on the merchant only where an event
 * names it.
 */
public final class OverlayLaw {
  private final EventBook book;
  private final ScenarioOverlayPolicy.Combination combination;
  private final OverlayOrderingPolicy ordering;
  private final ScenarioOverlayValidationPolicy.WarnBounds warn;
  private final List<EventType> types;
  private final List<MaskingRule> masks;

  /**
   * @param events compiled events
   * @param clocks wall clocks of the horizon
   */
  public OverlayLaw(
      List<HorizonEvent> events,
      WallClocks clocks,
      ScenarioOverlayPolicy policy,
      OverlayOrderingPolicy ordering,
      ScenarioOverlayValidationPolicy validation) {
    this.book = new EventBook(events, clocks);
    this.combination = policy.combination();
    this.ordering = ordering;
    this.warn = validation.warnings().warnBoundsTotal();
    this.types = ordering.typesByPriority();
    this.masks = ordering.masksByPriority();
  }

  /** The events by whom they concern. */
  EventBook book() {
    return book;
  }

  /** Factors of the rows of a country, tzid and class, those of single merchants apart. */
  RowFactors shared(String country, String tzid, String demandClass) {
    return new RowFactors(this, book.shared(country, tzid, demandClass), book.buckets());
  }

  /**
   * Factors of a row.
   *
   * @param merchantId merchant, or null for none in particular
   */
  public FactorVector factors(String country, String tzid, String demandClass, Long merchantId) {
    RowFactors row = shared(country, tzid, demandClass);
    return merchantId == null ? row.vector() : row.with(book.own(merchantId, tzid));
  }

  /**
   * How the factor of one bucket comes about.
   *
   * @param merchantId merchant, whether or not an event names it
   */
  public OverlayStep step(String country, String tzid, String demandClass, long merchantId, int h) {
    List<PlacedEvent> active = new ArrayList<>(book.shared(country, tzid, demandClass));
    active.addAll(book.own(merchantId, tzid));
    active.removeIf(event -> !event.isActive(h));
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

  /** Whether a factor leaves the warning corridor: -1 below without an excuse, 1 above, else 0. */
  int warns(List<PlacedEvent> active, double factor) {
    if (factor > warn.maxWarn()) {
      return 1;
    }
    return factor < warn.minWarn() && !excused(active) ? -1 : 0;
  }

  private boolean excused(List<PlacedEvent> active) {
    return active.stream()
        .anyMatch(
            e -> warn.exceptions().suppressLowWarnWhenTypeActive().contains(e.event().type()));
  }

  /** Factor of the events at work in a bucket. */
  double factor(List<PlacedEvent> active, int h) {
    boolean[] isActive = new boolean[EventType.values().length];
    double product = product(masked(byType(active, h, isActive), isActive), h);
    return Math.max(combination.minFactor(), Math.min(combination.maxFactor(), product));
  }

  private double[] byType(List<PlacedEvent> active, int h, boolean[] isActive) {
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

  private double aggregate(EventType type, List<PlacedEvent> active, int h, boolean[] isActive) {
    Aggregation rule = ordering.withinTypeAggregation().get(type);
    int specificity = -1;
    if (rule.selection() == Selection.MOST_SPECIFIC_ONLY) {
      for (PlacedEvent placed : active) {
        if (placed.event().type() == type) {
          specificity = Math.max(specificity, placed.event().specificity());
        }
      }
    }
    double value = 1.0;
    for (PlacedEvent placed : active) {
      if (placed.event().type() != type
          || rule.selection() == Selection.MOST_SPECIFIC_ONLY
              && placed.event().specificity() < specificity) {
        continue;
      }
      double factor = placed.factor(h);
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
