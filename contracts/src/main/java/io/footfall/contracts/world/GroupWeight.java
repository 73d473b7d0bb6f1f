package io.footfall.contracts.world;

/**
 * Row of {@code s4_group_weights}. Share of each zone in a merchant's day.
 *
 * @param merchantId merchant, unsigned decimal 1 to 2^64-1
 * @param utcDay UTC day, YYYY-MM-DD
 * @param tzGroupId zone of the group
 * @param pGroup share of the zone on that day; the shares of a merchant and day sum to 1
 * @param baseShare sum of the site weights in the zone
 * @param gamma day factor, as in s3_day_effects
 * @param createdUtc constant of the world configuration, RFC 3339 UTC with six fraction digits;
 *     never the clock
 * @param massRaw base_share times gamma, before any blend; null where empty
 * @param denomRaw sum of mass_raw over the zones of the merchant and day; null where empty
 */
public record GroupWeight(
    long merchantId,
    String utcDay,
    String tzGroupId,
    double pGroup,
    double baseShare,
    double gamma,
    String createdUtc,
    Double massRaw,
    Double denomRaw) {}
