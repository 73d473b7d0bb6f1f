package io.footfall.transforms.world.merchants;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.footfall.config.PolicyFile;
import io.footfall.config.PolicyReader;
import io.footfall.config.ResolvedConfig;
import io.footfall.config.world.WorldConfig;
import io.footfall.transforms.world.places.MerchantCategories;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

/**
 * Targets of world.md section 7 items 2 and 3 over 20,000 merchants, seed 42. The page states one
 * simulation without its error, so the tolerances are chosen, not derived: they catch a wrong law,
 * not a small drift. Our law gives mean 8.8, median 5 and 0.43 single sites where the page has 9.0,
 * 6 and 0.41; {@code MerchantLawTest} compares the law itself with a twin.
 */
class OutletDistributionTest {
  private static final int MERCHANTS = 20_000;

  static WorldConfig config(String... replacements) {
    byte[] bytes = ResolvedConfig.load("reference", null).bytes(PolicyFile.WORLD);
    String text =
        new String(bytes, StandardCharsets.UTF_8)
            .replace("count: 10000", "count: " + MERCHANTS)
            .replace("with_outlets: 2500", "with_outlets: " + MERCHANTS);
    for (int i = 0; i < replacements.length; i += 2) {
      text = text.replace(replacements[i], replacements[i + 1]);
    }
    return PolicyReader.read(
        PolicyFile.WORLD, "test", text.getBytes(StandardCharsets.UTF_8), WorldConfig.class);
  }

  /** Outlets ascending, and what else is asked of them. */
  record Sample(int[] outlets, double multiCountry, double abroad) {
    static Sample of(WorldConfig config) {
      MerchantPopulation population = new MerchantPopulation(config, 42);
      int[] outlets = new int[MERCHANTS];
      long multiCountry = 0;
      long abroad = 0;
      long all = 0;
      for (int rank = 0; rank < MERCHANTS; rank++) {
        TradingMerchant m = population.trading(rank);
        outlets[rank] = m.outlets();
        multiCountry += m.outletsByCountry().size() > 1 ? 1 : 0;
        for (Map.Entry<String, Integer> pair : m.outletsByCountry().entrySet()) {
          all += pair.getValue();
          abroad += pair.getKey().equals(m.merchant().homeCountryIso()) ? 0 : pair.getValue();
        }
      }
      Arrays.sort(outlets);
      return new Sample(outlets, (double) multiCountry / MERCHANTS, (double) abroad / all);
    }

    double sum() {
      return Arrays.stream(outlets).asLongStream().sum();
    }

    double topShare(double part) {
      int from = MERCHANTS - (int) (part * MERCHANTS);
      return Arrays.stream(outlets, from, MERCHANTS).asLongStream().sum() / sum();
    }

    double gini() {
      double weighted = 0;
      for (int i = 0; i < MERCHANTS; i++) {
        weighted += (2.0 * (i + 1) - MERCHANTS - 1) * outlets[i];
      }
      return weighted / (MERCHANTS * sum());
    }

    double single() {
      return Arrays.stream(outlets).filter(n -> n == 1).count() / (double) MERCHANTS;
    }
  }

  static Matcher<Double> within(double low, double high) {
    return is(both(greaterThanOrEqualTo(low)).and(lessThanOrEqualTo(high)));
  }

  /** Every sector there is. */
  private static String sectors() {
    return String.join(", ", new TreeSet<>(MerchantCategories.load().sectors().values()));
  }

  @Test
  void theLawOfThePageHasTheOutletsOfThePage() {
    // A chain's Pareto law stands beside its body here, not on top of it; of one merchant in a
    // hundred, as on the page, the difference is below the tolerances.
    Sample sample =
        Sample.of(
            config(
                "log_sd: 0.34", "log_sd: 0.5",
                "tail_probability: 0.112", "tail_probability: 0.01",
                "tail_probability: 0.105", "tail_probability: 0.01",
                "tail_alpha: 0.58", "tail_alpha: 1.4",
                "smallest: 170", "smallest: 36",
                "smallest: 47", "smallest: 36",
                "largest: 1200", "largest: 2546",
                "largest: 145", "largest: 2546",
                "dispersion: 32.0", "dispersion: 14.0",
                "[general_retail, grocery_pharmacy]", "[" + sectors() + "]",
                "[dining_entertainment]", "[]",
                "cap: 1200", "cap: 2546"));
    assertThat(sample.sum() / MERCHANTS, closeTo(9.0, 0.5));
    assertThat((double) sample.outlets()[MERCHANTS / 2], closeTo(6, 1));
    assertThat((double) sample.outlets()[(int) (0.9 * MERCHANTS)], closeTo(21, 1));
    assertThat((double) sample.outlets()[(int) (0.99 * MERCHANTS)], closeTo(45, 4));
    assertThat(sample.topShare(0.1), closeTo(0.38, 0.02));
    assertThat(sample.topShare(0.01), closeTo(0.10, 0.02));
    assertThat(sample.gini(), closeTo(0.58, 0.02));
    assertThat(sample.single(), closeTo(0.42, 0.02));
  }

  /**
   * Heavier than the page's bands of the reference (top tenth 0.35 to 0.55, Gini to 0.62): R S14
   * asks for volumes whose head the page's outlets cannot carry (docs/realism.md). The body stays.
   */
  @Test
  void chainsOutgrowTheReferenceAndTheRestDoesNot() {
    Sample sample = Sample.of(config());
    assertThat(sample.single(), within(0.25, 0.45));
    int[] multi = Arrays.stream(sample.outlets()).filter(n -> n > 1).toArray();
    assertThat((double) multi[multi.length / 2], within(6, 20));
    assertThat(sample.topShare(0.1), within(0.55, 0.70));
    assertThat(sample.gini(), within(0.62, 0.78));
    assertThat(sample.topShare(0.01), within(0.22, 0.40));
    assertThat((double) sample.outlets()[MERCHANTS - 1], lessThanOrEqualTo(1_200.0));
  }

  @Test
  void merchantsTradeAbroadAsOftenAsTheReference() {
    Sample sample = Sample.of(config());
    assertThat(sample.multiCountry(), within(0.20, 0.45));
    assertThat(sample.abroad(), within(0.10, 0.25));
  }
}
