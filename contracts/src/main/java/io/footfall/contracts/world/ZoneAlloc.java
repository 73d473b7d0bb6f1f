package io.footfall.contracts.world;

/**
 * Outlets of a merchant in one country and zone: {@code zone_alloc}, key (merchant_id,
 * legal_country_iso, tzid).
 *
 * @param merchantId unsigned id
 * @param legalCountryIso country of the outlets
 * @param tzid canonical IANA zone
 * @param zoneSiteCount outlets here, at least 1
 * @param zoneSiteCountSum outlets of merchant and country over all zones
 * @param siteCount equals {@code zoneSiteCountSum}
 * @param priorPackId named by the zone mixture policy; shapes nothing under scope {@code all}
 * @param priorPackVersion its version
 * @param floorPolicyId named by the zone mixture policy; shapes nothing under scope {@code all}
 * @param floorPolicyVersion its version
 * @param mixturePolicyId zone mixture policy
 * @param mixturePolicyVersion its version
 * @param dayEffectPolicyId day effect policy
 * @param dayEffectPolicyVersion its version
 * @param routingUniverseHash digest of {@code zone_alloc_universe_hash}, the same on all rows
 * @param alphaSumCountry always null: no prior shapes the allocation
 * @param notes always null
 */
public record ZoneAlloc(
    long merchantId,
    String legalCountryIso,
    String tzid,
    int zoneSiteCount,
    int zoneSiteCountSum,
    int siteCount,
    String priorPackId,
    String priorPackVersion,
    String floorPolicyId,
    String floorPolicyVersion,
    String mixturePolicyId,
    String mixturePolicyVersion,
    String dayEffectPolicyId,
    String dayEffectPolicyVersion,
    String routingUniverseHash,
    Double alphaSumCountry,
    String notes) {}
