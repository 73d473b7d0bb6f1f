package io.footfall.transforms.world.sites;

import io.footfall.transforms.world.places.City;
import io.footfall.transforms.world.places.ZoneLinks;

/**
 * Civil zone of a site (world.md section 7 item 5): that of its city, made canonical. Country
 * overrides are part of the city table, which says where they decided.
 */
public final class ClockLaw {
  /** The polygon around the city decided. */
  public static final String POLYGON = "polygon";

  /** An override decided. */
  public static final String OVERRIDE = "override";

  private ClockLaw() {}

  /** Canonical tzid of the sites of a city. */
  public static String tzid(City city) {
    return ZoneLinks.load().canonical(city.tzid());
  }

  /** {@code polygon} or {@code override}. */
  public static String source(City city) {
    return city.zoneSource() == City.ZoneSource.OVERRIDE ? OVERRIDE : POLYGON;
  }

  /** {@code country} where an override decided, else null: all overrides hold for a country. */
  public static String overrideScope(City city) {
    return city.zoneSource() == City.ZoneSource.OVERRIDE ? "country" : null;
  }
}
