package io.footfall.transforms.world.merchants;

import io.footfall.config.world.WorldConfig;
import io.footfall.contracts.world.Merchant;
import io.footfall.transforms.world.places.Cities;
import io.footfall.transforms.world.places.City;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every merchant of a world by its rank: who it is, whether it trades, where. Positions below
 * {@code with_outlets} trade. Forced merchants follow the configuration instead of the draws; the
 * dominant merchant owns its share of all outlets. Immutable but for the lazily summed outlets;
 * thread safe.
 */
public final class MerchantPopulation {
  private final WorldConfig config;
  private final long worldSeed;
  private final MerchantUniverse universe;
  private final MerchantLaw merchants;
  private final OutletLaw outlets;
  private final OutletSizes sizes;
  private final CountryLaw countries;
  private final Map<Integer, WorldConfig.Forced> forced = new HashMap<>();
  private final Map<Long, City> forcedCities = new HashMap<>();
  private volatile int dominantOutlets;

  /**
   * The population of a configuration and an unsigned world seed.
   *
   * @throws IllegalArgumentException if a forced merchant names a city that does not exist
   */
  public MerchantPopulation(WorldConfig config, long worldSeed) {
    this.config = config;
    this.worldSeed = worldSeed;
    this.universe = MerchantUniverse.of(worldSeed, config.merchants().count());
    this.merchants = new MerchantLaw(config);
    this.outlets = new OutletLaw(config.outlets());
    this.sizes =
        new OutletSizes(
            worldSeed, config.merchants().withOutlets(), universe, merchants, outlets::stratum);
    this.countries = new CountryLaw(config.crossBorder(), config.countryShares());
    config.forced().forEach(f -> forced.put(f.index(), f));
    Map<Long, City> byId = new HashMap<>();
    Cities.load().all().forEach(city -> byId.put(city.cityId(), city));
    for (WorldConfig.Forced f : config.forced()) {
      for (WorldConfig.Place place : f.places()) {
        City city = byId.get(place.cityId());
        if (city == null) {
          throw new IllegalArgumentException(
              "forced merchant " + f.index() + ": city " + place.cityId() + " is not shipped");
        }
        forcedCities.put(place.cityId(), city);
      }
    }
  }

  /** Ids and positions. */
  public MerchantUniverse universe() {
    return universe;
  }

  /** Whether the merchant at a rank has outlets. */
  public boolean trades(int rank) {
    return universe.index(rank) < config.merchants().withOutlets();
  }

  /** The merchant at a rank. */
  public Merchant merchant(int rank) {
    return byIndex(universe.index(rank), universe.id(rank));
  }

  private Merchant byIndex(int index, long id) {
    WorldConfig.Forced f = forced.get(index);
    if (f != null) {
      return new Merchant(id, f.mcc(), f.channel(), f.homeCountryIso());
    }
    WorldConfig.Dominant d = config.dominant();
    return index == 0 && d.share() > 0
        ? new Merchant(id, d.mcc(), d.channel(), d.homeCountryIso())
        : merchants.draw(worldSeed, id);
  }

  /** Outlets of the merchant at a rank; 0 if it does not trade. */
  public int outlets(int rank) {
    if (!trades(rank)) {
      return 0;
    }
    int index = universe.index(rank);
    return index == 0 && config.dominant().share() > 0 ? dominantOutlets() : ownOutlets(rank);
  }

  private int ownOutlets(int rank) {
    int index = universe.index(rank);
    WorldConfig.Forced f = forced.get(index);
    return f != null ? f.outlets() : outlets.draw(worldSeed, merchant(rank), sizes.at(index));
  }

  /** {@code rint(share / (1 - share) * outlets of all others)}, at least 1. */
  private int dominantOutlets() {
    if (dominantOutlets == 0) {
      long others = 0;
      for (int rank = 0; rank < universe.size(); rank++) {
        others += trades(rank) && universe.index(rank) > 0 ? ownOutlets(rank) : 0;
      }
      double share = config.dominant().share();
      dominantOutlets = (int) StrictMath.max(1, StrictMath.rint(share / (1 - share) * others));
    }
    return dominantOutlets;
  }

  /**
   * Outlets by country of the merchant at a rank.
   *
   * @throws IllegalArgumentException if it does not trade
   */
  public TradingMerchant trading(int rank) {
    if (!trades(rank)) {
      throw new IllegalArgumentException("the merchant at rank " + rank + " has no outlets");
    }
    Merchant merchant = merchant(rank);
    int n = outlets(rank);
    WorldConfig.Forced f = forced.get(universe.index(rank));
    SortedMap<String, Integer> byCountry =
        f != null ? forcedCountries(f) : countries.draw(worldSeed, merchant, n);
    return new TradingMerchant(merchant, n, byCountry);
  }

  private SortedMap<String, Integer> forcedCountries(WorldConfig.Forced f) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (WorldConfig.Place place : f.places()) {
      counts.merge(forcedCities.get(place.cityId()).country(), place.sites(), Integer::sum);
    }
    return counts;
  }

  /** Cities that the configuration sets for a merchant in a country, by site; null if drawn. */
  public City[] setCities(long merchantId, String country, int sites) {
    if (forced.isEmpty()) {
      return null;
    }
    WorldConfig.Forced f = forced.get(universe.index(universe.rank(merchantId)));
    if (f == null) {
      return null;
    }
    City[] cities = new City[sites];
    int next = 0;
    for (WorldConfig.Place place : f.places()) {
      City city = forcedCities.get(place.cityId());
      for (int i = 0; i < place.sites() && city.country().equals(country); i++) {
        cities[next++] = city;
      }
    }
    return cities;
  }
}
