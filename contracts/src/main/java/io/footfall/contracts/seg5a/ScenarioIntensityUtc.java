package io.footfall.contracts.seg5a;

/**
 * A UTC horizon bucket of a place, key (merchant_id, legal_country_iso, tzid,
 * utc_horizon_bucket_index): {@code merchant_zone_scenario_utc_5A}.
 *
 * @param merchantId merchant, unsigned
 * @param legalCountryIso country of the endpoints
 * @param tzid IANA time zone of the endpoints
 * @param utcHorizonBucketIndex horizon bucket, 0..H-1, in UTC
 * @param lambdaUtcScenario expected arrivals in the horizon bucket
 * @param channelGroup channel group of the merchant
 */
public record ScenarioIntensityUtc(
    long merchantId,
    String legalCountryIso,
    String tzid,
    int utcHorizonBucketIndex,
    double lambdaUtcScenario,
    String channelGroup) {}
