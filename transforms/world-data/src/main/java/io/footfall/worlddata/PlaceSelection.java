package io.footfall.worlddata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which places become cities: the ten largest of every ISO 3166-1 country and every other one with
 * 100,000 inhabitants or more. Sections of a place ({@code PPLX}) never do; of two entries for one
 * place the larger stays (then the smaller id). Two entries are one place if they lie within 500 m,
 * or within 25 km under the same name in the same administrative division.
 */
final class PlaceSelection {
  private static final int TOP = 10;
  private static final long LARGE = 100_000;
  private static final double SAME_SPOT_KM = 0.5;
  private static final double SAME_NAME_KM = 25;

  /**
   * Too small for the input, but the only place with a half-hour summer time: 382 inhabitants by
   * the census of 2016. Its id is ours; GeoNames ids are far below.
   */
  private static final Place LORD_HOWE =
      new Place(2_000_000_001L, "Lord Howe Island", "AU", "02", "PPL", 382, -3153000, 15907000);

  private PlaceSelection() {}

  /** Cities by (country ascending, population descending, id ascending). */
  static List<Place> select(List<Place> places) {
    Set<String> iso = Set.of(Locale.getISOCountries());
    TreeMap<String, List<Place>> byCountry = new TreeMap<>();
    for (Place place : places) {
      if (iso.contains(place.country()) && !place.featureCode().equals("PPLX")) {
        byCountry.computeIfAbsent(place.country(), c -> new ArrayList<>()).add(place);
      }
    }
    List<Place> cities = new ArrayList<>();
    byCountry.forEach((country, all) -> cities.addAll(selectCountry(country, all)));
    return cities;
  }

  private static List<Place> selectCountry(String country, List<Place> all) {
    all.sort(Place.BY_SIZE);
    List<Place> kept = new ArrayList<>();
    for (Place place : all) {
      if (kept.size() >= TOP && place.population() < LARGE) {
        break;
      }
      if (kept.stream().noneMatch(larger -> samePlace(larger, place))) {
        kept.add(place);
      }
    }
    if (country.equals(LORD_HOWE.country())) {
      kept.add(LORD_HOWE);
    }
    return kept;
  }

  private static boolean samePlace(Place a, Place b) {
    double km = a.kmTo(b);
    return km < SAME_SPOT_KM
        || (km < SAME_NAME_KM
            && a.admin().equals(b.admin())
            && a.foldedName().equals(b.foldedName()));
  }
}
