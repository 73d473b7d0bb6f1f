package io.footfall.transforms.world.merchants;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.config.world.OutletsConfig;
import io.footfall.config.world.WorldConfig;
import io.footfall.contracts.U64;
import io.footfall.contracts.world.Merchant;
import io.footfall.transforms.rng.UniformLaw;
import io.footfall.transforms.world.places.Cities;
import io.footfall.transforms.world.places.CountryEconomy;
import io.footfall.transforms.world.places.MerchantCategories;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Ids, home countries, categories, channels, outlets and countries against the slow twin. */
class MerchantLawTest {
  static final WorldConfig CONFIG =
      ResolvedConfig.load("reference", null).read(PolicyFile.WORLD, WorldConfig.class);
  static final MerchantLaw MERCHANTS = new MerchantLaw(CONFIG);
  static final OutletLaw OUTLETS = new OutletLaw(CONFIG.outlets());
  static final CountryLaw COUNTRIES = new CountryLaw(CONFIG.crossBorder(), CONFIG.countryShares());

  @Test
  void idsAreTheHashesInUnsignedOrderAndHalfLieAboveTwoToTheSixtyThree() {
    MerchantUniverse universe = MerchantUniverse.of(42, 2_000);
    WorldMerchantsModel model = new WorldMerchantsModel(CONFIG, 42);
    int high = 0;
    for (int rank = 0; rank < 2_000; rank++) {
      assertThat(universe.id(rank), is(model.id(universe.index(rank))));
      assertThat(universe.rank(universe.id(rank)), is(rank));
      assertThat(rank == 0 || U64.compare(universe.id(rank - 1), universe.id(rank)) < 0, is(true));
      high += universe.id(rank) < 0 ? 1 : 0;
    }
    // Binomial(2000, 1/2) leaves 1000 +- 150 with probability below 1e-10.
    assertThat((double) high, closeTo(1_000, 150));
  }

  @Test
  void aLargerUniverseKeepsTheIdsOfASmallerOne() {
    Set<Long> large = new HashSet<>();
    MerchantUniverse more = MerchantUniverse.of(7, 500);
    for (int rank = 0; rank < 500; rank++) {
      if (more.index(rank) < 100) {
        large.add(more.id(rank));
      }
    }
    MerchantUniverse few = MerchantUniverse.of(7, 100);
    for (int rank = 0; rank < 100; rank++) {
      assertThat(large.contains(few.id(rank)), is(true));
    }
  }

  @Test
  void homeSharesAreThoseOfWaterFilling() {
    HomeCountries homes =
        new HomeCountries(CONFIG.homeCountry(), Cities.load(), CountryEconomy.load());
    Map<String, Double> twin = new WorldMerchantsModel(CONFIG, 42).homeShares();
    double largest = 0;
    for (String country : Cities.load().countries()) {
      assertThat(country, homes.share(country), closeTo(twin.get(country), 1e-12));
      largest = Math.max(largest, homes.share(country));
      if (Cities.load().population(country) >= 1_000_000) {
        assertThat(country, homes.share(country), greaterThanOrEqualTo(0.0003 - 1e-12));
      }
    }
    assertThat(largest, closeTo(0.08, 1e-12));
  }

  @Test
  void categorySharesAreThoseOfTheTwin() {
    CategoryMix mix = new CategoryMix(CONFIG.categories(), MerchantCategories.load());
    Map<Integer, Double> twin = new WorldMerchantsModel(CONFIG, 42).categories();
    double sum = twin.values().stream().mapToDouble(Double::doubleValue).sum();
    for (int code : MerchantCategories.load().codes()) {
      assertThat(mix.share(code), closeTo(twin.get(code) / sum, 1e-12));
    }
  }

  @Test
  void brandedCodesHaveTheShareOfTheirGroup() {
    CategoryMix mix = new CategoryMix(CONFIG.categories(), MerchantCategories.load());
    for (WorldConfig.Branded group : CONFIG.categories().branded()) {
      double sum = 0;
      for (int code = group.from(); code <= group.to(); code++) {
        sum += mix.share(code);
      }
      assertThat(sum, closeTo(group.share(), 1e-12));
    }
  }

  /**
   * With no body, a mean of truncated Pareto exceeds x with probability {@code (x^-a - H^-a) /
   * (L^-a - H^-a)}, L and H its ends; the body's law is log-normal, whose probit is closed too.
   */
  @Test
  void meansOfChainsAreParetoUpToTheirBoundAndOnlyInTheirSectors() {
    OutletsConfig.Chains chains =
        new OutletsConfig.Chains("grocers", Set.of("grocery_pharmacy"), 0.5, 0.25, 1.2, 36, 900);
    OutletsConfig outlets =
        new OutletsConfig(1, 0, Set.of(), 0, 0, 1, 12, 0.3, List.of(chains), 1e6, 0, 5_000);
    OutletLaw law = new OutletLaw(outlets);
    Merchant chain = new Merchant(7, 5411, "card_present", "DE");
    assertThat(law.mean(chain, 0.75), closeTo(36, 1e-9));
    assertThat(law.mean(chain, UniformLaw.BELOW_ONE), closeTo(900, 1e-6));
    // Survival at 180: (180^-1.2 - 900^-1.2) / (36^-1.2 - 900^-1.2) = 0.126605... by hand.
    double survival =
        (Math.pow(180, -1.2) - Math.pow(900, -1.2)) / (Math.pow(36, -1.2) - Math.pow(900, -1.2));
    assertThat(law.mean(chain, 1 - 0.25 * survival), closeTo(180, 1e-6));
    // Half of the body lies below the median; one standard deviation above it, Phi(1) of it.
    assertThat(law.mean(chain, 0.375), closeTo(12, 1e-9));
    assertThat(law.mean(chain, 0.75 * 0.8413447460685429), closeTo(12 * Math.exp(0.5), 1e-6));
    Merchant diner = new Merchant(7, 5812, "card_present", "DE");
    Merchant remote = new Merchant(7, 5411, "card_not_present", "DE");
    for (Merchant other : List.of(diner, remote)) {
      assertThat(law.mean(other, 0.9772498680518208), closeTo(12 * Math.exp(0.6), 1e-6));
    }
  }

