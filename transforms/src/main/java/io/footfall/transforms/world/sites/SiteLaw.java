package io.footfall.transforms.world.sites;

import io.footfall.config.world.WorldConfig;
import io.footfall.contracts.U64;
import io.footfall.transforms.rng.Draws;
import io.footfall.transforms.rng.WorldDraws;
import io.footfall.transforms.world.merchants.WeightedPick;
import io.footfall.transforms.world.places.Cities;
import io.footfall.transforms.world.places.City;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sites of a merchant in a country (world.md section 7 item 4): a city by {@code population^0.85},
 * with replacement, no city above its share cap once there are enough sites and cities; then a
 * bearing and a Rayleigh distance cut at three radii. Stream {@code sites}, entity = {@code
 * id|country}, {@value #DRAWS_PER_SITE} draws a site in this order. Thread safe.
 */
public final class SiteLaw {
  private static final int DRAWS_PER_SITE = 3;
  private static final double KM_PER_DEGREE = 111.32;
  private static final double MICRO = 1e6;

  private final WorldConfig.Sites config;
  private final Cities cities = Cities.load();
  private final ConcurrentHashMap<String, WeightedPick> picks = new ConcurrentHashMap<>();

  /** The law of this configuration over the shipped cities. */
  public SiteLaw(WorldConfig.Sites config) {
    this.config = config;
  }

  /**
   * The sites, by site order.
   *
   * @param setCities city of each site, or null to draw them
   */
  public List<Site> draw(
      long worldSeed, long merchantId, String country, int sites, City[] setCities) {
    Draws draws =
        WorldDraws.open(
            "sites",
            worldSeed,
            U64.text(merchantId) + "|" + country,
            (long) sites * DRAWS_PER_SITE);
    List<City> all = cities.in(country);
    int[] taken = new int[all.size()];
    int cap = cap(sites, all.size());
    List<Site> out = new ArrayList<>(sites);
    for (int i = 0; i < sites; i++) {
      double u = draws.nextUniform();
      City city = setCities != null ? setCities[i] : all.get(pick(country, all, taken, cap, u));
      out.add(around(i + 1, city, draws.nextUniform(), draws.nextUniform()));
    }
    return out;
  }

  /** Most sites of one city; no bound where the cities together could not hold the sites. */
  private int cap(int sites, int cityCount) {
    int cap = (int) (config.cityShareCap() * sites);
    boolean bounds = sites >= config.cityCapMinSites() && (long) cap * cityCount >= sites;
    return bounds ? cap : Integer.MAX_VALUE;
  }

  private int pick(String country, List<City> all, int[] taken, int cap, double u) {
    int index = picks.computeIfAbsent(country, c -> new WeightedPick(weights(all))).at(u);
    if (taken[index] >= cap) {
      double[] open = weights(all);
      for (int c = 0; c < open.length; c++) {
        open[c] = taken[c] >= cap ? 0 : open[c];
      }
      index = new WeightedPick(open).at(u);
    }
    taken[index]++;
    return index;
  }

  private double[] weights(List<City> all) {
    double[] weights = new double[all.size()];
    for (int c = 0; c < weights.length; c++) {
      long people = StrictMath.max(1, all.get(c).population());
      weights[c] = StrictMath.pow(people, config.populationExponent());
    }
    return weights;
  }

  private Site around(int order, City city, double uBearing, double uDistance) {
    double bearing = 2 * StrictMath.PI * uBearing;
    double cut = StrictMath.exp(-0.5 * config.radiusSigmas() * config.radiusSigmas());
    double sigmas = StrictMath.sqrt(-2 * StrictMath.log(1 - uDistance * (1 - cut)));
    double km = radiusKm(city) * sigmas;
    double lat = city.lat() + km * StrictMath.cos(bearing) / KM_PER_DEGREE;
    double scale = KM_PER_DEGREE * StrictMath.cos(StrictMath.toRadians(city.lat()));
    double lon = city.lon() + km * StrictMath.sin(bearing) / scale;
    lat = StrictMath.max(-90, StrictMath.min(90, lat));
    lon = lon > 180 ? lon - 360 : lon <= -180 ? lon + 360 : lon;
    return new Site(order, city, rounded(lon), rounded(lat));
  }

  /** Rayleigh parameter of a city. */
  double radiusKm(City city) {
    double ratio = (double) city.population() / config.radiusReferencePopulation();
    double km = config.radiusKm() * StrictMath.pow(ratio, config.radiusExponent());
    return StrictMath.max(config.radiusMinKm(), StrictMath.min(config.radiusMaxKm(), km));
  }

  private static double rounded(double degrees) {
    return StrictMath.rint(degrees * MICRO) / MICRO;
  }
}
