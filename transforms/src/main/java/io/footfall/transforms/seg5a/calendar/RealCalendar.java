package io.footfall.transforms.seg5a.calendar;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Mode {@code real_v1}: public holidays and the days before them, customary paydays, sale days, the
 * season, and what befalls single merchants, all by wall clocks but outages; under stress the
 * windows of {@code synthetic_v1} too. A pure function of policies, holidays and world; events of
 * shared scope hang on dates alone, those of merchants on hashes of merchant and month, so another
 * horizon shows the same events.
 */
final class RealCalendar {
  private final CalendarLaw law;
  private final CalendarWorld world;
  private final CalendarDraft draft;

  RealCalendar(CalendarLaw law, CalendarWorld world, CalendarDraft draft) {
    this.law = law;
    this.world = world;
    this.draft = draft;
  }

  /** Draws all events. */
  void draw() {
    Predicate<String> known = world.classes()::contains;
    List<YearMonth> months = months();
    CountryDays days = new CountryDays(law, draft, known);
    for (String country : world.countries()) {
      days.draw(country, months);
    }
    new SaleDays(law.policies().real(), draft, known).draw(world.countries(), months);
    MerchantDays own = new MerchantDays(law.policies().real().merchants(), draft);
    for (long merchant : world.merchants()) {
      own.draw(merchant, months);
    }
    if (law.scenario().isStress()) {
      new StressWindows(law.policies().calendar().stress(), law.scenario(), draft)
          .draw(world.countries());
    }
    GivenEvents.forced(law.policies().calendar(), world, draft);
  }

  /** Months of the horizon and those before and after: events last for days, paydays move. */
  private List<YearMonth> months() {
    YearMonth first = YearMonth.from(CalendarLaw.day(law.scenario().startMicros())).minusMonths(1);
    YearMonth last = YearMonth.from(CalendarLaw.day(law.scenario().endMicros())).plusMonths(1);
    List<YearMonth> months = new ArrayList<>();
    for (YearMonth m = first; !m.isAfter(last); m = m.plusMonths(1)) {
      months.add(m);
    }
    return months;
  }
}
