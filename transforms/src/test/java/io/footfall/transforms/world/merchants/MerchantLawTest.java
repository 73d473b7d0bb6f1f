package io.footfall.transforms.world.merchants;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;

import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.config.world.WorldConfig;
import io.footfall.contracts.U64;
import io.footfall.contracts.world.Merchant;
import io.footfall.transforms.world.places.Cities;
import io.footfall.transforms.world.places.CountryEconomy;
import io.footfall.transforms.world.places.MerchantCategories;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
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
   * The mean of a chain exceeds x with probability {@code p (factor * median / x)^alpha *
   * E[L^alpha]} while that is small, L the log-normal: with p 1 and no log-normal, exactly {@code
   * (36 / x)^1.2}.
   */
  @Test
  void outletsOfChainsHaveTheParetoTailOfTheirSectors() {
    WorldConfig.Outlets o = CONFIG.outlets();
    WorldConfig.Outlets pure =
        new WorldConfig.Outlets(
            1,
            0,
            Set.of(),
            0,
            0,
            1,
            12,
            0,
            0,
            Set.of("grocery_pharmacy"),
            1,
            3,
            1.2,
            1e6,
            0,
            5_000);
    OutletLaw law = new OutletLaw(pure);
    int n = 4_000;
    int chains = 0;
    int others = 0;
    for (long id = 1; id <= n; id++) {
      chains += law.draw(42, new Merchant(id, 5411, "card_present", "DE")) > 180 ? 1 : 0;
      others += law.draw(42, new Merchant(id, 5812, "card_present", "DE")) > 60 ? 1 : 0;
    }
    // (36 / 180)^1.2 = 0.145; the Poisson count blurs it by less than 0.002. Five standard errors.
    assertThat((double) chains / n, closeTo(0.145, 0.030));
    assertThat(others, is(0));
    assertThat(o.chainSectors(), equalTo(Set.of("general_retail", "grocery_pharmacy")));
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void merchantsAndOutletsAreThoseOfTheTwin(
      @ForAll long seed, @ForAll @IntRange(max = 9_999) int index) {
    WorldMerchantsModel model = new WorldMerchantsModel(CONFIG, seed);
    long id = model.id(index);
    Merchant merchant = MERCHANTS.draw(seed, id);
    assertThat(merchant, equalTo(model.merchant(id)));
    int outlets = OUTLETS.draw(seed, merchant);
    assertThat(outlets, is(model.outlets(merchant)));
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
