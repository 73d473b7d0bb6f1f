package io.footfall.contracts.seg5a;

import java.util.List;

/**
 * A bucket of a weekly shape, key (demand_class, legal_country_iso, tzid, channel_group,
 * template_id, bucket_index): {@code class_zone_shape_5A}.
 *
 * @param demandClass class of the merchant class policy
 * @param legalCountryIso country of the endpoints
 * @param tzid IANA time zone of the endpoints
 * @param channelGroup channel group of the merchant
 * @param templateId template of the shape library behind the shape
 * @param bucketIndex bucket of the local week, 0 = Monday 00:00
 * @param shapeValue fraction of the week's arrivals in the bucket
 * @param adjustmentFlags zone override, profile and windows that touched the bucket
 */
public record ClassZoneShape(
    String demandClass,
    String legalCountryIso,
    String tzid,
    String channelGroup,
    String templateId,
    long bucketIndex,
    double shapeValue,
    List<String> adjustmentFlags) {
  public ClassZoneShape {
    adjustmentFlags = List.copyOf(adjustmentFlags);
  }
}
