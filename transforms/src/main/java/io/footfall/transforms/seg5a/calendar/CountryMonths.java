package io.footfall.transforms.seg5a.calendar;

import io.footfall.config.seg5a.EventType;
import io.footfall.config.seg5a.calendar.ScenarioCalendarPolicy;
import io.footfall.config.seg5a.calendar.ScenarioCalendarPolicy.ClassAmplitude;
import io.footfall.transforms.seg5a.calendar.CalendarDraft.Interval;
import io.footfall.transforms.seg5a.calendar.CalendarDraft.Scope;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The two kinds of events that each country has every month: one payday, one or two holidays. */
final class CountryMonths {
  private static final int MID_MONTH = 15;
  private static final int LATE_MONTH = 25;
  private static final int SATURDAY = 6;
  private static final int MIN_PAYDAY_RAMP_IN = 2;
  private static final int MIN_PAYDAY_RAMP_OUT = 4;
  private static final int HOURS_PER_DAY = 24;

  private final ScenarioCalendarPolicy policy;
  private final CalendarDraft draft;
  private final List<String> countries;
  private final List<YearMonth> months;

  CountryMonths(
      ScenarioCalendarPolicy policy,
      CalendarDraft draft,
      List<String> countries,
      List<YearMonth> months) {
    this.policy = policy;
    this.draft = draft;
    this.countries = countries;
    this.months = months;
  }

  /** Draws all paydays, then all holidays; countries ascending, months ascending. */
  void draw() {
    for (String country : countries) {
      for (YearMonth month : months) {
        payday(country, payday(country, month));
      }
    }
    for (String country : countries) {
      boolean any = false;
      for (YearMonth month : months) {
        any |= holidays(country, month);
      }
      if (!any) {
        holidayInside(country);
      }
    }
  }

  private LocalDate payday(String country, YearMonth month) {
    int[] days = {MID_MONTH, LATE_MONTH, month.lengthOfMonth()};
    LocalDate day =
        month.atDay(days[draft.pick(days.length, "payday_rule", country, month.toString())]);
    int weekday = day.getDayOfWeek().getValue();
    return weekday >= SATURDAY ? day.minusDays(weekday - SATURDAY + 1L) : day;
  }

  private void payday(String country, LocalDate day) {
    ScenarioCalendarPolicy.Payday rule = policy.payday();
    Interval when = CalendarDraft.fromMidnight(day, rule.hours());
    for (ClassAmplitude peak : rule.peaks()) {
      draft.ramp(
          EventType.PAYDAY,
          when,
          peak.amplitude(),
          draft.buckets(rule.rampInHours(), MIN_PAYDAY_RAMP_IN),
          draft.buckets(rule.rampOutHours(), MIN_PAYDAY_RAMP_OUT),
          Scope.demandClass(country, peak.demandClass()),
          "payday");
    }
  }

  private boolean holidays(String country, YearMonth month) {
    ScenarioCalendarPolicy.Holiday rule = policy.holiday();
    int n =
        draft.uniform("holiday_count", country, month.toString()) < rule.secondProbability()
            ? 2
            : 1;
    List<LocalDate> free = free(country, month);
    boolean any = false;
    for (int i = 0; i < n && !free.isEmpty(); i++) {
      int picked =
          draft.pick(
              free.size(), "holiday_day", country, month.toString(), Integer.toString(i + 1));
      any |= holiday(country, free.remove(picked));
    }
    return any;
  }

  /** Days of the month outside every payday window; one of the month before may reach into it. */
  private List<LocalDate> free(String country, YearMonth month) {
    List<Interval> pays = new ArrayList<>();
    for (YearMonth m : months) {
      pays.add(CalendarDraft.fromMidnight(payday(country, m), policy.payday().hours()));
    }
    List<LocalDate> free = new ArrayList<>();
    for (int d = 1; d <= month.lengthOfMonth(); d++) {
      Interval day = CalendarDraft.fromMidnight(month.atDay(d), HOURS_PER_DAY);
      if (pays.stream().allMatch(p -> day.end() <= p.start() || day.start() >= p.end())) {
        free.add(month.atDay(d));
      }
    }
    return free;
  }

  private boolean holiday(String country, LocalDate day) {
    Interval when = CalendarDraft.fromMidnight(day, policy.holiday().hours());
    for (ClassAmplitude factor : policy.holiday().factors()) {
      draft.constant(
          EventType.HOLIDAY,
          when,
          factor.amplitude(),
          Scope.demandClass(country, factor.demandClass()),
          "holiday");
    }
    return draft.touches(when);
  }

  private void holidayInside(String country) {
    List<LocalDate> inside = new ArrayList<>();
    for (YearMonth month : months) {
      for (LocalDate day : free(country, month)) {
        if (draft.touches(CalendarDraft.fromMidnight(day, policy.holiday().hours()))) {
          inside.add(day);
        }
      }
    }
    if (!inside.isEmpty()) {
      holiday(country, inside.get(draft.pick(inside.size(), "holiday_day", country, "inside")));
    }
  }
}
