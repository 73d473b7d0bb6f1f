package io.footfall.transforms.world.merchants;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.config.world.WorldConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Forced, dominant and silent merchants. */
class MerchantPopulationTest {
  static WorldConfig preset(String preset) {
    return ResolvedConfig.load(preset, null).read(PolicyFile.WORLD, WorldConfig.class);
  }

  static int rankOf(MerchantPopulation population, int index) {
    for (int rank = 0; rank < population.universe().size(); rank++) {
      if (population.universe().index(rank) == index) {
        return rank;
      }
    }
    throw new AssertionError(index);
  }

  @Test
  void forcedMerchantsStandWhereTheConfigurationSays() {
    for (long seed : new long[] {42, 1, -1}) {
      MerchantPopulation population = new MerchantPopulation(preset("tiny"), seed);
      TradingMerchant twoZones = population.trading(rankOf(population, 4));
      assertThat(twoZones.outletsByCountry(), equalTo(Map.of("US", 6)));
      TradingMerchant hybrid = population.trading(rankOf(population, 12));
      assertThat(hybrid.outletsByCountry(), equalTo(Map.of("AU", 1, "FR", 2)));
      assertThat(hybrid.merchant().mcc(), is(5691));
      assertThat(hybrid.merchant().channel(), is("card_not_present"));
      long id = hybrid.merchant().merchantId();
      assertThat(population.setCities(id, "AU", 1)[0].name(), is("Lord Howe Island"));
      assertThat(population.setCities(id, "FR", 2)[1].name(), is("Paris"));
    }
  }

  @Test
  void theDominantMerchantOwnsItsShareOfAllOutlets() {
    for (long seed : new long[] {42, 1, 7}) {
      MerchantPopulation population = new MerchantPopulation(preset("skew"), seed);
      long all = 0;
      for (int rank = 0; rank < population.universe().size(); rank++) {
        all += population.outlets(rank);
      }
      int rank = rankOf(population, 0);
      assertThat(population.outlets(rank) / (double) all, closeTo(0.325, 0.001));
      assertThat(population.merchant(rank).homeCountryIso(), is("US"));
    }
  }

  @Test
  void skewAndSmallAgreeOnAllOtherMerchants() {
    MerchantPopulation small = new MerchantPopulation(preset("small"), 42);
    MerchantPopulation skew = new MerchantPopulation(preset("skew"), 42);
    for (int rank = 0; rank < small.universe().size(); rank++) {
      if (small.universe().index(rank) > 0) {
        assertThat(skew.trading(rank), equalTo(small.trading(rank)));
      }
    }
  }

  @Test
  void onlyTheFirstPositionsTrade() {
    MerchantPopulation population = new MerchantPopulation(preset("reference"), 42);
    int trading = 0;
    for (int rank = 0; rank < population.universe().size(); rank++) {
      trading += population.trades(rank) ? 1 : 0;
      if (!population.trades(rank)) {
        assertThat(population.outlets(rank), is(0));
        int silent = rank;
        assertThrows(IllegalArgumentException.class, () -> population.trading(silent));
      }
    }
    assertThat(trading, is(2_500));
  }

  @Test
  void everyPresetKeepsItsOutletCap() {
    Map<String, Integer> caps = Map.of("tiny", 25, "small", 120, "medium", 1_200);
    caps.forEach(
        (preset, cap) -> {
          MerchantPopulation population = new MerchantPopulation(preset(preset), 42);
          for (int rank = 0; rank < population.universe().size(); rank++) {
            assertThat(population.outlets(rank), lessThanOrEqualTo(cap));
          }
        });
  }

  @Test
  void noStreamIsOpenedTwice() {
    MerchantPopulation population = new MerchantPopulation(preset("small"), 42);
    Set<String> streams = new HashSet<>();
    List<String> twice = new ArrayList<>();
    for (int rank = 0; rank < population.universe().size(); rank++) {
      String id = Long.toUnsignedString(population.universe().id(rank));
      for (String stage : List.of("merchant", "outlets", "countries", "country_shares")) {
        if (!streams.add(stage + "|" + id)) {
          twice.add(id);
        }
      }
      for (String country : population.trading(rank).outletsByCountry().keySet()) {
        if (!streams.add("sites|" + id + "|" + country)) {
          twice.add(id);
        }
      }
    }
    assertThat(twice, equalTo(List.of()));
  }

  @Test
  void aCityThatIsNotShippedIsRefused() {
    WorldConfig tiny = preset("tiny");
    WorldConfig.Forced nowhere =
        new WorldConfig.Forced(
            39, "FR", 5411, "card_present", List.of(new WorldConfig.Place(1, 1)));
    WorldConfig broken =
        new WorldConfig(
            tiny.policyId(),
            tiny.version(),
            tiny.createdUtc(),
            tiny.merchants(),
            tiny.homeCountry(),
            tiny.categories(),
            tiny.channel(),
            tiny.outlets(),
            tiny.crossBorder(),
            tiny.countryShares(),
            tiny.sites(),
            tiny.dominant(),
            List.of(nowhere));
    assertThrows(IllegalArgumentException.class, () -> new MerchantPopulation(broken, 42));
  }
}
