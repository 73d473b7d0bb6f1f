package io.footfall.transforms.seg5a.s4overlays;

import io.footfall.config.seg5a.EventType;
import io.footfall.config.seg5a.OverlayOrderingPolicy.Aggregation;
import java.util.List;

/**
 * The factor of a row in one horizon bucket and how it comes about.
 *
 * @param bucket horizon bucket
 * @param active events at work: of the country, of no country, of the merchant
 * @param types factor per type at work, by descending priority
 * @param masks masking rules that are triggered, in their order
 * @param product product over the types
 * @param factor product after the clamp
 */
public record OverlayStep(
    int bucket,
    List<PlacedEvent> active,
    List<TypeFactor> types,
    List<String> masks,
    double product,
    double factor) {
  public OverlayStep {
    active = List.copyOf(active);
    types = List.copyOf(types);
    masks = List.copyOf(masks);
  }

  /**
   * Factor of a type.
   *
   * @param type type
   * @param rule which of its events count, and how they combine
   * @param aggregated factor before masking
   * @param masked factor after masking
   */
  public record TypeFactor(EventType type, Aggregation rule, double aggregated, double masked) {}
}
