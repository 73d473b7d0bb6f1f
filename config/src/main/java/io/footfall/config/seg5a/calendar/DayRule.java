package io.footfall.config.seg5a.calendar;

import io.footfall.config.PolicyViolation;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A day of a year: a date of every year, a date of one, a weekday of a month, or a distance from
 * Easter Sunday.
 *
 * @param monthDay {@code MM-DD}, or null
 * @param date {@code YYYY-MM-DD}, or null
 * @param month month of the weekday, or null
 * @param weekday ISO weekday, or null
 * @param nth which one of the month, -1 the last, or null
 * @param easterOffset days from Easter Sunday of the Gregorian calendar, or null
 */
public record DayRule(
    String monthDay, String date, Integer month, Integer weekday, Integer nth, Integer easterOffset)
    implements Serializable {
  void check(String at) {
    boolean ofWeekday = month != null && weekday != null && nth != null;
    boolean anyOfWeekday = month != null || weekday != null || nth != null;
    int rules =
        (monthDay == null ? 0 : 1)
            + (date == null ? 0 : 1)
            + (ofWeekday ? 1 : 0)
            + (easterOffset == null ? 0 : 1);
    if (rules != 1 || anyOfWeekday != ofWeekday) {
      throw new PolicyViolation(
          at, this, "month_day, or date, or month with weekday and nth, or easter_offset");
    }
    if (monthDay != null) {
      YearDates.requireMonthDay(at + "/month_day", monthDay);
    }
    if (date != null) {
      YearDates.requireDate(at + "/date", date);
    }
  }

  /** The day of a year, if it has one. */
  public Optional<LocalDate> of(int year) {
    if (monthDay != null) {
      return YearDates.monthDay(monthDay, year);
    }
    if (date != null) {
      return Optional.of(LocalDate.parse(date)).filter(d -> d.getYear() == year);
    }
    return Optional.of(
        month == null
            ? YearDates.easter(year).plusDays(easterOffset)
            : YearDates.nthWeekday(year, month, weekday, nth));
  }
}
