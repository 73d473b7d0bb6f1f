package io.footfall.worlddata;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;

/**
 * A populated place of the input.
 *
 * @param cityId GeoNames id
 * @param admin first-level administrative code, empty if the input has none
 * @param featureCode GeoNames feature code, such as {@code PPLC} for a capital
 * @param population inhabitants, 0 where the input does not know them
 * @param latE5 latitude in 1e-5 degrees
 * @param lonE5 longitude in 1e-5 degrees
 */
record Place(
    long cityId,
    String name,
    String country,
    String admin,
    String featureCode,
    long population,
    int latE5,
    int lonE5) {
  /** Population descending, then id ascending: the order inside a country. */
  static final Comparator<Place> BY_SIZE =
      Comparator.comparingLong(Place::population).reversed().thenComparingLong(Place::cityId);

  private static final double KM_PER_DEGREE = 111.32;

  double lat() {
    return latE5 / 1e5;
  }

  double lon() {
    return lonE5 / 1e5;
  }

  /** The name without accents and in lower case, for comparison only. */
  String foldedName() {
    return fold(name);
  }

  static String fold(String name) {
    String bare = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    return bare.toLowerCase(Locale.ROOT);
  }

  double kmTo(Place other) {
    return km(lat(), lon(), other.lat(), other.lon());
  }

  /** Flat-earth distance in km, good to a percent below 100 km. */
  static double km(double latA, double lonA, double latB, double lonB) {
    double dLat = latA - latB;
    double dLon = (lonA - lonB) * StrictMath.cos(StrictMath.toRadians(latA));
    return KM_PER_DEGREE * StrictMath.sqrt(dLat * dLat + dLon * dLon);
  }
}
