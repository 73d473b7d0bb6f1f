package io.footfall.contracts.seg5b;

/**
 * Row of {@code s2_latent_field_5B}.
 *
 * @param groupId latent group
 * @param bucketIndex bucket of the UTC grid
 * @param latentValue Z, before the transform
 * @param latentMean mean of its law
 * @param latentStd standard deviation of its law
 */
public record LatentField(
    String groupId, int bucketIndex, double latentValue, double latentMean, double latentStd) {}
