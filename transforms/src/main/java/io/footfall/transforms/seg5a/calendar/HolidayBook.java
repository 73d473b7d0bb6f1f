package io.footfall.transforms.seg5a.calendar;

import io.footfall.config.seg5a.calendar.CalendarCustoms;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Public holidays of some countries over some years: those of the holiday data, mended by {@code
 * calendar_customs_5A}; of countries neither knows, 1 January.
 *
 * @param holidays ascending by country, then date; one a country and date
 */
record HolidayBook(List<Holiday> holidays) implements Serializable {
  /** A book without holidays. */
  static final HolidayBook EMPTY = new HolidayBook(List.of());

  private static final String JOIN = " / ";

  HolidayBook {
    holidays = List.copyOf(holidays);
  }

  /**
   * A holiday.
   *
   * @param country ISO code
   * @param day local day
   * @param name its names, joined if several fall on the day
   */
  record Holiday(String country, LocalDate day, String name) implements Serializable {}

  /** Holidays of countries from a day to another, both inclusive. */
  static HolidayBook of(
      Collection<String> countries, LocalDate from, LocalDate until, CalendarCustoms customs) {
    List<Holiday> holidays = new ArrayList<>();
    for (String country : new TreeSet<>(countries)) {
      TreeMap<LocalDate, TreeSet<String>> days = new TreeMap<>();
      for (int year = from.getYear(); year <= until.getYear(); year++) {
        add(country, year, customs, days);
      }
      days.subMap(from, true, until, true)
          .forEach(
              (day, names) -> holidays.add(new Holiday(country, day, String.join(JOIN, names))));
    }
    return new HolidayBook(holidays);
  }

  private static void add(
      String country, int year, CalendarCustoms customs, TreeMap<LocalDate, TreeSet<String>> days) {
    PublicHolidays.of(country, year, day -> customs.isWeekend(country, day))
        .forEach((day, names) -> days.computeIfAbsent(day, d -> new TreeSet<>()).addAll(names));
    Optional<CalendarCustoms.Correction> correction = customs.correction(country);
    if (correction.isEmpty()) {
      if (!PublicHolidays.knows(country)) {
        days.computeIfAbsent(LocalDate.of(year, 1, 1), d -> new TreeSet<>()).add("New Year's Day");
      }
      return;
    }
    correction.get().drop().forEach(rule -> rule.of(year).ifPresent(days::remove));
    for (CalendarCustoms.NamedDay day : correction.get().add()) {
      day.on()
          .of(year)
          .ifPresent(d -> days.computeIfAbsent(d, k -> new TreeSet<>()).add(day.name()));
    }
  }

  /** Holidays of a country, ascending. */
  List<Holiday> of(String country) {
    return holidays.stream().filter(h -> h.country().equals(country)).toList();
  }
}
