package io.footfall.pipelines.figures;

import java.time.LocalDate;

/**
 * Local calendar days that touch a horizon: a day more than UTC has on either side.
 *
 * @param startMicros first instant of the horizon
 * @param endMicros first instant after it
 */
public record HorizonDays(long startMicros, long endMicros) {
  private static final long MICROS_PER_DAY = 86_400_000_000L;

  /** Days, those that are only touched included. */
  public int size() {
    return (int) (day(endMicros - 1) - day(startMicros)) + 3;
  }

  private static long day(long micros) {
    return Math.floorDiv(micros, MICROS_PER_DAY);
  }

  /**
   * Position of a day.
   *
   * @param epochDay days since 1970-01-01
   * @throws IllegalArgumentException if no zone has such a day in the horizon
   */
  int index(long epochDay) {
    long index = epochDay - day(startMicros) + 1;
    if (index < 0 || index >= size()) {
      throw new IllegalArgumentException(
          "found an arrival on " + LocalDate.ofEpochDay(epochDay) + ", outside the horizon");
    }
    return (int) index;
  }

  /** The day at a position. */
  public LocalDate date(int index) {
    return LocalDate.ofEpochDay(day(startMicros) - 1 + index);
  }

  /** First position whose day lies inside the horizon whole, in every zone of the world. */
  public int firstWhole() {
    return 2;
  }

  /** Position after the last such day. */
  public int endWhole() {
    return Math.max(2, size() - 2);
  }
}
