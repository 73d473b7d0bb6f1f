package io.footfall.transforms.world.places;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.MerchantClassPolicy;
import io.footfall.transforms.seg5a.SurfacePolicies;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MerchantCategoriesTest {
  private static final MerchantCategories CATEGORIES = MerchantCategories.load();

  /** 290 codes of world.md section 8, and 351 airlines, 91 car rentals and 499 hotels. */
  @Test
  void sectorsHaveTheDocumentedCounts() {
    assertThat(CATEGORIES.codes(), hasSize(290 + 351 + 91 + 499));
    Map<String, Long> expected =
        Map.ofEntries(
            Map.entry("general_retail", 67L),
            Map.entry("business_services", 63L),
            Map.entry("occasional_trade", 30L),
            Map.entry("other", 25L),
            Map.entry("dining_entertainment", 22L),
            Map.entry("fuel_auto", 14L),
            Map.entry("travel_hospitality", 14L + 351 + 91 + 499),
            Map.entry("government_education", 13L),
            Map.entry("digital_services", 12L),
            Map.entry("around_the_clock", 11L),
            Map.entry("grocery_pharmacy", 7L),
            Map.entry("utilities_bills", 6L),
            Map.entry("cash_fin_services", 6L));
    assertThat(
        CATEGORIES.sectors().values().stream().collect(groupingBy(s -> s, counting())),
        is(expected));
  }

  @Test
  void sectorsAreThoseOfTheDemandClassPolicy() {
    MerchantClassPolicy policy =
        SurfacePolicies.read(PolicyFile.MERCHANT_CLASS, MerchantClassPolicy.class);
    for (int code = 0; code <= 9999; code++) {
      assertThat("" + code, policy.sector(code), is(CATEGORIES.sectors().get(code)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "742, business_services",
    "3000, travel_hospitality",
    "3350, travel_hospitality",
    "3351, travel_hospitality",
    "3441, travel_hospitality",
    "3501, travel_hospitality",
    "3999, travel_hospitality",
    "4121, around_the_clock",
    "4899, utilities_bills",
    "5511, occasional_trade",
    "4812, digital_services",
    "5411, grocery_pharmacy",
    "5541, fuel_auto",
    "5812, dining_entertainment",
    "7011, travel_hospitality",
    "9402, government_education"
  })
  void codesHaveTheirSector(int code, String sector) {
    assertThat(CATEGORIES.sector(code), is(sector));
  }

  @Test
  void codesAscend() {
    assertThat(CATEGORIES.codes(), is(CATEGORIES.codes().stream().sorted().toList()));
  }

  @Test
  void textHasFourDigits() {
    assertThat(MerchantCategories.text(742), is("0742"));
  }

  @Test
  void unknownCodeIsRefused() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> CATEGORIES.sector(3442));
    assertThat(refused.getMessage(), containsString("3442"));
  }

  @Test
  void nothingCanBeChanged() {
    assertThrows(UnsupportedOperationException.class, () -> CATEGORIES.codes().remove(0));
    assertThrows(UnsupportedOperationException.class, () -> CATEGORIES.sectors().clear());
  }
}
