package io.footfall.contracts.seg5a;

/**
 * A bucket of a place's weekly baseline, key (merchant_id, legal_country_iso, tzid, bucket_index):
 * {@code merchant_zone_baseline_local_5A}.
 *
 * @param merchantId merchant, unsigned
 * @param legalCountryIso country of the endpoints
 * @param tzid IANA time zone of the endpoints
 * @param bucketIndex bucket of the local week, 0 = Monday 00:00
 * @param lambdaLocalBase expected arrivals in the bucket of the local week
 * @param channelGroup channel group of the merchant
 * @param weeklyVolumeExpected weekly scale of the place, arrivals per local week
 * @param scaleFactor echo of 5A.S1
 * @param baselineClipApplied always false: limits fail, they do not clip
 */
public record BaselineIntensity(
    long merchantId,
    String legalCountryIso,
    String tzid,
    long bucketIndex,
    double lambdaLocalBase,
    String channelGroup,
    double weeklyVolumeExpected,
    double scaleFactor,
    boolean baselineClipApplied) {}
