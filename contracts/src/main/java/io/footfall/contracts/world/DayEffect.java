package io.footfall.contracts.world;

/**
 * Row of {@code s3_day_effects}. Daily demand factor of each merchant and zone.
 *
 * @param merchantId merchant, unsigned decimal 1 to 2^64-1
 * @param utcDay UTC day, YYYY-MM-DD
 * @param tzGroupId zone of the group
 * @param gamma factor, exp(log_gamma) inside the clip
 * @param logGamma natural logarithm of gamma
 * @param sigmaGamma standard deviation of the draw behind log_gamma
 * @param rngStreamId stream of the draw
 * @param rngCounterLo low word of the Philox counter of the row
 * @param rngCounterHi high word of the Philox counter of the row
 * @param createdUtc constant of the world configuration, RFC 3339 UTC with six fraction digits;
 *     never the clock
 */
public record DayEffect(
    long merchantId,
    String utcDay,
    String tzGroupId,
    double gamma,
    double logGamma,
    double sigmaGamma,
    String rngStreamId,
    long rngCounterLo,
    long rngCounterHi,
    String createdUtc) {}
