package io.footfall.pipelines.figures;

/**
 * A change of the clock in one time zone inside the horizon.
 *
 * @param tzid IANA time zone id
 * @param utcSeconds instant of the change
 * @param beforeMinutes offset before it
 * @param afterMinutes offset after it
 */
public record ClockChange(String tzid, long utcSeconds, int beforeMinutes, int afterMinutes) {
  private static final long DAY = 86_400;

  /** Whether the clock goes forward, so that a local time does not exist. */
  public boolean forward() {
    return afterMinutes > beforeMinutes;
  }

  /** Local second at which the skipped or repeated time begins, since 1970-01-01T00:00 local. */
  public long localSeconds() {
    return utcSeconds + 60L * Math.min(beforeMinutes, afterMinutes);
  }

  /** Local day of the skipped or repeated time, since 1970-01-01. */
  public long day() {
    return Math.floorDiv(localSeconds(), DAY);
  }

  /** Local minute of the day at which it begins. */
  public int minuteOfDay() {
    return (int) (Math.floorMod(localSeconds(), DAY) / 60);
  }
}
