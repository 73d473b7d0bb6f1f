package io.footfall.transforms.world.merchants;

import io.footfall.config.world.WorldConfig;
import io.footfall.transforms.world.places.Cities;
import io.footfall.transforms.world.places.CountryEconomy;
import java.util.List;

/**
 * Where merchants are registered: weight {@code P^0.6 * 2^(b-1)} of a country's city population and
 * wealth class, scaled so that shares, clamped to their cap and to the floor of populous countries,
 * sum to one. Immutable.
 */
public final class HomeCountries {
  private static final int BISECTIONS = 200;

  private final List<String> countries;
  private final WeightedPick pick;

  /** The law of this configuration over the countries that have a city. */
  public HomeCountries(WorldConfig.HomeCountry config, Cities cities, CountryEconomy economy) {
    countries = cities.countries();
    double[] weights = new double[countries.size()];
    double[] floors = new double[countries.size()];
    double sum = 0;
    for (int c = 0; c < weights.length; c++) {
      String country = countries.get(c);
      long population = cities.population(country);
      weights[c] =
          StrictMath.pow(population, config.populationExponent())
              * StrictMath.pow(config.bucketBase(), economy.gdpBucket(country) - 1);
      floors[c] = population >= config.floorMinPopulation() ? config.shareFloor() : 0;
      sum += weights[c];
    }
    for (int c = 0; c < weights.length; c++) {
      weights[c] /= sum;
    }
    pick = new WeightedPick(clamped(weights, floors, config.shareCap()));
  }

  /** Shares {@code clamp(s * weight, floor, cap)} with s such that they sum to one. */
  private static double[] clamped(double[] weights, double[] floors, double cap) {
    double low = 0;
    double high = weights.length;
    double[] shares = new double[weights.length];
    for (int i = 0; i < BISECTIONS; i++) {
      double scale = 0.5 * (low + high);
      double sum = 0;
      for (int c = 0; c < weights.length; c++) {
        shares[c] = StrictMath.min(cap, StrictMath.max(floors[c], scale * weights[c]));
        sum += shares[c];
      }
      if (sum < 1) {
        low = scale;
      } else {
        high = scale;
      }
    }
    return shares;
  }

  /** The country at a uniform. */
  public String at(double u) {
    return countries.get(pick.at(u));
  }

  /** Probability of a country. */
  public double share(String country) {
    return pick.probability(countries.indexOf(country));
  }
}
