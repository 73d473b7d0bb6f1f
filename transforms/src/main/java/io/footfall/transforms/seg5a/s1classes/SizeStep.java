package io.footfall.transforms.seg5a.s1classes;

/**
 * One size draw and how it comes about.
 *
 * @param text what the first uniform hashes
 * @param u first uniform
 * @param perSite Pareto at u, cut above: arrivals per site and week of a merchant with one site
 * @param exponent what is left of the spread of its log with all sites of the merchant
 * @param own median (perSite / median)^exponent
 * @param zoneText what the zone's uniform hashes, or null without a zone draw
 * @param zoneU the zone's uniform
 * @param zoneZ its normal quantile
 * @param zoneFactor exp(sd z - sd^2/2), or 1
 * @param draw own times zoneFactor
 */
public record SizeStep(
    String text,
    double u,
    double perSite,
    double exponent,
    double own,
    String zoneText,
    double zoneU,
    double zoneZ,
    double zoneFactor,
    double draw) {

  /** This draw of a merchant in one of its zones. */
  SizeStep inZone(String inText, double inU, double inZ, double factor) {
    return new SizeStep(text, u, perSite, exponent, own, inText, inU, inZ, factor, own * factor);
  }
}
