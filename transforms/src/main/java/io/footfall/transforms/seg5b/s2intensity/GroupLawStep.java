package io.footfall.transforms.seg5b.s2intensity;

/**
 * How the hyper-parameters of a latent group come about: products from left to right, then the
 * bounds of the policy.
 *
 * @param sigmaBase sigma of the scenario's band
 * @param sigmaByClass multiplier of the demand class
 * @param sigmaByChannel multiplier of the channel group
 * @param sigmaByVirtualBand multiplier of the virtual band
 * @param lengthBase L of the scenario's band, in buckets
 * @param lengthByClass multiplier of the demand class
 * @param law the results
 */
public record GroupLawStep(
    double sigmaBase,
    double sigmaByClass,
    double sigmaByChannel,
    double sigmaByVirtualBand,
    double lengthBase,
    double lengthByClass,
    GroupLaw law) {}
