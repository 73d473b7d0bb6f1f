package io.footfall.contracts.world;

/**
 * Row of {@code virtual_settlement_3B}. Where each merchant with edges settles its books.
 *
 * @param merchantId merchant, unsigned decimal 1 to 2^64-1
 * @param settlementSiteId BE64 of the last eight bytes of SHA-256("3B.SETTLEMENT" 1F merchant), hex
 * @param latDeg degrees north, six decimals
 * @param lonDeg degrees east, six decimals
 * @param tzidSettlement zone of the settlement place
 * @param tzSource what decided the zone
 * @param coordSourceId resource of the place
 * @param coordSourceVersion version of the resource
 * @param settlementCoordDigest SHA-256 of merchant|lat|lon with six decimals
 * @param tzPolicyDigest SHA-256 of settlement_site_id|tzid
 * @param evidenceUrl link; always empty here
 * @param notes geonameid and population-rank bucket of the place; null where empty
 */
public record VirtualSettlement(
    long merchantId,
    String settlementSiteId,
    double latDeg,
    double lonDeg,
    String tzidSettlement,
    String tzSource,
    String coordSourceId,
    String coordSourceVersion,
    String settlementCoordDigest,
    String tzPolicyDigest,
    String evidenceUrl,
    String notes) {}
