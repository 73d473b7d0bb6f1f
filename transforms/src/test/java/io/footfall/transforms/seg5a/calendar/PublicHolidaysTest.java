package io.footfall.transforms.seg5a.calendar;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.MerchantClassPolicy;
import io.footfall.config.seg5a.calendar.CalendarCustoms;
import io.footfall.config.seg5a.calendar.YearDates;
import io.footfall.transforms.seg5a.SurfacePolicies;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holidays against a second source (realism.md O3), names, corrections, weekends. */
class PublicHolidaysTest {
  private static final CalendarCustoms CUSTOMS =
      SurfacePolicies.read(PolicyFile.CALENDAR_CUSTOMS, CalendarCustoms.class);
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 12, 31);

  private static Map<LocalDate, String> holidays(String country) {
    Map<LocalDate, String> days = new TreeMap<>();
    HolidayBook.of(List.of(country), FIRST, LAST, CUSTOMS)
        .of(country)
        .forEach(h -> days.put(h.day(), h.name()));
    return days;
  }

  /** Precision and recall are one, but for the differences the table argues. */
  @Test
  void holidaysOf2026AreThoseOfASecondSource() throws IOException {
    TreeMap<String, Set<LocalDate>> expected = new TreeMap<>();
    int argued = 0;
    try (InputStream in = PublicHolidaysTest.class.getResourceAsStream("holidays-2026.csv")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().skip(4).toList()) {
        String[] row = line.split(";", -1);
        boolean same = row[3].equals(row[4]);
        assertThat(line, row[5].isEmpty(), is(same));
        argued += same ? 0 : 1;
        Set<LocalDate> days = expected.computeIfAbsent(row[0], c -> new TreeSet<>());
        if (row[4].equals("yes")) {
          days.add(LocalDate.parse(row[1]));
        }
      }
    }
    assertThat(expected.keySet(), hasSize(19));
    assertThat(argued, is(14));
    expected.forEach((country, days) -> assertThat(country, holidays(country).keySet(), is(days)));
  }

  @Test
  void namesAreEnglishWhateverTheMachineSpeaks() {
    Locale machine = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(holidays("DE").get(LocalDate.of(2026, 4, 3)), is("Good Friday"));
      assertThat(holidays("US").get(LocalDate.of(2026, 11, 26)), is("Thanksgiving Day"));
    } finally {
      Locale.setDefault(machine);
    }
  }

  @Test
  void aHolidayOnAWeekendCountsOnItsSubstituteToo() {
    Map<LocalDate, String> days = holidays("US");
    assertThat(days.get(LocalDate.of(2026, 7, 4)), is("Independence Day"));
    assertThat(days.get(LocalDate.of(2026, 7, 3)), is("Independence Day (substitute)"));
  }

  /** Islamic days are those of the data; Eid al-Fitr of 2026 began on 20 March. */
  @ParameterizedTest
  @CsvSource({"SA,2026-03-20", "EG,2026-03-20", "MA,2026-03-20", "TR,2026-03-20"})
  void theMoonIsFollowed(String country, String eid) {
    assertThat(holidays(country).containsKey(LocalDate.parse(eid)), is(true));
  }

  @Test
  void aCountryNobodyKnowsKeepsNewYear() {
    assertThat(holidays("MN").keySet(), is(Set.of(FIRST)));
    assertThat(holidays("CN").size(), greaterThan(10));
  }

  @Test
  void theArtefactHoldsEveryCountryAndTheVersion() {
    String text = new String(PublicHolidays.artefact(), StandardCharsets.UTF_8);
    assertThat(text.startsWith("jollyday 2.19.0\n"), is(true));
    assertThat(text.lines().filter(l -> l.startsWith("/holidays/")).count(), is(230L));
  }

  /** Gauss's dates as every table of Easter has them. */
  @ParameterizedTest
  @CsvSource({
    "2024,2024-03-31",
    "2025,2025-04-20",
    "2026,2026-04-05",
    "2027,2027-03-28",
    "2038,2038-04-25"
  })
  void easterIsWhereItIs(int year, String day) {
    assertThat(YearDates.easter(year), is(LocalDate.parse(day)));
  }

  @ParameterizedTest
  @CsvSource({
    "DE,2026-03-14,true", "DE,2026-03-13,false", "EG,2026-03-13,true", "EG,2026-03-15,false",
    "AE,2021-12-31,true", "AE,2022-01-02,true", "AE,2022-01-07,false", "NP,2026-03-14,true",
    "NP,2026-03-15,false"
  })
  void weekendsAreThoseOfTheCountryAndTheTime(String country, String day, boolean rest) {
    assertThat(CUSTOMS.isWeekend(country, LocalDate.parse(day)), is(rest));
  }

  @Test
  void theShippedPoliciesNameClassesOfTheCatalogue() {
    Set<String> named = RealCalendarTest.classesOfPolicy();
    named.removeAll(
        SurfacePolicies.read(PolicyFile.MERCHANT_CLASS, MerchantClassPolicy.class).classes());
    assertThat(named, is(empty()));
  }
}
