package io.footfall.contracts.seg5b;

/**
 * Row of {@code s1_grouping_5B}: the latent group of one (merchant, zone, channel).
 *
 * @param merchantId unsigned
 * @param zoneRepresentation IANA time zone id
 * @param channelGroup channel of the merchant
 * @param groupId {@code g|band|class|channel|virtual band|zone group|bNN}
 * @param scenarioBand {@code baseline} or {@code stress}
 * @param demandClass class of the merchant
 * @param virtualBand {@code physical} or {@code virtual}
 * @param zoneGroupId {@code zgNN}
 * @param countryComponent country with the largest weekly volume of the key, ties to the smaller
 *     ISO code (DECISIONS 3.5)
 * @param countryCount countries whose intensities the key sums
 */
public record GroupAssignment(
    long merchantId,
    String zoneRepresentation,
    String channelGroup,
    String groupId,
    String scenarioBand,
    String demandClass,
    String virtualBand,
    String zoneGroupId,
    String countryComponent,
    int countryCount) {}
