package io.footfall.pipelines.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.footfall.pipelines.figures.CalendarEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names of holidays against countries counted by hand. */
class HolidayNamesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 20);

  private static CalendarEntry event(String type, String name, String country, LocalDate day) {
    return new CalendarEntry(type, name, day, day, country, null, null, 0.5);
  }

  private static HolidayNames names(CalendarEntry... entries) {
    return HolidayNames.of(
        List.of(entries), Map.of("JP", 60L, "SG", 20L, "IN", 10L, "SY", 6L, "AZ", 4L));
  }

  @Test
  void theNameWithMostArrivalsComesFirst() {
    HolidayNames names =
        names(
            event("HOLIDAY", "Eid", "AZ", DAY),
            event("HOLIDAY", "Eid", "SG", DAY),
            event("HOLIDAY", "Eid", "IN", DAY),
            event("HOLIDAY", "Eid", "SY", DAY),
            event("HOLIDAY", "Vernal Equinox Day", "JP", DAY),
            event("PAYDAY", "payday", "JP", DAY));
    assertThat(names.main(DAY), is("Vernal Equinox Day"));
    assertThat(names.names(DAY), is("Vernal Equinox Day (JP); Eid (SG, IN, SY and 1 more)"));
    assertThat(names.share(DAY), closeTo(1.0, 1e-12));
  }

  /** A country that keeps two holidays on a day counts once in the share, and for each name. */
  @Test
  void joinedNamesCountForEach() {
    HolidayNames names =
        names(
            event("HOLIDAY", "Eid / Nowruz", "AZ", DAY),
            event("HOLIDAY", "Eid", "AZ", DAY),
            event("HOLIDAY", "Nowruz", "IN", DAY));
    assertThat(names.names(DAY), is("Nowruz (IN, AZ); Eid (AZ)"));
    assertThat(names.names(DAY, "AZ"), is("Eid; Nowruz"));
    assertThat(names.share(DAY), closeTo(0.14, 1e-12));
  }

  @Test
  void anOrdinaryDayHasNone() {
    HolidayNames names = names(event("HOLIDAY", "Eid", "SG", DAY));
    assertThat(names.main(DAY.plusDays(1)), nullValue());
    assertThat(names.names(DAY.plusDays(1)), nullValue());
    assertThat(names.names(DAY, "JP"), nullValue());
    assertThat(names.share(DAY.plusDays(1)), is(0.0));
  }

  @Test
  void manyNamesAreCut() {
    List<CalendarEntry> many = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      many.add(event("HOLIDAY", "Day " + i, "JP", DAY));
    }
    assertThat(
        names(many.toArray(CalendarEntry[]::new)).names(DAY, "JP"),
        is("Day 0; Day 1; Day 2; Day 3; and 2 more"));
  }
}
