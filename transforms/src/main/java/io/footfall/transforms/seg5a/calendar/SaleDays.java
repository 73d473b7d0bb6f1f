package io.footfall.transforms.seg5a.calendar;

import io.footfall.config.seg5a.EventType;
import io.footfall.config.seg5a.calendar.RealCalendarPolicy;
import io.footfall.config.seg5a.calendar.RealCalendarPolicy.SaleDay;
import io.footfall.config.seg5a.calendar.ScenarioCalendarPolicy.ClassAmplitude;
import io.footfall.transforms.seg5a.calendar.CalendarDraft.Interval;
import io.footfall.transforms.seg5a.calendar.CalendarDraft.Scope;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Sales and the season: events of classes, in some countries or everywhere. */
final class SaleDays {
  private final RealCalendarPolicy policy;
  private final CalendarDraft draft;
  private final Predicate<String> known;

  /**
   * @param known whether the catalogue has a class; events of others are left out
   */
  SaleDays(RealCalendarPolicy policy, CalendarDraft draft, Predicate<String> known) {
    this.policy = policy;
    this.draft = draft;
    this.known = known;
  }

  /** Draws the sales of these months' years, and the season of the months. */
  void draw(List<String> countries, List<YearMonth> months) {
    int first = months.get(0).getYear() - 1;
    int last = months.get(months.size() - 1).getYear() + 1;
    for (SaleDay sale : policy.saleDays()) {
      for (int year = first; year <= last; year++) {
        Optional<LocalDate> day = sale.on().of(year);
        if (day.isPresent()) {
          sale(sale, day.get(), countries);
        }
      }
    }
    if (policy.season().enabled()) {
      months.forEach(this::season);
    }
  }

  private void sale(SaleDay sale, LocalDate day, List<String> countries) {
    LocalDate start = day.plusDays(sale.dayOffset() == null ? 0 : sale.dayOffset());
    Interval when = Interval.localDays(start, sale.days());
    for (ClassAmplitude peak : sale.peaks()) {
      if (!known.test(peak.demandClass())) {
        continue;
      }
      if (sale.countries() == null) {
        sale(sale, when, peak, null);
        continue;
      }
      for (String country : sale.countries()) {
        if (countries.contains(country)) {
          sale(sale, when, peak, country);
        }
      }
    }
  }

  private void sale(SaleDay sale, Interval when, ClassAmplitude peak, String country) {
    draft.ramp(
        EventType.CAMPAIGN,
        when,
        peak.amplitude(),
        draft.buckets(sale.rampInHours(), 0),
        draft.buckets(sale.rampOutHours(), 0),
        Scope.demandClass(country, peak.demandClass()),
        sale.name());
  }

  private void season(YearMonth month) {
    Interval when = Interval.localDays(month.atDay(1), month.lengthOfMonth());
    for (RealCalendarPolicy.Curve curve : policy.season().curves()) {
      if (known.test(curve.demandClass())) {
        draft.constant(
            EventType.SEASON,
            when,
            curve.monthly().get(month.getMonthValue() - 1),
            Scope.demandClass(null, curve.demandClass()),
            "season, " + month);
      }
    }
  }
}
