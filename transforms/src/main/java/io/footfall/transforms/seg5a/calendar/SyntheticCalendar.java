package io.footfall.transforms.seg5a.calendar;

import io.footfall.config.seg5a.EventType;
import io.footfall.config.seg5a.ScenarioHorizonConfig.Scenario;
import io.footfall.config.seg5a.calendar.ScenarioCalendarPolicy;
import io.footfall.transforms.seg5a.calendar.CalendarDraft.Scope;
import io.footfall.transforms.state.LawBroken;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Mode {@code synthetic_v1}: the calendar's generation law (5A-s4-s5.md section 1.1), a pure
 * function of scenario, policies and world. All days are UTC days. What the page leaves open:
 *
 * <ul>
 *   <li>payday {15, 25, last}[floor(3u)]; campaign start, outage length and stress windows by their
 *       own stages ({@code campaign_start}, {@code outage_duration}, {@code stress_…});
 *   <li>holidays fall on any day of the month but the payday window, stage {@code holiday_day};
 *       days outside the horizon vanish, but a country left without any gets one inside;
 *   <li>clones, if a floor needs them, take one event of each window and country, extra class after
 *       extra class.
 * </ul>
 */
final class SyntheticCalendar {
  private static final int HOURS_PER_DAY = 24;

  private final Scenario scenario;
  private final ScenarioCalendarPolicy policy;
  private final CalendarWorld world;
  private final CalendarDraft draft;

  /** The law for one scenario. */
  SyntheticCalendar(
      Scenario scenario, ScenarioCalendarPolicy policy, CalendarWorld world, CalendarDraft draft) {
    this.scenario = scenario;
    this.policy = policy;
    this.world = world;
    this.draft = draft;
  }

  /**
   * Draws all events.
   *
   * @throws LawBroken CALENDAR_ALIGNMENT if a class is not in the catalogue, a rank has no
   *     merchant, or the floor cannot be reached
   */
  void draw() {
    new NamedClasses(policy).requireIn(world.classes());
    List<YearMonth> months = months();
    new CountryMonths(policy, draft, world.countries(), months).draw();
    campaigns(months);
    outages();
    if (scenario.isStress()) {
      marketCampaigns();
      new StressWindows(policy.stress(), scenario, draft).draw(world.countries());
    }
    GivenEvents.forced(policy, world, draft);
    new CalendarClones(policy, draft).draw(world.classes());
  }

  private List<YearMonth> months() {
    List<YearMonth> months = new ArrayList<>();
    YearMonth last = YearMonth.from(CalendarLaw.day(scenario.endMicros() - 1));
    for (YearMonth m = YearMonth.from(CalendarLaw.day(scenario.startMicros()));
        !m.isAfter(last);
        m = m.plusMonths(1)) {
      months.add(m);
    }
    return months;
  }

  private void campaigns(List<YearMonth> months) {
    ScenarioCalendarPolicy.Campaign rule = policy.campaign();
    int ramp = draft.buckets(rule.rampHours(), 0);
    for (YearMonth month : months) {
      LocalDate day =
          month.atDay(1 + draft.pick(month.lengthOfMonth(), "campaign_start", month.toString()));
      draft.ramp(
          EventType.CAMPAIGN,
          CalendarDraft.fromMidnight(day, (long) rule.days() * HOURS_PER_DAY),
          scenario.isStress() ? rule.stressPeak() : rule.baselinePeak(),
          ramp,
          ramp,
          Scope.demandClass(null, rule.demandClass()),
          "campaign of the month");
    }
  }

  private void outages() {
    ScenarioCalendarPolicy.Outage rule = policy.outage();
    int n = (int) Math.ceil(rule.perDay() * scenario.days());
    for (int i = 1; i <= n && !world.tzids().isEmpty(); i++) {
      String number = Integer.toString(i);
      String tzid = world.tzids().get(draft.pick(world.tzids().size(), "outage_tzid", number));
      int start = draft.pick(scenario.buckets(), "outage_start", tzid, number);
      int hours =
          rule.hours().get(draft.pick(rule.hours().size(), "outage_duration", tzid, number));
      draft.constant(
          EventType.OUTAGE,
          draft.fromBucket(start, hours),
          rule.amplitude(),
          Scope.tzid(tzid),
          "outage");
    }
  }

  private void marketCampaigns() {
    ScenarioCalendarPolicy.MarketCampaign rule = policy.marketCampaign();
    List<String> ranked = new ArrayList<>(world.countries());
    ranked.sort(
        Comparator.comparingDouble((String c) -> draft.uniform("major_market_rank", c))
            .thenComparing(Comparator.naturalOrder()));
    int ramp = draft.buckets(rule.rampHours(), 0);
    for (String country : ranked.subList(0, Math.min(rule.countries(), ranked.size()))) {
      int span = Math.max(1, scenario.days() - rule.days() + 1);
      draft.ramp(
          EventType.CAMPAIGN,
          draft.days(draft.pick(span, "market_campaign_start", country), rule.days()),
          rule.peak(),
          ramp,
          ramp,
          Scope.demandClass(country, rule.demandClass()),
          "campaign of a major market");
    }
  }
}
