package io.footfall.transforms.seg5a.s2shapes;

import io.footfall.contracts.seg5a.MerchantZoneProfile;
import java.io.Serializable;
import java.util.Comparator;

/**
 * Key of a weekly shape, in the order of {@code class_zone_shape_5A}.
 *
 * @param demandClass class
 * @param country country
 * @param tzid zone
 * @param channelGroup channel group
 * @param templateId template of the library
 */
public record ShapeKey(
    String demandClass, String country, String tzid, String channelGroup, String templateId)
    implements Comparable<ShapeKey>, Serializable {
  private static final Comparator<ShapeKey> ORDER =
      Comparator.comparing(ShapeKey::demandClass)
          .thenComparing(ShapeKey::country)
          .thenComparing(ShapeKey::tzid)
          .thenComparing(ShapeKey::channelGroup)
          .thenComparing(ShapeKey::templateId);

  /** The key of a place's shape. */
  public static ShapeKey of(MerchantZoneProfile place) {
    return new ShapeKey(
        place.demandClass(),
        place.legalCountryIso(),
        place.tzid(),
        place.channelGroup(),
        place.templateId());
  }

  @Override
  public int compareTo(ShapeKey other) {
    return ORDER.compare(this, other);
  }

  /** The key as findings print it. */
  public String text() {
    return demandClass + "|" + country + "|" + tzid + "|" + channelGroup + "|" + templateId;
  }
}
