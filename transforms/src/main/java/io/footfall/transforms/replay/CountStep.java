package io.footfall.transforms.replay;

import io.footfall.transforms.sampling.MixingStep;
import io.footfall.transforms.seg5b.s3counts.DispersionStep;

/**
 * One count and how it comes about: a mixing intensity from u0, a Poisson count from u1; under the
 * Poisson law the count from u0.
 *
 * @param law {@code nb2} or {@code poisson}
 * @param mu mean
 * @param dispersion kappa; null under poisson
 * @param draw words of the count
 * @param mixing mixing intensity; null under poisson
 * @param mean mean of the Poisson count
 * @param u uniform of the Poisson count
 * @param normal normal quantile of u where the mean is above the exact walk, else NaN
 * @param below P(count &lt; n), NaN above the exact walk
 * @param upTo P(count &lt;= n), NaN above the exact walk
 * @param n the count
 * @param capped whether a clamp fired
 */
public record CountStep(
    String law,
    double mu,
    DispersionStep dispersion,
    DrawStep draw,
    MixingStep mixing,
    double mean,
    double u,
    double normal,
    double below,
    double upTo,
    int n,
    boolean capped) {}
