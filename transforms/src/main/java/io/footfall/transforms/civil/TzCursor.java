package io.footfall.transforms.civil;

/**
 * Local time of one tz along a walk of UTC times: keeps the entry that held last and searches only
 * when a time leaves it, in either direction. Any order gives right answers, times that ascend give
 * fast ones. Not thread safe.
 */
public final class TzCursor {
  private static final long MICROS = 1_000_000L;

  private final TzTimetable timetable;
  private final int tzIndex;
  private long fromMicros = 1;
  private long untilMicros = 0;
  private int offsetMinutes;
  private long offsetMicros;

  /** A cursor of the tz at that index. */
  public TzCursor(TzTimetable timetable, int tzIndex) {
    this.timetable = timetable;
    this.tzIndex = tzIndex;
  }

  /** Offset in minutes at a UTC time in microseconds. */
  public int offsetMinutes(long utcMicros) {
    seek(utcMicros);
    return offsetMinutes;
  }

  /** Local wall-clock time, as microseconds since 1970-01-01T00:00 of the local calendar. */
  public long localMicros(long utcMicros) {
    seek(utcMicros);
    return utcMicros + offsetMicros;
  }

  /** First UTC microsecond after the current entry; Long.MAX_VALUE if it is the last one. */
  public long untilMicros(long utcMicros) {
    seek(utcMicros);
    return untilMicros;
  }

  private void seek(long utcMicros) {
    if (utcMicros >= fromMicros && utcMicros < untilMicros) {
      return;
    }
    int entry = timetable.entryAt(tzIndex, Math.floorDiv(utcMicros, MICROS));
    fromMicros = entry == 0 ? Long.MIN_VALUE : timetable.instantOf(tzIndex, entry) * MICROS;
    boolean last = entry + 1 == timetable.entries(tzIndex);
    untilMicros = last ? Long.MAX_VALUE : timetable.instantOf(tzIndex, entry + 1) * MICROS;
    offsetMinutes = timetable.offsetOf(tzIndex, entry);
    offsetMicros = offsetMinutes * CivilTime.MICROS_PER_MINUTE;
  }
}
