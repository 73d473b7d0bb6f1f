package io.footfall.config.seg5a.calendar;

import io.footfall.config.PolicyViolation;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** Dates that come every year. */
public final class YearDates {
  private YearDates() {}

  static void requireMonthDay(String pointer, String text) {
    try {
      MonthDay.parse("--" + text);
    } catch (DateTimeException e) {
      throw new PolicyViolation(pointer, text, "a day of the year, MM-DD");
    }
  }

  static LocalDate requireDate(String pointer, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new PolicyViolation(pointer, text, "a date, YYYY-MM-DD");
    }
  }

  /**
   * A day {@code MM-DD} of a year.
   *
   * @return nothing for 29 February of a year without
   */
  public static Optional<LocalDate> monthDay(String text, int year) {
    MonthDay day = MonthDay.parse("--" + text);
    return day.isValidYear(year) ? Optional.of(day.atYear(year)) : Optional.empty();
  }

  /**
   * A weekday of a month.
   *
   * @param weekday ISO weekday
   * @param nth from 1; -1 is the last
   */
  public static LocalDate nthWeekday(int year, int month, int weekday, int nth) {
    return LocalDate.of(year, month, 1)
        .with(TemporalAdjusters.dayOfWeekInMonth(nth, DayOfWeek.of(weekday)));
  }

  /** Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8). */
  public static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int d = b / 4;
    int e = b % 4;
    int g = (8 * b + 13) / 25;
    int h = (19 * a + b - d - g + 15) % 30;
    int i = c / 4;
    int k = c % 4;
    int l = (32 + 2 * e + 2 * i - h - k) % 7;
    int m = (a + 11 * h + 19 * l) / 433;
    int month = (h + l - 7 * m + 90) / 25;
    int day = (h + l - 7 * m + 33 * month + 19) % 32;
    return LocalDate.of(year, month, day);
  }
}
