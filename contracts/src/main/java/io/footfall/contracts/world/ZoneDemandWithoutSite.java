package io.footfall.contracts.world;

/**
 * A zone of an imported world that has demand but no site: {@code zone_demand_without_site}, key
 * (merchant_id, legal_country_iso, tzid).
 *
 * @param merchantId unsigned id
 * @param legalCountryIso country
 * @param tzid zone
 * @param zoneSiteCount sites the world claims here
 * @param zoneSiteCountSum sites the world claims in the country
 */
public record ZoneDemandWithoutSite(
    long merchantId,
    String legalCountryIso,
    String tzid,
    int zoneSiteCount,
    int zoneSiteCountSum) {}
