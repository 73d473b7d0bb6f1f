package io.footfall.contracts.seg5b;

/**
 * Row of {@code s2_realised_intensity_5B}.
 *
 * @param merchantId unsigned
 * @param zoneRepresentation IANA time zone id
 * @param channelGroup channel of the merchant
 * @param bucketIndex bucket of the UTC grid
 * @param lambdaBaseline expected arrivals in the bucket over all countries of the key
 * @param lambdaRandomComponent clipped latent factor
 * @param lambdaRealised expected arrivals after factor and cap
 */
public record RealisedIntensity(
    long merchantId,
    String zoneRepresentation,
    String channelGroup,
    int bucketIndex,
    double lambdaBaseline,
    double lambdaRandomComponent,
    double lambdaRealised) {}
