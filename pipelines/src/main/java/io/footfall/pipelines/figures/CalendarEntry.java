package io.footfall.pipelines.figures;

import io.footfall.coders.SealedTable;
import io.footfall.contracts.Column;
import io.footfall.contracts.Contracts;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An event of the calendar as a reader of the report wants it. Events of single merchants are
 * counted by {@link Read#merchantEvents()} and not kept.
 *
 * @param type type of the vocabulary
 * @param name what the calendar calls it
 * @param first first day, by the event's own clock
 * @param last last day
 * @param country country or null
 * @param tzid zone or null
 * @param demandClass class or null
 * @param amplitude factor, or peak factor of a ramp; null if unknown
 */
public record CalendarEntry(
    String type,
    String name,
    LocalDate first,
    LocalDate last,
    String country,
    String tzid,
    String demandClass,
    Double amplitude) {
  private static final Comparator<CalendarEntry> ORDER =
      Comparator.comparing(CalendarEntry::first)
          .thenComparing(CalendarEntry::type)
          .thenComparing(CalendarEntry::scope)
          .thenComparing(CalendarEntry::name);

  /**
   * The events of a calendar.
   *
   * @param entries events of more than one merchant, by day, type, scope and name
   * @param merchantEvents events of single merchants
   */
  public record Read(List<CalendarEntry> entries, long merchantEvents) {}

  /** Whom it concerns, in words. */
  public String scope() {
    List<String> parts = new ArrayList<>();
    Optional.ofNullable(country).ifPresent(parts::add);
    Optional.ofNullable(tzid).ifPresent(parts::add);
    Optional.ofNullable(demandClass).ifPresent(parts::add);
    return parts.isEmpty() ? "everyone" : String.join(", ", parts);
  }

  /** Whether it is a holiday on a day. */
  public boolean isHoliday(LocalDate day) {
    return type.equals("HOLIDAY") && !day.isBefore(first) && !day.isAfter(last);
  }

  /** Reads {@code scenario_calendar_5A}, whichever of the optional columns it has. */
  static Read read(SealedTable calendar) throws IOException {
    Set<String> known =
        Contracts.get(calendar.dataset()).columns().stream()
            .map(Column::name)
            .collect(Collectors.toSet());
    List<String> names = new ArrayList<>();
    for (String name :
        List.of(
            "event_type",
            "start_utc",
            "end_utc",
            "start_local",
            "end_local",
            "name",
            "event_name",
            "notes",
            "country_iso",
            "tzid",
            "demand_class",
            "amplitude",
            "amplitude_peak",
            "merchant_id")) {
      if (known.contains(name)) {
        names.add(name);
      }
    }
    List<CalendarEntry> entries = new ArrayList<>();
    long merchants = 0;
    try (TableSlice rows = TableSlice.open(calendar, KeyRange.ALL, names.toArray(String[]::new))) {
      while (rows.next()) {
        if (names.contains("merchant_id") && !rows.isNull(names.indexOf("merchant_id"))) {
          merchants++;
        } else {
          entries.add(entry(rows, names));
        }
      }
    }
    entries.sort(ORDER);
    return new Read(List.copyOf(entries), merchants);
  }

  private static CalendarEntry entry(TableSlice rows, List<String> names) {
    String type = text(rows, names, "event_type");
    LocalDateTime start = time(text(rows, names, "start_local", "start_utc"));
    LocalDateTime end = time(text(rows, names, "end_local", "end_utc"));
    LocalDate last = end.isAfter(start) ? end.minusNanos(1).toLocalDate() : start.toLocalDate();
    String name = text(rows, names, "name", "event_name", "notes");
    return new CalendarEntry(
        type,
        name == null ? type : name,
        start.toLocalDate(),
        last,
        text(rows, names, "country_iso"),
        text(rows, names, "tzid"),
        text(rows, names, "demand_class"),
        number(rows, names, "amplitude", "amplitude_peak"));
  }

  /** The first of these columns that is there and not empty. */
  private static String text(TableSlice rows, List<String> names, String... wanted) {
    for (String name : wanted) {
      int at = names.indexOf(name);
      if (at >= 0 && !rows.isNull(at)) {
        return rows.textAt(at);
      }
    }
    return null;
  }

  private static Double number(TableSlice rows, List<String> names, String... wanted) {
    for (String name : wanted) {
      int at = names.indexOf(name);
      if (at >= 0 && !rows.isNull(at)) {
        return rows.doubleAt(at);
      }
    }
    return null;
  }

  /** A civil time, with or without the mark of UTC. */
  private static LocalDateTime time(String text) {
    try {
      return LocalDateTime.parse(text.replace(' ', 'T').replaceFirst("Z$", ""));
    } catch (DateTimeParseException e) {
      return LocalDate.parse(text.substring(0, Math.min(10, text.length()))).atStartOfDay();
    }
  }
}
