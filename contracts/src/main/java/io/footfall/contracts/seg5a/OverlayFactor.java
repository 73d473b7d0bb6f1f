package io.footfall.contracts.seg5a;

/**
 * Calendar factor of a horizon bucket of a place, key (merchant_id, legal_country_iso, tzid,
 * local_horizon_bucket_index): {@code merchant_zone_overlay_factors_5A}.
 *
 * @param merchantId merchant, unsigned
 * @param legalCountryIso country of the endpoints
 * @param tzid IANA time zone of the endpoints
 * @param localHorizonBucketIndex horizon bucket, 0..H-1; a UTC index in spite of its name
 * @param overlayFactorTotal factor of all events at work, after the clamp
 * @param channelGroup channel group of the merchant
 */
public record OverlayFactor(
    long merchantId,
    String legalCountryIso,
    String tzid,
    int localHorizonBucketIndex,
    double overlayFactorTotal,
    String channelGroup) {}