  /** Weyl's sequence: in every stratum each prefix of n leaves no gap above 1.9 / n. */
  @Test
  void sizesOfAStratumAreSpreadEvenlyWhateverTheNumberOfMerchants() {
    MerchantUniverse universe = MerchantUniverse.of(7, 4_000);
    OutletSizes sizes = new OutletSizes(7, 4_000, universe, MERCHANTS, OUTLETS::stratum);
    Map<String, TreeSet<Double>> seen = new TreeMap<>();
    double[] even = new double[4_000];
    for (int rank = 0; rank < 4_000; rank++) {
      even[universe.index(rank)] = sizes.at(universe.index(rank));
    }
    Merchant[] merchants = new Merchant[4_000];
    for (int rank = 0; rank < 4_000; rank++) {
      merchants[universe.index(rank)] = MERCHANTS.draw(7, universe.id(rank));
    }
    for (int index = 0; index < 4_000; index++) {
      TreeSet<Double> stratum =
          seen.computeIfAbsent(OUTLETS.stratum(merchants[index]), s -> new TreeSet<>());
      stratum.add(even[index]);
      if (stratum.size() > 1) {
        double gap = stratum.first() + 1 - stratum.last();
        double before = stratum.first();
        for (double u : stratum) {
          gap = Math.max(gap, u - before);
          before = u;
        }
        assertThat(gap * stratum.size(), lessThanOrEqualTo(1.9));
      }
    }
    assertThat(seen.keySet().contains("chains|shops"), is(true));
  }

  @Test
  void aSmallerWorldHasTheSizesOfTheFirstMerchantsOfALargerOne() {
    OutletSizes few =
        new OutletSizes(9, 100, MerchantUniverse.of(9, 120), MERCHANTS, OUTLETS::stratum);
    OutletSizes many =
        new OutletSizes(9, 900, MerchantUniverse.of(9, 900), MERCHANTS, OUTLETS::stratum);
    WorldMerchantsModel model = new WorldMerchantsModel(CONFIG, 9);
    for (int index = 0; index < 100; index++) {
      assertThat(few.at(index), is(many.at(index)));
    }
    for (int index : new int[] {0, 1, 57, 99}) {
      assertThat(few.at(index), is(model.size(index)));
    }
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void merchantsAndOutletsAreThoseOfTheTwin(
      @ForAll long seed, @ForAll @IntRange(max = 9_999) int index) {
    WorldMerchantsModel model = new WorldMerchantsModel(CONFIG, seed);
    long id = model.id(index);
    Merchant merchant = MERCHANTS.draw(seed, id);
    assertThat(merchant, equalTo(model.merchant(id)));
    double u = UniformLaw.open(seed ^ index * 0x9E3779B97F4A7C15L);
    int outlets = OUTLETS.draw(seed, merchant, u);
    assertThat(outlets, is(model.outlets(merchant, u)));
    SortedMap<String, Integer> byCountry = COUNTRIES.draw(seed, merchant, outlets);
    assertThat(byCountry.values().stream().mapToInt(Integer::intValue).sum(), is(outlets));
    assertThat(byCountry.containsKey(merchant.homeCountryIso()), is(true));
    Set<String> allowed = new HashSet<>(model.abroad(merchant, outlets));
    allowed.add(merchant.homeCountryIso());
    assertThat(allowed.containsAll(byCountry.keySet()), is(true));
    assertThat(byCountry.values().stream().allMatch(n -> n >= 1), is(true));
  }

  @Test
  void tenThousandMerchantsCoverTheCategoriesAndCountriesOfTheReference() {
    MerchantPopulation population = new MerchantPopulation(CONFIG, 42);
    Map<String, Integer> homes = new HashMap<>();
    Set<Integer> codes = new HashSet<>();
    int remote = 0;
    for (int rank = 0; rank < 10_000; rank++) {
      Merchant m = population.merchant(rank);
      homes.merge(m.homeCountryIso(), 1, Integer::sum);
      codes.add(m.mcc());
      remote += m.channel().equals(Merchant.CARD_NOT_PRESENT) ? 1 : 0;
    }
    assertThat(codes.size(), greaterThanOrEqualTo(200));
    assertThat(homes.size(), greaterThanOrEqualTo(50));
    // Cap 0.08 of 10,000: sd 27, so 135 is five of them (one-sided 3e-7).
    assertThat(homes.values().stream().allMatch(n -> n <= 935), is(true));
    CategoryMix mix = new CategoryMix(CONFIG.categories(), MerchantCategories.load());
    double expected = 0;
    for (int code : MerchantCategories.load().codes()) {
      WorldConfig.Channel channel = CONFIG.channel();
      double p =
          channel.likely().mccs().contains(code)
              ? 0.75
              : channel.unlikely().mccs().contains(code) ? 0.10 : 0.25;
      expected += mix.share(code) * p;
    }
    // Five standard errors of 10,000 merchants, false alarm 6e-7.
    assertThat(remote / 10_000.0, closeTo(expected, 0.022));
  }
}
