package io.footfall.pipelines.report;

import io.footfall.pipelines.figures.ArrivalCounts;
import io.footfall.pipelines.figures.ClockChanges;
import io.footfall.pipelines.figures.ClockChanges.Group;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Days whose clocks change, and the bar code of offsets. */
final class ClockSections {
  private static final int SHOWN = 24;

  /** Arrivals an hour must usually have to be compared. */
  private static final double LEAST_USUAL = 1;

  private ClockSections() {}

  static List<PageSection> of(ArrivalCounts counts, ClockChanges clocks) {
    return List.of(barcode(counts), changes(clocks.groups(counts.zones())));
  }

  private static PageSection barcode(ArrivalCounts counts) {
    List<String> rows = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    Map<Integer, String> notes = new HashMap<>();
    counts
        .offsets()
        .forEach(
            (offset, hours) -> {
              double all = Arrays.stream(hours).sum();
              double[] row = new double[24];
              int peak = 0;
              for (int hour = 0; hour < 24; hour++) {
                row[hour] = 100 * hours[hour] / all;
                peak = hours[hour] > hours[peak] ? hour : peak;
              }
              notes.put(rows.size() * 24 + peak, "busiest hour of " + Figure.count((long) all));
              rows.add(Figure.offset(offset));
              values.add(row);
            });
    return new PageSection(
        "barcode",
        "Time-zone bar code",
        "Share of arrivals in each UTC hour, one row for each UTC offset. Where people keep local"
            + " time, the busiest hour (marked) moves one UTC hour earlier for each hour of"
            + " offset: a slanted band.",
        new HeatChart(
            "offset",
            rows,
            "UTC hour",
            RhythmSections.HOURS,
            "% of the offset's arrivals",
            values.toArray(double[][]::new),
            Double.NaN,
            notes,
            List.of()));
  }

  private static PageSection changes(List<Group> groups) {
    String caption =
        "Arrivals in each local hour of a day with a clock change, relative to the same hour of"
            + " other such weekdays. The hour that is skipped should be empty (0), the hour that"
            + " is repeated should hold twice as many (2); both are marked. Hours with less than one"
            + " usual arrival are left blank, and few arrivals scatter widely.";
    if (groups.isEmpty()) {
      return new PageSection(
          "clock-changes", "Clock changes", "No zone with arrivals changes its clock here.", null);
    }
    List<Group> shown = groups.subList(0, Math.min(SHOWN, groups.size()));
    List<String> rows = new ArrayList<>();
    double[][] values = new double[shown.size()][24];
    Map<Integer, String> notes = new HashMap<>();
    for (int r = 0; r < shown.size(); r++) {
      Group group = shown.get(r);
      rows.add(name(group));
      for (int hour = 0; hour < 24; hour++) {
        values[r][hour] = group.usual()[hour] < LEAST_USUAL ? Double.NaN : group.ratio(hour);
        double length = group.hours()[hour];
        if (!Double.isNaN(length) && Math.abs(length - 1) > 1e-9) {
          notes.put(r * 24 + hour, "this hour lasts " + Figure.number(60 * length) + " minutes");
        }
      }
    }
    Chart chart =
        new HeatChart(
            "change",
            rows,
            "local hour",
            RhythmSections.HOURS,
            "relative to usual",
            values,
            1,
            notes,
            List.of());
    return new PageSection(
        "clock-changes",
        "Clock changes",
        caption,
        chart,
        List.of(new PageSection.Titled("Zones", zones(groups))));
  }

  private static String name(Group group) {
    var change = group.first();
    return String.format(
        Locale.ROOT,
        "%s %02d:%02d, %s%d min",
        LocalDate.ofEpochDay(change.day()),
        change.minuteOfDay() / 60,
        change.minuteOfDay() % 60,
        change.forward() ? "+" : "−",
        Math.abs(change.afterMinutes() - change.beforeMinutes()));
  }

  private static DataTable zones(List<Group> groups) {
    List<List<String>> rows = new ArrayList<>();
    for (Group group : groups) {
      rows.add(
          List.of(
              name(group),
              Figure.count(group.arrivals()),
              Figure.count(group.zones().size()),
              String.join(", ", group.zones())));
    }
    return DataTable.of(List.of("change", "arrivals that day", "zones", "which"), rows);
  }
}
