package io.footfall.transforms.world.zones;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Outlets of one merchant per country and zone: the count of its sites, nothing else (DESIGN
 * section 4, rows 3 and 4). Fill with {@link #add}, read with {@link #counts}. Not thread safe.
 */
public final class ZoneLaw {
  private final SortedMap<String, SortedMap<String, Integer>> byCountry = new TreeMap<>();

  /**
   * One group of sites.
   *
   * @param country legal country
   * @param tzid zone
   * @param sites sites of country and zone, at least 1
   * @param countrySites sites of the country over all zones
   */
  public record Count(String country, String tzid, int sites, int countrySites) {}

  /** Counts a site. */
  public void add(String country, String tzid) {
    byCountry.computeIfAbsent(country, c -> new TreeMap<>()).merge(tzid, 1, Integer::sum);
  }

  /** Groups by country, then tzid, ascending. */
  public List<Count> counts() {
    List<Count> counts = new ArrayList<>();
    byCountry.forEach(
        (country, zones) -> {
          int all = zones.values().stream().mapToInt(Integer::intValue).sum();
          zones.forEach((tzid, sites) -> counts.add(new Count(country, tzid, sites, all)));
        });
    return counts;
  }

  /** Forgets everything: the next merchant. */
  public void clear() {
    byCountry.clear();
  }
}
