package io.footfall.contracts.seg5a;

/**
 * A bucket of a class's weekly baseline, key (demand_class, legal_country_iso, tzid, channel_group,
 * bucket_index): {@code class_zone_baseline_local_5A}.
 *
 * @param demandClass class of the merchant class policy
 * @param legalCountryIso country of the endpoints
 * @param tzid IANA time zone of the endpoints
 * @param channelGroup channel group of the merchant
 * @param bucketIndex bucket of the local week, 0 = Monday 00:00
 * @param lambdaLocalBaseClass expected arrivals of the class in the bucket of the local week
 */
public record ClassBaselineIntensity(
    String demandClass,
    String legalCountryIso,
    String tzid,
    String channelGroup,
    long bucketIndex,
    double lambdaLocalBaseClass) {}
