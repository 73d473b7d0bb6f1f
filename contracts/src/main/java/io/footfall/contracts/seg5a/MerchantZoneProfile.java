package io.footfall.contracts.seg5a;

/**
 * One place where a merchant trades, key (merchant_id, legal_country_iso, tzid): {@code
 * merchant_zone_profile_5A}.
 *
 * @param merchantId merchant, unsigned
 * @param legalCountryIso country of the endpoints
 * @param tzid IANA time zone of the endpoints
 * @param channelGroup channel group of the merchant
 * @param demandClass class of the merchant class policy
 * @param demandSubclass zone role: primary_zone, secondary_zone or tail_zone
 * @param profileId class, zone role and channel group, joined by dots
 * @param templateId template of the shape library that the merchant's weeks follow here
 * @param weeklyVolumeExpected expected arrivals per local week
 * @param scaleFactor volume over the class's reference volume of the endpoints
 * @param highVariabilityFlag whether the class varies much
 * @param lowVolumeFlag whether the volume is below the policy's threshold
 * @param virtualPreferredFlag whether the merchant trades through edges, also or only
 * @param classSource branch of the decision tree that gave the class
 * @param endpointBasis site, edge or both
 * @param zoneSiteCount sites here
 * @param zoneEdgeWeight share of the merchant's edge weight that lies here
 * @param virtualVolumeShare share of the volume that is virtual
 */
public record MerchantZoneProfile(
    long merchantId,
    String legalCountryIso,
    String tzid,
    String channelGroup,
    String demandClass,
    String demandSubclass,
    String profileId,
    String templateId,
    double weeklyVolumeExpected,
    double scaleFactor,
    boolean highVariabilityFlag,
    boolean lowVolumeFlag,
    boolean virtualPreferredFlag,
    String classSource,
    String endpointBasis,
    long zoneSiteCount,
    double zoneEdgeWeight,
    double virtualVolumeShare) {}
