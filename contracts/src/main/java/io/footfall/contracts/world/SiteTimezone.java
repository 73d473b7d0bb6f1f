package io.footfall.contracts.world;

/**
 * Civil zone of an outlet: {@code site_timezones}, key (merchant_id, legal_country_iso,
 * site_order).
 *
 * @param merchantId unsigned id
 * @param legalCountryIso country of the outlet
 * @param siteOrder outlet number inside merchant and country, from 1
 * @param tzid canonical IANA zone
 * @param tzidSource {@code polygon} or {@code override}
 * @param overrideScope {@code country} where an override decided, else null
 * @param nudgeLatDeg always null: cities are looked up where they stand
 * @param nudgeLonDeg always null
 * @param createdUtc constant of the world configuration
 */
public record SiteTimezone(
    long merchantId,
    String legalCountryIso,
    int siteOrder,
    String tzid,
    String tzidSource,
    String overrideScope,
    Double nudgeLatDeg,
    Double nudgeLonDeg,
    String createdUtc) {}
