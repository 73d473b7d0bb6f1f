package io.footfall.pipelines.figures;

import io.footfall.transforms.civil.TzTimetable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Days with a clock change, and what they should hold: the zone's usual arrivals in each hour of
 * that weekday, times how long the local hour lasted that day.
 */
public final class ClockChanges {
  private static final int QUARTER = 900;
  private static final int DAY = 86_400;

  private final TzTimetable timetable;
  private final HorizonDays days;
  private final Map<String, List<ClockChange>> changes = new TreeMap<>();

  /** Finds the changes of all zones inside the horizon. */
  public ClockChanges(TzTimetable timetable, HorizonDays days) {
    this.timetable = timetable;
    this.days = days;
    long from = Math.floorDiv(days.startMicros(), 1_000_000L);
    long until = Math.floorDiv(days.endMicros(), 1_000_000L);
    for (int zone = 0; zone < timetable.size(); zone++) {
      for (int entry = 1; entry < timetable.entries(zone); entry++) {
        long at = timetable.instantOf(zone, entry);
        int before = timetable.offsetOf(zone, entry - 1);
        int after = timetable.offsetOf(zone, entry);
        if (at > from && at < until && before != after) {
          String tzid = timetable.tzid(zone);
          changes
              .computeIfAbsent(tzid, k -> new ArrayList<>())
              .add(new ClockChange(tzid, at, before, after));
        }
      }
    }
  }

  /** Local days of changes by tzid, ascending. */
  Map<String, long[]> dayIndex() {
    Map<String, long[]> index = new TreeMap<>();
    changes.forEach(
        (tzid, list) ->
            index.put(
                tzid, list.stream().mapToLong(ClockChange::day).sorted().distinct().toArray()));
    return index;
  }

  /**
   * Zones whose clocks change on one day, by the same amount and at the same local time.
   *
   * @param first one of the changes
   * @param zones zones with arrivals, ascending
   * @param observed arrivals by local hour of the day
   * @param usual arrivals in an ordinary hour of that weekday, on other days of the same zones
   * @param hours length of each local hour that day, averaged over the zones by their usual
   */
  public record Group(
      ClockChange first, List<String> zones, long[] observed, double[] usual, double[] hours) {
    /** Arrivals of the whole day. */
    public long arrivals() {
      return Arrays.stream(observed).sum();
    }

    /** Arrivals in a local hour relative to an ordinary one; NaN where none are usual. */
    public double ratio(int hour) {
      return usual[hour] > 0 ? observed[hour] / usual[hour] : Double.NaN;
    }
  }

  /** Groups with arrivals, by day and local time of the change. */
  public List<Group> groups(Map<String, ZoneCounts> counts) {
    Map<List<Integer>, List<ClockChange>> alike = new TreeMap<>(ClockChanges::compare);
    for (Map.Entry<String, List<ClockChange>> zone : changes.entrySet()) {
      if (counts.containsKey(zone.getKey())) {
        for (ClockChange change : zone.getValue()) {
          int shift = change.afterMinutes() - change.beforeMinutes();
          List<Integer> key = List.of((int) change.day(), change.minuteOfDay(), shift);
          alike.computeIfAbsent(key, k -> new ArrayList<>()).add(change);
        }
      }
    }
    return alike.values().stream().map(list -> group(list, counts)).toList();
  }

  private static int compare(List<Integer> a, List<Integer> b) {
    return Arrays.compare(
        a.stream().mapToInt(Integer::intValue).toArray(),
        b.stream().mapToInt(Integer::intValue).toArray());
  }

  private Group group(List<ClockChange> alike, Map<String, ZoneCounts> counts) {
    long[] observed = new long[24];
    double[] usual = new double[24];
    double[] weighted = new double[24];
    for (ClockChange change : alike) {
      ZoneCounts zone = counts.get(change.tzid());
      long[] week = zone.week();
      int weekday = (int) Math.floorMod(change.day() + 3, 7L);
      int[][] quarters = quarters(change);
      long[] here = zone.hoursOf(change.day());
      for (int hour = 0; hour < 24; hour++) {
        int others = quarters[1][hour];
        double rate = others == 0 ? 0 : 4.0 * (week[weekday * 24 + hour] - here[hour]) / others;
        observed[hour] += here[hour];
        usual[hour] += rate;
        weighted[hour] += rate * quarters[0][hour] / 4.0;
      }
    }
    double[] hours = new double[24];
    for (int hour = 0; hour < 24; hour++) {
      hours[hour] = usual[hour] > 0 ? weighted[hour] / usual[hour] : Double.NaN;
    }
    List<String> zones =
        alike.stream().map(ClockChange::tzid).sorted(Comparator.naturalOrder()).toList();
    return new Group(alike.get(0), zones, observed, usual, hours);
  }

  /** Quarters of an hour by local hour: on the day of the change, and on its weekday's others. */
  private int[][] quarters(ClockChange change) {
    int zone = timetable.tzIndex(change.tzid());
    int[][] quarters = new int[2][24];
    long end = Math.floorDiv(days.endMicros(), 1_000_000L);
    for (long at = Math.floorDiv(days.startMicros(), 1_000_000L); at < end; at += QUARTER) {
      long local = at + 60L * timetable.offsetMinutes(zone, at);
      long day = Math.floorDiv(local, DAY);
      if (Math.floorMod(day - change.day(), 7L) == 0) {
        quarters[day == change.day() ? 0 : 1][Math.floorMod(local, DAY) / 3600]++;
      }
    }
    return quarters;
  }
}
