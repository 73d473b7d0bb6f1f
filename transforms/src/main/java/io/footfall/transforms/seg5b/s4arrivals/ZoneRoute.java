package io.footfall.transforms.seg5b.s4arrivals;

/**
 * Where the arrivals of one merchant in one zone may go.
 *
 * @param zone tzid
 * @param demandClass class of the merchant
 * @param virtualShare an arrival is virtual iff its coin u0 is below this; 0 to 1
 * @param sites null only if every arrival is virtual
 * @param edges null only if no arrival is
 */
public record ZoneRoute(
    String zone, String demandClass, double virtualShare, SitePick sites, EdgePick edges) {
  public ZoneRoute {
    if (!(virtualShare >= 0.0 && virtualShare <= 1.0)) {
      throw new IllegalArgumentException(zone + ": virtualShare " + virtualShare + " (0 to 1)");
    }
    if (virtualShare < 1.0 && sites == null) {
      throw new IllegalArgumentException(zone + ": physical arrivals and no site");
    }
    if (virtualShare > 0.0 && edges == null) {
      throw new IllegalArgumentException(zone + ": virtual arrivals and no edge");
    }
  }
}
