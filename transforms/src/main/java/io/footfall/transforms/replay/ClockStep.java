package io.footfall.transforms.replay;

import io.footfall.transforms.civil.CivilTime;
import io.footfall.transforms.civil.TzTimetable;

/**
 * A wall clock at an instant.
 *
 * @param tzid zone
 * @param offsetMinutes offset that holds, minutes east
 * @param sinceSeconds UTC second from which it holds, or null from the beginning
 * @param offsetBefore offset before that, or null
 * @param untilSeconds UTC second from which another holds, or null
 * @param offsetAfter that offset, or null
 * @param localMicros wall clock, microseconds
 */
public record ClockStep(
    String tzid,
    int offsetMinutes,
    Long sinceSeconds,
    Integer offsetBefore,
    Long untilSeconds,
    Integer offsetAfter,
    long localMicros) {

  /** Searches the timetable from its first entry. */
  static ClockStep of(TzTimetable timetable, String tzid, long utcMicros) {
    int tz = timetable.tzIndex(tzid);
    long second = Math.floorDiv(utcMicros, 1_000_000L);
    int entry = 0;
    while (entry + 1 < timetable.entries(tz) && timetable.instantOf(tz, entry + 1) <= second) {
      entry++;
    }
    boolean last = entry + 1 == timetable.entries(tz);
    int offset = timetable.offsetOf(tz, entry);
    return new ClockStep(
        tzid,
        offset,
        entry == 0 ? null : timetable.instantOf(tz, entry),
        entry == 0 ? null : timetable.offsetOf(tz, entry - 1),
        last ? null : timetable.instantOf(tz, entry + 1),
        last ? null : timetable.offsetOf(tz, entry + 1),
        CivilTime.localMicros(utcMicros, offset));
  }
}
