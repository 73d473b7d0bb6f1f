package io.footfall.transforms.world.edges;

import io.footfall.config.world.CdnWeightsPolicy;
import io.footfall.transforms.world.merchants.GreatCircle;
import io.footfall.transforms.world.places.Cities;
import io.footfall.transforms.world.places.City;
import io.footfall.transforms.world.places.CountryEconomy;
import java.util.List;

/**
 * Countries where edges may stand, codes ascending: share of the base weight, and a centre, the
 * direction of the population-weighted mean of its cities on the sphere. Immutable.
 */
final class CountryBase {
  private final List<String> countries;
  private final double[] shares;
  private final double[] lat;
  private final double[] lon;

  CountryBase(CdnWeightsPolicy.Base policy, Cities cities, CountryEconomy economy) {
    countries = cities.countries();
    int n = countries.size();
    shares = new double[n];
    lat = new double[n];
    lon = new double[n];
    double sum = 0;
    for (int c = 0; c < n; c++) {
      String country = countries.get(c);
      shares[c] =
          switch (policy.law()) {
            case POPULATION_WEALTH ->
                cities.population(country)
                    * (policy.intercept() + policy.perGdpBucket() * economy.gdpBucket(country));
          };
      sum += shares[c];
      centre(c, cities.in(country));
    }
    for (int c = 0; c < n; c++) {
      shares[c] /= sum;
    }
  }

  private void centre(int c, List<City> cities) {
    double x = 0;
    double y = 0;
    double z = 0;
    for (City city : cities) {
      double weight = StrictMath.max(1, city.population());
      double phi = StrictMath.toRadians(city.lat());
      double lambda = StrictMath.toRadians(city.lon());
      x += weight * StrictMath.cos(phi) * StrictMath.cos(lambda);
      y += weight * StrictMath.cos(phi) * StrictMath.sin(lambda);
      z += weight * StrictMath.sin(phi);
    }
    lat[c] = StrictMath.toDegrees(StrictMath.atan2(z, StrictMath.sqrt(x * x + y * y)));
    lon[c] = StrictMath.toDegrees(StrictMath.atan2(y, x));
  }

  int size() {
    return shares.length;
  }

  String country(int c) {
    return countries.get(c);
  }

  int indexOf(String country) {
    return countries.indexOf(country);
  }

  /** Share of the base weight; shares sum to one. */
  double share(int c) {
    return shares[c];
  }

  /** Kilometres from a place to the centre of a country. */
  double km(City from, int c) {
    return GreatCircle.km(from.lat(), from.lon(), lat[c], lon[c]);
  }
}
