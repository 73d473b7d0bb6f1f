package io.footfall.transforms.replay;

import io.footfall.config.seg5b.LatentModel;
import io.footfall.transforms.seg5b.s2intensity.GroupLawStep;

/**
 * One bucket of a latent path: z = phi z(t-1) + scale n, z(0) = sigma n(0); factor = clip(exp(z -
 * sigma^2/2)).
 *
 * @param model law of the path
 * @param group how sigma and L come about
 * @param phi exp(-1/L), 0 without memory
 * @param scale what multiplies the normal: sigma, or sigma sqrt(1 - phi^2) after bucket 0
 * @param draw words of the normal; null without a model
 * @param normal sqrt(-2 ln u0) cos(2 pi u1)
 * @param previous z of the bucket before, 0 in bucket 0
 * @param z latent value
 * @param unclipped exp(z - sigma^2/2)
 * @param factor after the clip
 */
public record LatentStep(
    LatentModel model,
    GroupLawStep group,
    double phi,
    double scale,
    DrawStep draw,
    double normal,
    double previous,
    double z,
    double unclipped,
    double factor) {}
