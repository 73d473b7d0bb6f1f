package io.footfall.contracts.world;

/**
 * One outlet: {@code outlet_catalogue}, key (merchant_id, legal_country_iso, site_order).
 *
 * @param merchantId unsigned id
 * @param siteId {@code siteOrder} in six digits, unique inside merchant and country only
 * @param homeCountryIso country of registration of the merchant
 * @param legalCountryIso country of the outlet
 * @param singleVsMultiFlag whether the merchant has more than one outlet
 * @param rawNbOutletDraw outlets of the merchant over all countries
 * @param finalCountryOutletCount outlets of the merchant in this country
 * @param siteOrder 1 to {@code finalCountryOutletCount}
 */
public record Outlet(
    long merchantId,
    String siteId,
    String homeCountryIso,
    String legalCountryIso,
    boolean singleVsMultiFlag,
    int rawNbOutletDraw,
    int finalCountryOutletCount,
    int siteOrder) {}
