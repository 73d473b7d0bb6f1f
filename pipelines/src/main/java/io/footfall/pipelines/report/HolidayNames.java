package io.footfall.pipelines.report;

import io.footfall.pipelines.figures.ArrivalCounts;
import io.footfall.pipelines.figures.CalendarEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holidays of a day by name. A name comes before those whose countries have fewer arrivals, and a
 * country before those with fewer.
 */
final class HolidayNames {
  private static final int NAMES = 4;
  private static final int COUNTRIES = 3;
  private static final String EVERYWHERE = "everywhere";

  /** Parts the names of holidays that one country has on one day. */
  private static final String PARTED = " / ";

  private final List<CalendarEntry> holidays;
  private final Map<String, Long> arrivals;
  private final long all;

  private HolidayNames(List<CalendarEntry> holidays, Map<String, Long> arrivals) {
    this.holidays = holidays;
    this.arrivals = arrivals;
    this.all = arrivals.values().stream().mapToLong(n -> n).sum();
  }

  /** Of a calendar, weighed by all arrivals of a country. */
  static HolidayNames of(ArrivalCounts counts, CalendarEntry.Read calendar) {
    Map<String, Long> arrivals = new HashMap<>();
    counts.countries().forEach((country, days) -> arrivals.put(country, Arrays.stream(days).sum()));
    return of(calendar.entries(), arrivals);
  }

  /**
   * Of events.
   *
   * @param arrivals by country
   */
  static HolidayNames of(List<CalendarEntry> entries, Map<String, Long> arrivals) {
    return new HolidayNames(
        entries.stream().filter(e -> e.type().equals("HOLIDAY")).toList(), arrivals);
  }

  /** Share of all arrivals that countries with a holiday on a day have. */
  double share(LocalDate day) {
    Set<String> countries = new TreeSet<>();
    byName(day).forEach(named -> countries.addAll(named.countries()));
    return (double) sum(countries) / Math.max(1, all);
  }

  /** The holiday of a day whose countries have most arrivals; null if there is none. */
  String main(LocalDate day) {
    List<Named> named = byName(day);
    return named.isEmpty() ? null : named.get(0).name();
  }

  /** Holidays of a day and where; null if there are none. */
  String names(LocalDate day) {
    List<String> texts = new ArrayList<>();
    for (Named named : byName(day)) {
      texts.add(named.name() + " (" + cut(named.countries(), COUNTRIES, ", ", " and ") + ")");
    }
    return texts.isEmpty() ? null : cut(texts, NAMES, "; ", "; and ");
  }

  /** Holidays of a day in one country; null if there are none. */
  String names(LocalDate day, String country) {
    Set<String> names = new LinkedHashSet<>();
    for (CalendarEntry holiday : holidays) {
      if (holiday.isHoliday(day) && country.equals(holiday.country())) {
        names.addAll(List.of(holiday.name().split(PARTED)));
      }
    }
    return names.isEmpty() ? null : cut(List.copyOf(names), NAMES, "; ", "; and ");
  }

  private record Named(String name, List<String> countries) {}

  private List<Named> byName(LocalDate day) {
    Map<String, Set<String>> byName = new TreeMap<>();
    for (CalendarEntry holiday : holidays) {
      if (holiday.isHoliday(day)) {
        for (String name : holiday.name().split(PARTED)) {
          byName.computeIfAbsent(name, k -> new TreeSet<>()).add(place(holiday));
        }
      }
    }
    List<Named> names = new ArrayList<>();
    byName.forEach((name, countries) -> names.add(new Named(name, byArrivals(countries))));
    names.sort(Comparator.comparingLong(n -> -sum(n.countries())));
    return names;
  }

  private static String place(CalendarEntry holiday) {
    String zone = holiday.tzid() == null ? EVERYWHERE : holiday.tzid();
    return holiday.country() == null ? zone : holiday.country();
  }

  private List<String> byArrivals(Set<String> countries) {
    return countries.stream().sorted(Comparator.comparingLong(c -> -sum(List.of(c)))).toList();
  }

  private long sum(Iterable<String> countries) {
    long sum = 0;
    for (String country : countries) {
      sum += country.equals(EVERYWHERE) ? all : arrivals.getOrDefault(country, 0L);
    }
    return Math.min(sum, all);
  }

  private static String cut(List<String> texts, int most, String comma, String last) {
    String shown = String.join(comma, texts.stream().limit(most).toList());
    return texts.size() > most ? shown + last + (texts.size() - most) + " more" : shown;
  }
}
