package io.footfall.transforms.world.places;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every place of the world, as shipped in {@code world-cities.tsv.gz} (about 5,400): the ten
 * largest of each country and all others with 100,000 inhabitants or more. Order everywhere:
 * country ascending, then population descending, then id ascending, so the first city of a country
 * is its largest.
 */
public final class Cities {
  private static final Comparator<City> ORDER =
      Comparator.comparing(City::country)
          .thenComparing(Comparator.comparingLong(City::population).reversed())
          .thenComparingLong(City::cityId);

  private static final Cities SHIPPED =
      parse(
          TsvResource.read(
              "world-cities.tsv.gz",
              "city_id",
              "country",
              "name",
              "lat",
              "lon",
              "population",
              "tzid",
              "tzid_source"));

  private final String sha256;
  private final List<City> all;
  private final SortedMap<String, List<City>> byCountry;
  private final Map<String, Long> populationByCountry;

  private Cities(String sha256, List<City> all) {
    this.sha256 = sha256;
    this.all = List.copyOf(all);
    SortedMap<String, List<City>> grouped = new TreeMap<>();
    SortedMap<String, Long> sums = new TreeMap<>();
    for (City city : all) {
      grouped.computeIfAbsent(city.country(), c -> new ArrayList<>()).add(city);
      sums.merge(city.country(), city.population(), Math::addExact);
    }
    grouped.replaceAll((country, cities) -> List.copyOf(cities));
    this.byCountry = Collections.unmodifiableSortedMap(grouped);
    this.populationByCountry = Collections.unmodifiableSortedMap(sums);
  }

  /** The cities shipped with Footfall; read once per JVM. */
  public static Cities load() {
    return SHIPPED;
  }

  private static Cities parse(TsvResource table) {
    List<City> cities = table.rows().stream().map(Cities::city).toList();
    for (int i = 1; i < cities.size(); i++) {
      if (ORDER.compare(cities.get(i - 1), cities.get(i)) >= 0) {
        throw new IllegalStateException(
            table.name() + ": city " + cities.get(i).cityId() + " is out of order");
      }
    }
    return new Cities(table.sha256(), cities);
  }

  private static City city(String[] cells) {
    return new City(
        Long.parseLong(cells[0]),
        cells[1],
        cells[2],
        Double.parseDouble(cells[3]),
        Double.parseDouble(cells[4]),
        Long.parseLong(cells[5]),
        cells[6],
        City.ZoneSource.valueOf(cells[7].toUpperCase(Locale.ROOT)));
  }

  /** All cities. */
  public List<City> all() {
    return all;
  }

  /** Codes of the countries that have a city, ascending. */
  public List<String> countries() {
    return List.copyOf(byCountry.keySet());
  }

  /** Cities of a country, largest first; empty if it has none. */
  public List<City> in(String country) {
    return byCountry.getOrDefault(country, List.of());
  }

  /** Inhabitants of a country's cities together (P_c of world.md section 7.1); 0 without a city. */
  public long population(String country) {
    return populationByCountry.getOrDefault(country, 0L);
  }

  /** Digest of the resource's bytes (gzip and all), lower-case hex: part of a world's identity. */
  public String sha256() {
    return sha256;
  }
}
