package io.footfall.transforms.sampling;

/**
 * One draw of a mixing intensity: exp(logMean + sqrt(logVariance) z).
 *
 * @param logVariance v = ln(1 + 1/kappa)
 * @param logMean ln mu - v/2
 * @param z normal quantile of the uniform
 * @param intensity the result
 */
public record MixingStep(double logVariance, double logMean, double z, double intensity) {}
