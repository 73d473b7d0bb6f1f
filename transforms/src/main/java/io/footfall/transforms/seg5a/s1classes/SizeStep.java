package io.footfall.transforms.seg5a.s1classes;

/**
 * One size draw and how it comes about.
 *
 * @param text what the first uniform hashes
 * @param u first uniform
 * @param perSite Pareto at u, clipped: arrivals per site and week
 * @param zoneText what the zone's uniform hashes, or null without a zone draw
 * @param zoneU the zone's uniform
 * @param zoneZ its normal quantile
 * @param zoneFactor exp(sd z - sd^2/2), or 1
 * @param draw perSite times zoneFactor
 */
public record SizeStep(
    String text,
    double u,
    double perSite,
    String zoneText,
    double zoneU,
    double zoneZ,
    double zoneFactor,
    double draw) {}
