package io.footfall.transforms.seg5a.s1classes;

/**
 * A weekly volume and its factors, in the order of multiplication.
 *
 * @param sites sites counted
 * @param globalMultiplier factor of every volume
 * @param draw arrivals per site and week
 * @param roleFactor factor of the zone role, 1 without one
 * @param brandFactor sites in the country to the policy's exponent
 * @param modeFactor factor of the virtual mode
 * @param channelFactor factor of the channel group
 * @param uncapped their product
 * @param weekly after the soft cap
 */
public record VolumeStep(
    long sites,
    double globalMultiplier,
    double draw,
    double roleFactor,
    double brandFactor,
    double modeFactor,
    double channelFactor,
    double uncapped,
    double weekly) {}
