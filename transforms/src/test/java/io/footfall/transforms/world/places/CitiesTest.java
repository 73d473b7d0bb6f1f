package io.footfall.transforms.world.places;

import static java.util.stream.Collectors.toSet;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threeten.bp.zone.ZoneRulesProvider;

class CitiesTest {
  private static final Cities CITIES = Cities.load();

  @Test
  void shippedRowsAreCounted() {
    assertThat(CITIES.all(), hasSize(5399));
    assertThat(CITIES.countries(), hasSize(245));
    assertThat(CITIES.all().stream().filter(c -> c.population() >= 100_000).count(), is(4271L));
    assertThat(CITIES.all().stream().map(City::tzid).distinct().count(), is(343L));
  }

  @Test
  void gzipHeaderCarriesNoNameAndNoTime() throws IOException {
    try (InputStream in = resource("/io/footfall/transforms/world/world-cities.tsv.gz")) {
      byte[] header = in.readNBytes(10);
      assertThat(
          List.of(header[3], header[4], header[5], header[6], header[7]), everyItem(is((byte) 0)));
    }
  }

  @Test
  void rowsAreSortedByCountryPopulationAndId() {
    for (int i = 1; i < CITIES.all().size(); i++) {
      City a = CITIES.all().get(i - 1);
      City b = CITIES.all().get(i);
      boolean ascending =
          a.country().compareTo(b.country()) < 0
              || (a.country().equals(b.country())
                  && (a.population() > b.population()
                      || (a.population() == b.population() && a.cityId() < b.cityId())));
      assertThat(a + " before " + b, ascending);
    }
  }

  @Test
  void idsAreUnique() {
    Set<Long> seen = new HashSet<>();
    CITIES.all().forEach(city -> assertThat(city.toString(), seen.add(city.cityId())));
  }

  @Test
  void countriesAreOfTheIsoList() {
    assertThat(CITIES.countries(), everyItem(is(oneOf(Locale.getISOCountries()))));
  }

  @Test
  void everyCountryHasInhabitants() {
    CITIES.countries().forEach(c -> assertThat(c, CITIES.population(c), greaterThan(0L)));
  }

  @Test
  void thePinnedReleaseKnowsEveryZone() {
    assertThat(
        CITIES.all().stream().map(City::tzid).collect(toSet()),
        everyItem(is(oneOf(ZoneRulesProvider.getAvailableZoneIds().toArray(new String[0])))));
  }

  @Test
  void everyZoneIsCanonical() {
    CITIES
        .all()
        .forEach(c -> assertThat(c.toString(), ZoneLinks.load().canonical(c.tzid()), is(c.tzid())));
  }

  /** country-zones.tsv: country and zone columns of zone.tab, tz release 2026b, sorted. */
  @Test
  void everyZoneIsListedForItsCountryInTheTzDatabase() throws IOException {
    Set<String> listed;
    try (InputStream in = resource("country-zones.tsv")) {
      listed = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().collect(toSet());
    }
    assertThat(
        CITIES.all().stream().filter(c -> !listed.contains(c.country() + "\t" + c.tzid())).toList(),
        is(empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "RS, Europe/Belgrade",
    "BM, Atlantic/Bermuda",
    "TW, Asia/Taipei",
    "SH, Atlantic/St_Helena",
    "FK, Atlantic/Stanley",
    "CN, Asia/Shanghai",
    "GE, Asia/Tbilisi",
    "PS, Asia/Hebron",
    "VN, Asia/Ho_Chi_Minh",
    "GY, America/Guyana",
    "SJ, Arctic/Longyearbyen"
  })
  void overriddenCountriesHaveOneZone(String country, String tzid) {
    assertThat(CITIES.in(country), is(not(empty())));
    assertThat(
        CITIES.in(country).stream().map(City::tzid).collect(toSet()), is(equalTo(Set.of(tzid))));
  }

  @Test
  void overridesAreMarkedOnlyWhereTheyChangedTheZone() {
    assertThat(
        CITIES.all().stream()
            .filter(c -> c.zoneSource() == City.ZoneSource.OVERRIDE)
            .map(City::country)
            .collect(toSet()),
        containsInAnyOrder("CN", "GE", "GY", "PS", "SJ", "VN"));
    assertThat(city("CN", "Ürümqi").zoneSource(), is(City.ZoneSource.OVERRIDE));
    assertThat(city("CN", "Shanghai").zoneSource(), is(City.ZoneSource.POLYGON));
  }

  @ParameterizedTest
  @CsvSource({
    "NP, Kathmandu, Asia/Kathmandu",
    "IN, Kolkata, Asia/Kolkata",
    "IN, Mumbai, Asia/Kolkata",
    "AU, Sydney, Australia/Sydney",
    "AU, Lord Howe Island, Australia/Lord_Howe",
    "MA, Casablanca, Africa/Casablanca",
    "US, New York City, America/New_York",
    "FR, Paris, Europe/Paris",
    "CL, Santiago, America/Santiago",
    "SA, Riyadh, Asia/Riyadh",
    "EG, Cairo, Africa/Cairo",
    "CA, Montréal, America/Toronto",
    "CN, Harbin, Asia/Shanghai"
  })
  void citiesOfTheForcedStrataAreInTheirZones(String country, String name, String tzid) {
    assertThat(city(country, name).tzid(), is(tzid));
  }

  @Test
  void theLargestCityComesFirst() {
    assertThat(CITIES.in("FR").get(0).name(), is("Paris"));
    assertThat(CITIES.in("ZZ"), is(empty()));
    assertThat(CITIES.population("ZZ"), is(0L));
  }

  @Test
  void populationIsTheSumOverItsCities() {
    assertThat(CITIES.in("MC").stream().map(City::population).toList(), contains(32965L));
    assertThat(CITIES.population("MC"), is(32965L));
    assertThat(CITIES.countries().stream().mapToLong(CITIES::population).sum(), is(2_024_505_471L));
  }

  @Test
  void nothingCanBeChanged() {
    assertThrows(UnsupportedOperationException.class, () -> CITIES.all().remove(0));
    assertThrows(UnsupportedOperationException.class, () -> CITIES.in("FR").remove(0));
    assertThrows(UnsupportedOperationException.class, () -> CITIES.countries().remove(0));
  }

  private static City city(String country, String name) {
    return CITIES.in(country).stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(CitiesTest.class.getResourceAsStream(name), name);
  }
}
