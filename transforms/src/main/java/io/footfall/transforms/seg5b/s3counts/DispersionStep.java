package io.footfall.transforms.seg5b.s3counts;

/**
 * Dispersion of a class: the base of the scenario's band times the multiplier of the class, within
 * the bounds of the policy.
 *
 * @param base base of the band
 * @param multiplier multiplier of the class
 * @param kappa the product, clamped
 */
public record DispersionStep(double base, double multiplier, double kappa) {}
