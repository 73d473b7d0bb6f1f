package io.footfall.worlddata;

import io.footfall.transforms.world.places.ZoneLinks;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.iakovlev.timeshape.TimeZoneEngine;

/**
 * The time zone of a place: the polygon around it, then the canonical id of the tz release, then
 * the country overrides of the world law (world.md section 7.5) and three of ours.
 */
final class ZoneAssignment {
  private static final Map<String, String> OVERRIDES =
      Map.ofEntries(
          Map.entry("RS", "Europe/Belgrade"),
          Map.entry("BM", "Atlantic/Bermuda"),
          Map.entry("TW", "Asia/Taipei"),
          Map.entry("SH", "Atlantic/St_Helena"),
          Map.entry("FK", "Atlantic/Stanley"),
          Map.entry("CN", "Asia/Shanghai"),
          Map.entry("GE", "Asia/Tbilisi"),
          Map.entry("PS", "Asia/Hebron"),
          // Ours: the north lies in the polygon of Bangkok, one town across the border river in
          // that
          // of Paramaribo, and Jan Mayen in that of Oslo; the tz release lists one zone for each.
          Map.entry("VN", "Asia/Ho_Chi_Minh"),
          Map.entry("GY", "America/Guyana"),
          Map.entry("SJ", "Arctic/Longyearbyen"));

  private final TimeZoneEngine polygons = TimeZoneEngine.initialize();
  private final ZoneLinks links = ZoneLinks.load();

  /** A zone, and whether it took the country override to get it. */
  record Zone(String tzid, boolean overridden) {}

  /**
   * The zone of a place.
   *
   * @throws IllegalStateException if no polygon, or several of a disputed area, cover a place whose
   *     country has no override
   */
  Zone zoneOf(Place place) {
    List<String> candidates =
        polygons.queryAll(place.lat(), place.lon()).stream()
            .map(ZoneId::getId)
            .map(links::canonical)
            .distinct()
            .toList();
    String override = OVERRIDES.get(place.country());
    if (override != null) {
      return new Zone(override, !candidates.equals(List.of(override)));
    }
    if (candidates.size() != 1) {
      throw new IllegalStateException(
          "one polygon must cover " + place + ", but these do: " + candidates);
    }
    return new Zone(candidates.get(0), false);
  }
}
