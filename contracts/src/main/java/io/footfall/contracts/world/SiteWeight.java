package io.footfall.contracts.world;

/**
 * Row of {@code s1_site_weights}. Share of a merchant's physical demand that each of its sites
 * takes.
 *
 * @param merchantId merchant, unsigned decimal 1 to 2^64-1
 * @param legalCountryIso country of the site, ISO 3166-1 alpha-2
 * @param siteOrder site number inside merchant and country, from 1
 * @param pWeight share of the merchant's demand; the shares of a merchant sum to 1 within 1e-12
 * @param weightSource law that made the weight
 * @param quantisedBits bits of the alias masses made from the weights
 * @param floorApplied whether the second-site floor raised this weight
 * @param createdUtc constant of the world configuration, RFC 3339 UTC with six fraction digits;
 *     never the clock
 */
public record SiteWeight(
    long merchantId,
    String legalCountryIso,
    int siteOrder,
    double pWeight,
    String weightSource,
    int quantisedBits,
    boolean floorApplied,
    String createdUtc) {}
