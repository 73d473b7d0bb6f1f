package io.footfall.transforms.world.places;

/**
 * A place where sites and edges may stand.
 *
 * @param cityId GeoNames id, or one from 2,000,000,000 up for a place of ours; unique
 * @param country ISO 3166-1 alpha-2 code
 * @param name GeoNames name, any script, not unique
 * @param lat degrees north, five decimals
 * @param lon degrees east, five decimals
 * @param population inhabitants; 0 where the source does not know them
 * @param tzid canonical id, known to the pinned tz release
 * @param zoneSource what decided the zone
 */
public record City(
    long cityId,
    String country,
    String name,
    double lat,
    double lon,
    long population,
    String tzid,
    ZoneSource zoneSource) {
  /** What decided a city's zone. */
  public enum ZoneSource {
    /** The polygon around the place. */
    POLYGON,
    /** The override of its country, because the polygon says otherwise or the area is disputed. */
    OVERRIDE
  }

  /** Rejects what no source row may hold. */
  public City {
    check(country.matches("[A-Z]{2}"), cityId, "country", country, "two capital letters");
    check(!name.isBlank(), cityId, "name", name, "a name");
    check(StrictMath.abs(lat) <= 90, cityId, "lat", lat, "-90 to 90");
    check(StrictMath.abs(lon) <= 180, cityId, "lon", lon, "-180 to 180");
    check(population >= 0, cityId, "population", population, "0 or more");
    check(tzid.contains("/"), cityId, "tzid", tzid, "a tz id");
  }

  private static void check(boolean ok, long id, String column, Object found, String allowed) {
    if (!ok) {
      throw new IllegalArgumentException(
          "city " + id + ": " + column + " is " + found + " (must be " + allowed + ")");
    }
  }
}
