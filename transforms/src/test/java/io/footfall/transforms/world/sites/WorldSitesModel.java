package io.footfall.transforms.world.sites;

import io.footfall.config.world.WorldConfig;
import io.footfall.transforms.rng.HashWords;
import io.footfall.transforms.rng.Philox2x64;
import io.footfall.transforms.rng.UniformLaw;
import io.footfall.transforms.world.places.Cities;
import io.footfall.transforms.world.places.City;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Slow twin of 1B: word n of the stream by hand, city weights summed anew for every site, positions
 * straight from world.md section 7 item 4.
 */
final class WorldSitesModel {
  private final WorldConfig config;

  WorldSitesModel(WorldConfig config) {
    this.config = config;
  }

  List<Site> draw(long seed, long merchant, String country, int sites) {
    String entity = Long.toUnsignedString(merchant) + "|" + country;
    String text = "world.v1|sites|" + Long.toUnsignedString(seed) + "|" + entity;
    long key = HashWords.low64(HashWords.sha256(text));
    List<City> cities = Cities.load().in(country);
    Map<City, Integer> taken = new HashMap<>();
    double cap = Math.floor(config.sites().cityShareCap() * sites);
    boolean capped = sites >= 8 && cap * cities.size() >= sites;
    List<Site> out = new ArrayList<>();
    for (int i = 0; i < sites; i++) {
      double u = u(key, 3 * i);
      City city = pick(cities, Map.of(), Double.MAX_VALUE, u);
      if (capped && taken.getOrDefault(city, 0) >= cap) {
        city = pick(cities, taken, cap, u);
      }
      taken.merge(city, 1, Integer::sum);
      out.add(place(i + 1, city, u(key, 3 * i + 1), u(key, 3 * i + 2)));
    }
    return out;
  }

  private static double u(long key, int n) {
    long word = n % 2 == 0 ? Philox2x64.first(0, n / 2, key) : Philox2x64.second(0, n / 2, key);
    return UniformLaw.open(word);
  }

  private static City pick(List<City> cities, Map<City, Integer> taken, double cap, double u) {
    double sum = 0;
    for (City city : cities) {
      sum += taken.getOrDefault(city, 0) >= cap ? 0 : weight(city);
    }
    double running = 0;
    for (City city : cities) {
      running += taken.getOrDefault(city, 0) >= cap ? 0 : weight(city);
      if (running > u * sum) {
        return city;
      }
    }
    throw new AssertionError("u below 1");
  }

  private static double weight(City city) {
    return StrictMath.pow(Math.max(1, city.population()), 0.85);
  }

  private static Site place(int order, City city, double uBearing, double uDistance) {
    double radius = 1.2 * StrictMath.pow(city.population() / 100_000.0, 0.35);
    radius = Math.max(0.6, Math.min(15, radius));
    // Rayleigh law cut at three radii, by inversion of its distribution function.
    double mass = 1 - StrictMath.exp(-4.5);
    double km = radius * StrictMath.sqrt(-2 * StrictMath.log(1 - uDistance * mass));
    double lat = city.lat() + km * StrictMath.cos(2 * Math.PI * uBearing) / 111.32;
    double lon =
        city.lon()
            + km
                * StrictMath.sin(2 * Math.PI * uBearing)
                / (111.32 * StrictMath.cos(StrictMath.toRadians(city.lat())));
    if (lon > 180) {
      lon -= 360;
    } else if (lon <= -180) {
      lon += 360;
    }
    return new Site(order, city, Math.rint(lon * 1e6) / 1e6, Math.rint(lat * 1e6) / 1e6);
  }
}
