package io.footfall.pipelines.report;

import io.footfall.pipelines.figures.ArrivalCounts;
import io.footfall.pipelines.figures.CalendarEntry;
import io.footfall.pipelines.figures.HorizonDays;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Days of the horizon against the events of the calendar. */
final class CalendarSections {
  private static final int COUNTRIES = 16;

  /** Share of arrivals in countries with a holiday, from which the day is marked. */
  private static final double MARKED = 0.05;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private static final int EVENT_ROWS = 1_000;

  private final ArrivalCounts counts;
  private final HorizonDays days;
  private final CalendarEntry.Read calendar;
  private final HolidayNames holidays;
  private final long[] all;

  private CalendarSections(ArrivalCounts counts, CalendarEntry.Read calendar) {
    this.counts = counts;
    this.days = counts.days();
    this.calendar = calendar;
    this.holidays = HolidayNames.of(counts, calendar);
    this.all = new long[days.size()];
    for (long[] country : counts.countries().values()) {
      for (int i = 0; i < all.length; i++) {
        all[i] += country[i];
      }
    }
  }

  static List<PageSection> of(ArrivalCounts counts, CalendarEntry.Read calendar) {
    CalendarSections sections = new CalendarSections(counts, calendar);
    return List.of(sections.weeks(), sections.countries());
  }

  private PageSection weeks() {
    int first = days.firstWhole();
    int end = days.endWhole();
    LocalDate monday = days.date(first).minusDays(days.date(first).getDayOfWeek().getValue() - 1L);
    int weeks = (int) (ChronoUnit.DAYS.between(monday, days.date(end - 1)) / 7) + 1;
    double[][] values = new double[7][weeks];
    for (double[] row : values) {
      Arrays.fill(row, Double.NaN);
    }
    Map<Integer, String> notes = new HashMap<>();
    List<String> cells = new ArrayList<>(Collections.nCopies(7 * weeks, ""));
    List<List<String>> marked = new ArrayList<>();
    for (int i = first; i < end; i++) {
      LocalDate day = days.date(i);
      int at = (int) ChronoUnit.DAYS.between(monday, day);
      int cell = at % 7 * weeks + at / 7;
      values[at % 7][at / 7] = all[i];
      cells.set(cell, DAY.format(day));
      double share = holidays.share(day);
      if (share >= MARKED) {
        String names = holidays.names(day);
        notes.put(cell, names);
        cells.set(cell, DAY.format(day) + ", " + holidays.main(day));
        marked.add(
            List.of(
                day.toString(),
                RhythmSections.WEEKDAYS.get(at % 7),
                Figure.percent(share),
                Figure.count(all[i]),
                names));
      }
    }
    List<String> columns = new ArrayList<>();
    for (int week = 0; week < weeks; week++) {
      columns.add(monday.plusDays(7L * week).toString());
    }
    Chart chart =
        new HeatChart(
            "weekday",
            RhythmSections.WEEKDAYS,
            "week from",
            columns,
            "arrivals",
            values,
            Double.NaN,
            notes,
            cells);
    return new PageSection(
        "calendar",
        "Calendar",
        "Arrivals on every local day that lies whole inside the horizon. Marked days are"
            + " holidays in countries with at least 5 % of all arrivals, named by the holiday that most"
            + " of them share; every event stands in the tables.",
        chart,
        tables(marked));
  }

  private List<PageSection.Titled> tables(List<List<String>> marked) {
    PageSection.Titled types = new PageSection.Titled("Events by type", types());
    if (marked.isEmpty()) {
      return List.of(types, events());
    }
    List<String> head = List.of("day", "weekday", "share of countries", "arrivals", "holidays");
    return List.of(
        new PageSection.Titled("Marked days", DataTable.of(head, marked), true), types, events());
  }

