package io.footfall.transforms.civil;

/**
 * The local week in buckets of equal civil minutes (5A-s4-s5.md section 4 step 4): bucket k = (ISO
 * weekday - 1) * bucketsPerDay + floor(minute of day / bucketMinutes); k = 0 starts Monday 00:00.
 *
 * @param bucketMinutes length of a bucket in minutes, a divisor of 1440
 */
public record WeekGrid(int bucketMinutes) {
  private static final int MINUTES_PER_DAY = 1_440;
  private static final int DAYS = 7;

  public WeekGrid {
    if (bucketMinutes < 1 || MINUTES_PER_DAY % bucketMinutes != 0) {
      throw new IllegalArgumentException(
          "bucketMinutes: " + bucketMinutes + " (must be a divisor of 1440)");
    }
  }

  /** Buckets of a day. */
  public int bucketsPerDay() {
    return MINUTES_PER_DAY / bucketMinutes;
  }

  /** Buckets of the week, 168 for hours. */
  public int size() {
    return DAYS * bucketsPerDay();
  }

  /** Bucket of an ISO weekday (1 to 7) and a minute of the day (0 to 1439). */
  public int bucket(int isoDayOfWeek, int minuteOfDay) {
    return (isoDayOfWeek - 1) * bucketsPerDay() + minuteOfDay / bucketMinutes;
  }

  /** Bucket that holds a local wall-clock time in microseconds. */
  public int bucketAt(long localMicros) {
    return bucket(CivilTime.isoDayOfWeek(localMicros), CivilTime.minuteOfDay(localMicros));
  }

  /** ISO weekday of a bucket, 1 to 7. */
  public int isoDayOfWeek(int bucket) {
    return 1 + bucket / bucketsPerDay();
  }

  /** Minute of the day at which a bucket starts. */
  public int startMinute(int bucket) {
    return bucket % bucketsPerDay() * bucketMinutes;
  }

  /**
   * Week buckets of a UTC horizon in one tz: element h is the bucket at the anchor, the start of
   * horizon bucket h of the same length. Total and single-valued in gaps and folds; an offset that
   * is no multiple of the length takes the bucket that holds the anchor.
   */
  public int[] map(TzTimetable timetable, int tzIndex, long startUtcMicros, int horizonBuckets) {
    TzCursor cursor = new TzCursor(timetable, tzIndex);
    int[] map = new int[horizonBuckets];
    for (int h = 0; h < horizonBuckets; h++) {
      long anchor = startUtcMicros + h * (bucketMinutes * CivilTime.MICROS_PER_MINUTE);
      map[h] = bucketAt(cursor.localMicros(anchor));
    }
    return map;
  }
}
