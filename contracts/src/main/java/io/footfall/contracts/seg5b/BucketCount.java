package io.footfall.contracts.seg5b;

/**
 * Row of {@code s3_bucket_counts_5B}.
 *
 * @param merchantId unsigned
 * @param zoneRepresentation IANA time zone id
 * @param channelGroup channel of the merchant
 * @param bucketIndex bucket of the UTC grid
 * @param lambdaRealised expected arrivals in the bucket
 * @param mu mean of the count law, equal to {@code lambdaRealised}
 * @param countN arrivals drawn
 * @param countCapped whether a clamp fired
 * @param bucketDurationSeconds length of the bucket
 * @param countLawId {@code poisson} or {@code nb2}
 * @param kappa dispersion of nb2, or null under poisson
 */
public record BucketCount(
    long merchantId,
    String zoneRepresentation,
    String channelGroup,
    int bucketIndex,
    double lambdaRealised,
    double mu,
    int countN,
    boolean countCapped,
    int bucketDurationSeconds,
    String countLawId,
    Double kappa) {}
