package io.footfall.transforms.world.merchants;

import io.footfall.config.world.WorldConfig;
import io.footfall.contracts.U64;
import io.footfall.contracts.world.Merchant;
import io.footfall.transforms.rng.Draws;
import io.footfall.transforms.rng.WorldDraws;
import io.footfall.transforms.sampling.PoissonSampler;
import io.footfall.transforms.world.places.Cities;
import io.footfall.transforms.world.places.City;
import io.footfall.transforms.world.places.CountryEconomy;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Countries of a merchant and its outlets in each (world.md section 7 item 3). Foreign countries
 * are drawn without replacement by {@code P^0.5 * 2^(b-1) * exp(-d / 2500 km)}, d between largest
 * cities. Streams, entity = id: {@code countries} (abroad or not, how many, one draw a country) and
 * {@code country_shares} (a Dirichlet by gamma variates, {@value GammaDraw#DRAWS} draws a country
 * at most). Thread safe.
 */
public final class CountryLaw {
  private final WorldConfig.CrossBorder config;
  private final WorldConfig.CountryShares shares;
  private final List<String> countries;
  private final City[] capitals;
  private final double[] attraction;
  private final ConcurrentHashMap<String, double[]> pull = new ConcurrentHashMap<>();

  /** The law of this configuration over the shipped places. */
  public CountryLaw(WorldConfig.CrossBorder config, WorldConfig.CountryShares shares) {
    this.config = config;
    this.shares = shares;
    Cities cities = Cities.load();
    countries = cities.countries();
    capitals = new City[countries.size()];
    attraction = new double[countries.size()];
    for (int c = 0; c < capitals.length; c++) {
      String country = countries.get(c);
      capitals[c] = cities.in(country).get(0);
      attraction[c] =
          config.excluded().contains(country)
              ? 0
              : StrictMath.pow(cities.population(country), config.populationExponent())
                  * StrictMath.pow(
                      config.bucketBase(), CountryEconomy.load().gdpBucket(country) - 1);
    }
  }

  /** Outlets by country, codes ascending, each at least 1; home is always among them. */
  public SortedMap<String, Integer> draw(long worldSeed, Merchant merchant, int outlets) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    List<String> abroad = outlets < 2 ? List.of() : abroad(worldSeed, merchant, outlets);
    if (abroad.isEmpty()) {
      counts.put(merchant.homeCountryIso(), outlets);
      return counts;
    }
    SortedMap<String, Double> parts = shares(worldSeed, merchant, abroad);
    double[] weights = parts.values().stream().mapToDouble(Double::doubleValue).toArray();
    int[] split = LargestRemainder.split(outlets, weights);
    int home = parts.headMap(merchant.homeCountryIso()).size();
    if (split[home] == 0) {
      split[largest(split)]--;
      split[home] = 1;
    }
    int c = 0;
    for (String country : parts.keySet()) {
      if (split[c] > 0) {
        counts.put(country, split[c]);
      }
      c++;
    }
    return counts;
  }

  private static int largest(int[] counts) {
    int best = 0;
    for (int c = 1; c < counts.length; c++) {
      best = counts[c] > counts[best] ? c : best;
    }
    return best;
  }

  /** Foreign countries in the order drawn; empty for most merchants. */
  private List<String> abroad(long worldSeed, Merchant merchant, int outlets) {
    Draws draws =
        WorldDraws.open(
            "countries", worldSeed, U64.text(merchant.merchantId()), 2 + config.maxCountries());
    double p = config.probabilityAtTwo() + config.probabilitySlope() * StrictMath.log(outlets / 2d);
    p = StrictMath.max(config.probabilityMin(), StrictMath.min(config.probabilityMax(), p));
    boolean abroad = draws.nextUniform() < p;
    double rate = config.extraCountryRate() * StrictMath.log(outlets);
    int extra =
        PoissonSampler.count(
            PoissonSampler.sample(rate, draws.nextUniform(), config.maxCountries() - 1));
    if (!abroad) {
      return List.of();
    }
    int home = countries.indexOf(merchant.homeCountryIso());
    double[] weights = pull.computeIfAbsent(merchant.homeCountryIso(), this::pullFrom).clone();
    List<String> chosen = new ArrayList<>();
    for (int k = 0; k < 1 + extra; k++) {
      int c = new WeightedPick(weights).at(draws.nextUniform());
      chosen.add(countries.get(c));
      weights[c] = 0;
    }
    return chosen;
  }

  private double[] pullFrom(String homeCountry) {
    int home = countries.indexOf(homeCountry);
    double[] weights = new double[attraction.length];
    for (int c = 0; c < weights.length; c++) {
      double km = GreatCircle.km(capitals[home], capitals[c]);
      weights[c] = c == home ? 0 : attraction[c] * StrictMath.exp(-km / config.distanceKm());
    }
    return weights;
  }

  private SortedMap<String, Double> shares(long worldSeed, Merchant merchant, List<String> abroad) {
    double[] weights = new double[1 + abroad.size()];
    weights[0] = StrictMath.exp(shares.homeLogWeight()) * shares.homeMultiplier();
    double sum = weights[0];
    for (int r = 1; r < weights.length; r++) {
      weights[r] = StrictMath.exp(-shares.rankDecay() * r);
      sum += weights[r];
    }
    Draws draws =
        WorldDraws.open(
            "country_shares",
            worldSeed,
            U64.text(merchant.merchantId()),
            (long) weights.length * GammaDraw.DRAWS);
    SortedMap<String, Double> parts = new TreeMap<>();
    for (int r = 0; r < weights.length; r++) {
      double alpha = shares.concentration() * weights[r] / sum;
      alpha = StrictMath.max(shares.alphaMin(), StrictMath.min(shares.alphaMax(), alpha));
      String country = r == 0 ? merchant.homeCountryIso() : abroad.get(r - 1);
      parts.put(country, GammaDraw.of(alpha, draws));
    }
    return parts;
  }
}
