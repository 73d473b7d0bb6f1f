package io.footfall.transforms.world.places;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MerchantCategoriesTest {
  private static final MerchantCategories CATEGORIES = MerchantCategories.load();

  /** The counts are those of world.md section 8. */
  @Test
  void sectorsHaveTheDocumentedCounts() {
    assertThat(CATEGORIES.codes(), hasSize(290));
    assertThat(
        CATEGORIES.sectors().values().stream().collect(groupingBy(s -> s, counting())),
        is(
            Map.of(
                "other", 171L,
                "general_retail", 46L,
                "government_education", 15L,
                "fuel_auto", 14L,
                "digital_services", 10L,
                "utilities_bills", 9L,
                "travel_hospitality", 7L,
                "cash_fin_services", 7L,
                "dining_entertainment", 6L,
                "grocery_pharmacy", 5L)));
  }

  @ParameterizedTest
  @CsvSource({
    "742, other",
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
        assertThrows(IllegalArgumentException.class, () -> CATEGORIES.sector(3000));
    assertThat(refused.getMessage(), containsString("3000"));
  }

  @Test
  void nothingCanBeChanged() {
    assertThrows(UnsupportedOperationException.class, () -> CATEGORIES.codes().remove(0));
    assertThrows(UnsupportedOperationException.class, () -> CATEGORIES.sectors().clear());
  }
}