  private PageSection countries() {
    int first = days.firstWhole();
    int end = days.endWhole();
    List<String> top =
        counts.countries().entrySet().stream()
            .sorted(
                Comparator.comparingLong(
                        (Map.Entry<String, long[]> e) -> -Arrays.stream(e.getValue()).sum())
                    .thenComparing(Map.Entry::getKey))
            .limit(COUNTRIES)
            .map(Map.Entry::getKey)
            .toList();
    List<String> columns = new ArrayList<>();
    for (int i = first; i < end; i++) {
      columns.add(days.date(i).toString());
    }
    List<String> rows = new ArrayList<>(List.of("all"));
    rows.addAll(top);
    double[][] values = new double[rows.size()][];
    Map<Integer, String> notes = new HashMap<>();
    for (int r = 0; r < rows.size(); r++) {
      String country = r == 0 ? null : rows.get(r);
      values[r] = relative(country == null ? all : counts.countries().get(country), first, end);
      for (int i = first; i < end && country != null; i++) {
        String names = holidays.names(days.date(i), country);
        if (names != null) {
          notes.put(r * columns.size() + i - first, names);
        }
      }
    }
    return new PageSection(
        "days-by-country",
        "Days by country",
        "Arrivals of a local day relative to the mean of that country's same weekdays: 1 is an"
            + " ordinary day. Marked days are holidays of that country. The "
            + top.size()
            + " countries with most arrivals.",
        new HeatChart(
            "country",
            rows,
            "local day",
            columns,
            "relative to usual",
            values,
            1,
            notes,
            List.of()));
  }

  /** Each day over the mean of its weekday. */
  private double[] relative(long[] arrivals, int first, int end) {
    double[] relative = new double[end - first];
    for (int i = first; i < end; i++) {
      double sum = 0;
      int n = 0;
      for (int j = first + (i - first) % 7; j < end; j += 7) {
        sum += arrivals[j];
        n++;
      }
      relative[i - first] = sum == 0 ? Double.NaN : arrivals[i] * n / sum;
    }
    return relative;
  }

  private DataTable types() {
    Map<String, List<CalendarEntry>> byType = new TreeMap<>();
    for (CalendarEntry entry : calendar.entries()) {
      byType.computeIfAbsent(entry.type(), k -> new ArrayList<>()).add(entry);
    }
    List<List<String>> rows = new ArrayList<>();
    byType.forEach(
        (type, entries) -> {
          var factors =
              entries.stream()
                  .filter(e -> e.amplitude() != null)
                  .mapToDouble(CalendarEntry::amplitude)
                  .summaryStatistics();
          boolean any = factors.getCount() > 0;
          rows.add(
              List.of(
                  type,
                  Figure.count(entries.size()),
                  any ? Figure.number(factors.getMin()) : "–",
                  any ? Figure.number(factors.getMax()) : "–"));
        });
    rows.add(List.of("of single merchants", Figure.count(calendar.merchantEvents()), "–", "–"));
    return DataTable.of(List.of("type", "events", "least factor", "largest factor"), rows);
  }

  private static String place(CalendarEntry e) {
    String country = e.country() == null ? "everywhere" : e.country();
    return e.tzid() == null ? country : country + ", " + e.tzid();
  }

  /** One row for what happens at one place on some days, whichever classes it moves. */
  private PageSection.Titled events() {
    Map<List<String>, List<CalendarEntry>> happenings = new LinkedHashMap<>();
    for (CalendarEntry e : calendar.entries()) {
      String days =
          e.first().equals(e.last()) ? e.first().toString() : e.first() + " to " + e.last();
      happenings
          .computeIfAbsent(List.of(days, e.type(), e.name(), place(e)), k -> new ArrayList<>())
          .add(e);
    }
    List<List<String>> rows = new ArrayList<>();
    happenings.forEach(
        (key, entries) -> {
          var factors =
              entries.stream()
                  .filter(e -> e.amplitude() != null)
                  .mapToDouble(CalendarEntry::amplitude)
                  .summaryStatistics();
          Set<String> classes = new TreeSet<>();
          entries.forEach(e -> classes.add(e.demandClass() == null ? "all" : e.demandClass()));
          List<String> row = new ArrayList<>(key);
          row.add(classes.size() > 1 ? classes.size() + " classes" : classes.iterator().next());
          row.add(
              factors.getCount() == 0
                  ? "–"
                  : factors.getMin() == factors.getMax()
                      ? Figure.number(factors.getMin())
                      : Figure.number(factors.getMin()) + " to " + Figure.number(factors.getMax()));
          rows.add(row);
        });
    return new PageSection.Titled(
        "Events",
        DataTable.first(
            EVENT_ROWS, List.of("days", "type", "name", "where", "classes", "factor"), rows));
  }
}
