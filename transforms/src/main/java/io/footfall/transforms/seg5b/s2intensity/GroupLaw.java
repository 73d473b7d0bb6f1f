package io.footfall.transforms.seg5b.s2intensity;

/**
 * Hyper-parameters of one latent group.
 *
 * @param sigma standard deviation of the latent field
 * @param lengthScale correlation time in buckets
 */
public record GroupLaw(double sigma, double lengthScale) {}
