package io.footfall.transforms.civil;

/**
 * Fields of a local wall-clock time, given as microseconds since 1970-01-01T00:00 of the local
 * calendar; local = UTC + offset. Floor arithmetic throughout, so times before 1970 are right too.
 */
public final class CivilTime {
  /** Microseconds of a minute. */
  public static final long MICROS_PER_MINUTE = 60_000_000L;

  /** Microseconds of a civil day, always 1,440 minutes. */
  public static final long MICROS_PER_DAY = 1_440 * MICROS_PER_MINUTE;

  /** 1970-01-01 was a Thursday: ISO weekday 4, three days after a Monday. */
  private static final int EPOCH_DAYS_SINCE_MONDAY = 3;

  private CivilTime() {}

  /** Local time of a UTC time under an offset. */
  public static long localMicros(long utcMicros, int offsetMinutes) {
    return utcMicros + offsetMinutes * MICROS_PER_MINUTE;
  }

  /** Days since 1970-01-01 of the local calendar. */
  public static long epochDay(long localMicros) {
    return Math.floorDiv(localMicros, MICROS_PER_DAY);
  }

  /** ISO weekday, Monday 1 to Sunday 7. */
  public static int isoDayOfWeek(long localMicros) {
    return Math.floorMod(epochDay(localMicros) + EPOCH_DAYS_SINCE_MONDAY, 7) + 1;
  }

  /** Whole minutes since local midnight, 0 to 1439. */
  public static int minuteOfDay(long localMicros) {
    return (int) (Math.floorMod(localMicros, MICROS_PER_DAY) / MICROS_PER_MINUTE);
  }
}
