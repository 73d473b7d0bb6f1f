package io.footfall.transforms.seg5a.calendar;

import io.footfall.config.seg5a.EventType;
import io.footfall.config.seg5a.calendar.CalendarCustoms.PaydayRule;
import io.footfall.config.seg5a.calendar.RealCalendarPolicy;
import io.footfall.config.seg5a.calendar.ScenarioCalendarPolicy.ClassAmplitude;
import io.footfall.config.seg5a.calendar.YearDates;
import io.footfall.transforms.seg5a.calendar.CalendarDraft.Interval;
import io.footfall.transforms.seg5a.calendar.CalendarDraft.Scope;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Holidays, the days before them, and paydays of a country. */
final class CountryDays {
  private static final int DAYS_PER_WEEK = 7;

  private final CalendarLaw law;
  private final RealCalendarPolicy policy;
  private final CalendarDraft draft;
  private final Predicate<String> known;

  /**
   * @param known whether the catalogue has a class; events of others are left out
   */
  CountryDays(CalendarLaw law, CalendarDraft draft, Predicate<String> known) {
    this.law = law;
    this.policy = law.policies().real();
    this.draft = draft;
    this.known = known;
  }

  /** Draws the events of a country over some months. */
  void draw(String country, List<YearMonth> months) {
    List<HolidayBook.Holiday> holidays = law.holidays().of(country);
    Set<LocalDate> free =
        holidays.stream().map(HolidayBook.Holiday::day).collect(Collectors.toSet());
    for (HolidayBook.Holiday holiday : holidays) {
      all(EventType.HOLIDAY, country, holiday.day(), factors(holiday.day()), holiday.name());
      LocalDate eve = holiday.day().minusDays(1);
      if (!free.contains(eve)) {
        Map<String, Double> eves = new LinkedHashMap<>();
        policy.eve().factors().forEach(f -> eves.put(f.demandClass(), f.amplitude()));
        all(EventType.EVE, country, eve, eves, "day before " + holiday.name());
      }
    }
    TreeMap<LocalDate, Double> paydays = new TreeMap<>();
    for (PaydayRule rule : law.policies().customs().paydays(country)) {
      for (YearMonth month : months) {
        for (LocalDate nominal : nominal(rule, month)) {
          paydays.merge(working(country, nominal, free), rule.strength(), Math::max);
        }
      }
    }
    paydays.forEach((day, strength) -> payday(country, day, strength));
  }

  private Map<String, Double> factors(LocalDate day) {
    Map<String, Double> factors = new LinkedHashMap<>();
    policy.holiday().factors().forEach(f -> factors.put(f.demandClass(), f.amplitude()));
    for (RealCalendarPolicy.SpecialDay special : policy.holiday().specialDays()) {
      if (YearDates.monthDay(special.monthDay(), day.getYear()).filter(day::equals).isPresent()) {
        special.factors().forEach(f -> factors.put(f.demandClass(), f.amplitude()));
      }
    }
    return factors;
  }

  private void all(
      EventType type, String country, LocalDate day, Map<String, Double> factors, String name) {
    Interval when = Interval.localDays(day, 1);
    factors.forEach(
        (demandClass, factor) -> {
          if (known.test(demandClass)) {
            draft.constant(type, when, factor, Scope.demandClass(country, demandClass), name);
          }
        });
  }

  /** Paydays of a month before they move. */
  private static List<LocalDate> nominal(PaydayRule rule, YearMonth month) {
    if (rule.day() != null) {
      return List.of(month.atDay(Math.min(rule.day(), month.lengthOfMonth())));
    }
    LocalDate since = LocalDate.parse(rule.since());
    long period = (long) DAYS_PER_WEEK * rule.everyWeeks();
    LocalDate first = month.atDay(1);
    long past = Math.floorMod(ChronoUnit.DAYS.between(since, first), period);
    return first
        .plusDays(past == 0 ? 0 : period - past)
        .datesUntil(month.atEndOfMonth().plusDays(1), java.time.Period.ofDays((int) period))
        .toList();
  }

  /** The day itself, or the working day before. */
  private LocalDate working(String country, LocalDate nominal, Set<LocalDate> free) {
    LocalDate day = nominal;
    while (free.contains(day) || law.policies().customs().isWeekend(country, day)) {
      day = day.minusDays(1);
    }
    return day;
  }

  private void payday(String country, LocalDate day, double strength) {
    Interval when = Interval.localHours(day, policy.payday().hours());
    for (ClassAmplitude peak : policy.payday().peaks()) {
      if (known.test(peak.demandClass())) {
        draft.ramp(
            EventType.PAYDAY,
            when,
            CalendarDraft.decimal(1 + strength * (peak.amplitude() - 1)),
            draft.buckets(policy.payday().rampInHours(), 0),
            draft.buckets(policy.payday().rampOutHours(), 0),
            Scope.demandClass(country, peak.demandClass()),
            "payday");
      }
    }
  }
}
