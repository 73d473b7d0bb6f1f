package io.footfall.contracts.world;

/**
 * Where an outlet stands: {@code site_locations}, key (merchant_id, legal_country_iso, site_order).
 *
 * @param merchantId unsigned id
 * @param legalCountryIso country of the outlet
 * @param siteOrder outlet number inside merchant and country, from 1
 * @param lonDeg degrees east, six decimals
 * @param latDeg degrees north, six decimals
 */
public record SiteLocation(
    long merchantId, String legalCountryIso, int siteOrder, double lonDeg, double latDeg) {}
