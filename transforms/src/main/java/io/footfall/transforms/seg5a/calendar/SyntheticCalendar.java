package io.footfall.transforms.seg5a.calendar;

import io.footfall.config.seg5a.EventType;
import io.footfall.config.seg5a.ScenarioCalendarPolicy;
import io.footfall.config.seg5a.ScenarioHorizonConfig.Scenario;
import io.footfall.config.seg5a.ScenarioOverlayPolicy;
import io.footfall.config.seg5a.ShapeKind;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.transforms.seg5a.calendar.CalendarDraft.Interval;
import io.footfall.transforms.seg5a.calendar.CalendarDraft.Scope;
import io.footfall.transforms.table.LawBroken;
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
public final class SyntheticCalendar {
  private static final String BROKEN = "5A.S4.S4_CALENDAR_ALIGNMENT_FAILED";
  private static final int HOURS_PER_DAY = 24;

  private final Scenario scenario;
  private final ScenarioCalendarPolicy policy;
  private final CalendarWorld world;
  private final CalendarDraft draft;

  /** The law for one scenario. */
  public SyntheticCalendar(
      Scenario scenario,
      ScenarioCalendarPolicy policy,
      ScenarioOverlayPolicy overlays,
      CalendarWorld world) {
    this.scenario = scenario;
    this.policy = policy;
    this.world = world;
    this.draft =
        new CalendarDraft(
            scenario,
            overlays.shapeKinds().ramp().rampInBucketsMax(),
            overlays.shapeKinds().ramp().rampOutBucketsMax());
  }

  /**
   * All events, ascending by id.
   *
   * @throws LawBroken CALENDAR_ALIGNMENT if a class is not in the catalogue, a rank has no
   *     merchant, or the floor cannot be reached
   */
  public List<CalendarEvent> generate() {
    new NamedClasses(policy).requireIn(world.classes());
    List<YearMonth> months = months();
    new CountryMonths(policy, draft, world.countries(), months).draw();
    campaigns(months);
    outages();
    if (scenario.isStress()) {
      marketCampaigns();
      stress();
    }
    forced();
    new CalendarClones(policy, draft).draw(world.classes());
    List<CalendarEvent> events = new ArrayList<>(draft.events());
    events.sort(Comparator.comparing(CalendarEvent::eventId));
    return events;
  }

  private LocalDate day(long micros) {
    return LocalDate.ofEpochDay(Math.floorDiv(micros, HOURS_PER_DAY * 3_600_000_000L));
  }

  private List<YearMonth> months() {
    List<YearMonth> months = new ArrayList<>();
    YearMonth last = YearMonth.from(day(scenario.endMicros() - 1));
    for (YearMonth m = YearMonth.from(day(scenario.startMicros()));
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
          days(draft.pick(span, "market_campaign_start", country), rule.days()),
          rule.peak(),
          ramp,
          ramp,
          Scope.demandClass(country, rule.demandClass()),
          "campaign of a major market");
    }
  }

  private Interval days(int firstDay, int days) {
    return draft.fromStart((long) firstDay * HOURS_PER_DAY, (long) days * HOURS_PER_DAY);
  }

  private int between(List<Integer> span, String stage, String... keys) {
    return span.get(0) + draft.pick(span.get(1) - span.get(0) + 1, stage, keys);
  }

  private void stress() {
    ScenarioCalendarPolicy.Stress rule = policy.stress();
    int length = between(rule.globalDays(), "stress_days", "global");
    int first = draft.pick(Math.max(1, scenario.days() - length + 1), "stress_start", "global");
    draft.constant(
        EventType.STRESS, days(first, length), rule.globalAmplitude(), Scope.GLOBAL, "stress");
    int windows = between(rule.countryWindows(), "stress_windows");
    for (int i = 1; i <= windows && !world.countries().isEmpty(); i++) {
      String number = Integer.toString(i);
      String country =
          world.countries().get(draft.pick(world.countries().size(), "stress_country", number));
      int span = between(rule.countryDays(), "stress_days", country, number);
      int start =
          draft.pick(Math.max(1, scenario.days() - span + 1), "stress_start", country, number);
      draft.constant(
          EventType.STRESS,
          days(start, span),
          rule.countryAmplitude(),
          Scope.country(country),
          "stress of a country");
    }
  }

  private void forced() {
    for (ScenarioCalendarPolicy.ForcedEvent event : policy.forcedEvents()) {
      if (event.merchantRank() >= world.merchants().size()) {
        throw new LawBroken(
            BROKEN,
            "V-07",
            "forced_events",
            "rank " + event.merchantRank(),
            "a rank below " + world.merchants().size());
      }
      Interval when = draft.fromStart(event.startHour(), event.hours());
      Scope scope = Scope.merchant(world.merchants().get(event.merchantRank()));
      if (event.shapeKind() == ShapeKind.CONSTANT) {
        draft.constant(event.eventType(), when, event.amplitude(), scope, "of one merchant");
      } else {
        draft.ramp(
            event.eventType(),
            when,
            event.amplitude(),
            draft.buckets(event.rampInHours(), 0),
            draft.buckets(event.rampOutHours(), 0),
            scope,
            "of one merchant");
      }
    }
  }
}
