package io.footfall.transforms.seg5b.s4arrivals;

import io.footfall.contracts.U64;
import io.footfall.transforms.state.LawBroken;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything about one merchant that routing needs, as rows in table order; turns into a {@link
 * ZoneRoute} per zone (DECISIONS 3.3 and 3.6).
 *
 * @param mode virtual_mode of the classification
 * @param settlementTzid zone of virtual settlement, or null
 * @param profile rows of the profile: (country, tzid) ascending
 * @param sites sites with weights, (country, site_order) ascending
 * @param edges edges, edge_id ascending
 */
public record MerchantPlaces(
    long merchant,
    String mode,
    String settlementTzid,
    List<Profile> profile,
    List<Site> sites,
    List<Edge> edges) {

  /** One (country, zone) of the profile. */
  public record Profile(
      String country,
      String tzid,
      String demandClass,
      String channel,
      double volume,
      double share,
      boolean variable) {
    double physical() {
      return volume * (1.0 - share);
    }
  }

  /** One site. */
  public record Site(String country, int order, String tzid, double weight) {}

  /** One edge. */
  public record Edge(String id, String country, String tzid, double weight) {}

  /** The route of a zone that has arrivals. */
  public ZoneRoute route(String zone, String channel) {
    String demandClass = null;
    double volume = 0.0;
    double virtual = 0.0;
    for (Profile row : profile) {
      if (!row.tzid.equals(zone)) {
        continue;
      }
      if (demandClass == null) {
        demandClass = row.demandClass;
      }
      if (!row.demandClass.equals(demandClass) || !row.channel.equals(channel)) {
        throw broken(
            "DOMAIN_ALIGN_FAILED",
            zone,
            row.demandClass + "/" + row.channel,
            "one class and channel, " + demandClass + "/" + channel);
      }
      volume += row.volume;
      virtual += row.volume * row.share;
    }
    if (demandClass == null || !(volume > 0.0)) {
      throw broken(
          "DOMAIN_ALIGN_FAILED", zone, "arrivals, volume " + volume, "a profile row with volume");
    }
    double share = Math.min(1.0, virtual / volume);
    requireMode(zone, share);
    SitePick sitePick = share < 1.0 ? sitePick(zone) : null;
    EdgePick edgePick = share > 0.0 ? edgePick(zone) : null;
    return new ZoneRoute(zone, demandClass, share, sitePick, edgePick);
  }

  private void requireMode(String zone, double share) {
    boolean holds =
        switch (mode) {
          case "NON_VIRTUAL" -> share == 0.0;
          case "VIRTUAL_ONLY" -> share == 1.0;
          default -> mode.equals("HYBRID");
        };
    if (!holds) {
      throw broken("DOMAIN_ALIGN_FAILED", zone, "virtual share " + share, "that of mode " + mode);
    }
  }

  private SitePick sitePick(String zone) {
    List<Site> members = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    int i = 0;
    while (i < sites.size()) {
      String country = sites.get(i).country;
      double physical = physical(country, zone);
      int end = i;
      double sum = 0.0;
      while (end < sites.size() && sites.get(end).country.equals(country)) {
        sum += sites.get(end).tzid.equals(zone) ? sites.get(end).weight : 0.0;
        end++;
      }
      for (; i < end; i++) {
        Site site = sites.get(i);
        double weight = site.tzid.equals(zone) ? physical * site.weight / sum : 0.0;
        if (weight > 0.0) {
          members.add(site);
          weights.add(weight);
        }
      }
    }
    if (members.isEmpty()) {
      throw broken("SITE_RESOLUTION_FAILED", zone, "no site with weight", "at least one");
    }
    return new SitePick(
        merchant,
        members.stream().map(Site::country).toArray(String[]::new),
        members.stream().mapToInt(Site::order).toArray(),
        weights.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private double physical(String country, String zone) {
    for (Profile row : profile) {
      if (row.country.equals(country) && row.tzid.equals(zone)) {
        return row.physical();
      }
    }
    return 0.0;
  }

  private EdgePick edgePick(String zone) {
    List<Edge> members = edges.stream().filter(e -> e.tzid.equals(zone) && e.weight > 0.0).toList();
    if (members.isEmpty()) {
      throw broken("EDGE_RESOLUTION_FAILED", zone, "no edge with weight", "at least one");
    }
    return new EdgePick(
        members.stream().map(Edge::id).toArray(String[]::new),
        members.stream().map(Edge::country).toArray(String[]::new),
        members.stream().mapToDouble(Edge::weight).toArray());
  }

  private LawBroken broken(String code, String zone, Object found, String expected) {
    return new LawBroken("5B.S4." + code, "C14", U64.text(merchant) + "|" + zone, found, expected);
  }
}
