package io.footfall.transforms.world.places;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountryEconomyTest {
  private static final CountryEconomy ECONOMY = CountryEconomy.load();

  @Test
  void everyCountryWithACityIsListed() {
    assertThat(List.copyOf(ECONOMY.gdpBuckets().keySet()), is(Cities.load().countries()));
  }

  /** 11, 20, 24 and 25 codes are authored in world.md section 7.1; the rest of 245 are 1. */
  @Test
  void bucketsHaveTheAuthoredSizes() {
    assertThat(
        ECONOMY.gdpBuckets().values().stream().collect(groupingBy(b -> b, counting())),
        is(Map.of(5, 11L, 4, 20L, 3, 24L, 2, 25L, 1, 165L)));
  }

  @ParameterizedTest
  @CsvSource({"US, 5", "FR, 4", "CL, 3", "IN, 1", "ZA, 2", "NP, 1", "ZZ, 1"})
  void countriesHaveTheirBucket(String country, int bucket) {
    assertThat(ECONOMY.gdpBucket(country), is(bucket));
  }

  @Test
  void nothingCanBeChanged() {
    assertThrows(UnsupportedOperationException.class, () -> ECONOMY.gdpBuckets().clear());
  }
}
