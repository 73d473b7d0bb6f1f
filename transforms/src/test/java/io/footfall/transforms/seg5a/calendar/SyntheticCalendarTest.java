package io.footfall.transforms.seg5a.calendar;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.footfall.config.PolicyFile;
import io.footfall.config.PolicyReader;
import io.footfall.config.ResolvedConfig;
import io.footfall.config.seg5a.MerchantClassPolicy;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.config.seg5a.ScenarioHorizonConfig.Scenario;
import io.footfall.config.seg5a.UtcText;
import io.footfall.config.seg5a.calendar.ScenarioCalendarPolicy;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.transforms.seg5a.SurfacePolicies;
import io.footfall.transforms.state.LawBroken;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** The generation law: the page's counts, the days it draws, floors, forced events. */
class SyntheticCalendarTest {
  static final List<String> CLASSES =
      SurfacePolicies.read(PolicyFile.MERCHANT_CLASS, MerchantClassPolicy.class).classes();

  static ScenarioCalendarPolicy policy(String... replacements) {
    List<String> all =
        new ArrayList<>(List.of("calendar_mode: real_v1", "calendar_mode: synthetic_v1"));
    all.addAll(List.of(replacements));
    return SurfacePolicies.read(
        PolicyFile.SCENARIO_CALENDAR, ScenarioCalendarPolicy.class, all.toArray(String[]::new));
  }

  static Scenario scenario(String start, String end, boolean stress) {
    String text =
        ("version: v1\nscenarios:\n"
                + "  - {scenario_id: s, scenario_version: v1, is_baseline: true, is_stress: false,"
                + " labels: [], horizon_start_utc: \"%s\", horizon_end_utc: \"%s\","
                + " bucket_duration_minutes: 60}\n"
                + "  - {scenario_id: t, scenario_version: v1, is_baseline: false, is_stress: true,"
                + " labels: [], horizon_start_utc: \"%s\", horizon_end_utc: \"%s\","
                + " bucket_duration_minutes: 60}\n")
            .formatted(midnight(start), midnight(end), midnight(start), midnight(end));
    return PolicyReader.read(
            PolicyFile.SCENARIO_HORIZON,
            "test",
            text.getBytes(StandardCharsets.UTF_8),
            ScenarioHorizonConfig.class)
        .scenario(stress ? "t" : "s");
  }

  private static String midnight(String day) {
    return day + "T00:00:00.000000Z";
  }

  static CalendarWorld world(int countries, int tzids) {
    List<String> isos = new ArrayList<>();
    for (int i = 0; i < countries; i++) {
      isos.add("" + (char) ('A' + i / 26) + (char) ('A' + i % 26));
    }
    List<String> zones = new ArrayList<>();
    for (int i = 0; i < tzids; i++) {
      zones.add("Area/Place_" + (100 + i));
    }
    return new CalendarWorld(isos, zones, List.of(3L, 9L, -5L), CLASSES);
  }

  static CalendarLaw law(Scenario scenario, ScenarioCalendarPolicy policy) {
    CalendarLaw.Policies shipped = CalendarLaw.Policies.of(ResolvedConfig.load("medium", null));
    return CalendarLaw.of(
        scenario,
        new CalendarLaw.Policies(
            policy,
            shipped.real(),
            shipped.customs(),
            shipped.file(),
            shipped.overlays(),
            shipped.classes()),
        List.of());
  }

  static List<CalendarEvent> generate(
      Scenario scenario, CalendarWorld world, ScenarioCalendarPolicy policy) {
    return law(scenario, policy).events(world);
  }

  static Map<String, List<CalendarEvent>> byType(List<CalendarEvent> events) {
    Map<String, List<CalendarEvent>> byType = new TreeMap<>();
    events.forEach(e -> byType.computeIfAbsent(e.eventType(), t -> new ArrayList<>()).add(e));
    return byType;
  }

  private static LocalDate day(String utc) {
    return LocalDate.parse(utc.substring(0, 10));
  }

  @Test
  void ninetyDaysOf183CountriesHaveThePagesCounts() {
    Scenario scenario = scenario("2026-01-01", "2026-04-01", false);
    Map<String, List<CalendarEvent>> events = byType(generate(scenario, world(183, 368), policy()));
    assertThat(events.get("PAYDAY"), hasSize(183 * 3 * 3));
    assertThat(events.get("CAMPAIGN"), hasSize(3));
    assertThat(events.get("OUTAGE"), hasSize(54));
    // 549 country-months with one holiday, a second with probability 0.6: mean 2635, sd 34.
    assertThat(
        events.get("HOLIDAY").size(), allOf(greaterThanOrEqualTo(2465), lessThanOrEqualTo(2805)));
    assertThat(events.containsKey("STRESS"), is(false));
  }

  @Test
  void stressHasCampaignsOfMarketsAndWindows() {
    Scenario scenario = scenario("2026-02-01", "2026-04-01", true);
    CalendarWorld world = world(183, 368);
    List<CalendarEvent> all = generate(scenario, world, policy());
    Map<String, List<CalendarEvent>> events = byType(all);
    assertThat(events.get("PAYDAY"), hasSize(183 * 2 * 3));
    assertThat(events.get("CAMPAIGN"), hasSize(22));
    assertThat(events.get("OUTAGE"), hasSize(36));
    assertThat(events.get("STRESS").size(), allOf(greaterThanOrEqualTo(2), lessThanOrEqualTo(4)));
    new CalendarAcceptance(law(scenario, policy()), world).check(all);
  }

  @Test
  void aSmallWorldIsFilledToExactlyItsFloor() {
    Scenario scenario = scenario("2026-01-01", "2026-04-01", false);
    List<CalendarEvent> events = generate(scenario, world(53, 60), policy());
    assertThat(events, hasSize(2000));
    TreeSet<String> cloned = new TreeSet<>();
    events.stream()
        .filter(e -> e.notes().endsWith("another class"))
        .forEach(e -> cloned.add(e.countryIso()));
    assertThat(cloned, hasSize(53));
    new CalendarAcceptance(law(scenario, policy()), world(53, 60)).check(events);
  }

  @Test
  void paydaysAreWorkdaysAndHolidaysKeepOffThem() {
    // 31 March 2026 is a Tuesday: the window of a payday then reaches into April.
    Scenario scenario = scenario("2026-03-01", "2026-05-01", false);
    List<CalendarEvent> events =
        generate(scenario, world(40, 40), policy("min_events: 2000", "min_events: 20"));
    Map<String, TreeSet<LocalDate>> paid = new TreeMap<>();
    for (CalendarEvent e : byType(events).get("PAYDAY")) {
      LocalDate day = day(e.startUtc());
      assertThat(day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0, is(true));
      TreeSet<LocalDate> days = paid.computeIfAbsent(e.countryIso(), c -> new TreeSet<>());
      days.add(day);
      days.add(day.plusDays(1));
    }
    for (CalendarEvent e : byType(events).get("HOLIDAY")) {
      assertThat(paid.get(e.countryIso()).contains(day(e.startUtc())), is(false));
    }
  }

  @Test
  void eventsAreClampedToTheHorizonAndEveryCountryKeepsAHoliday() {
    Scenario scenario = scenario("2026-03-07", "2026-04-04", false);
    CalendarWorld world = world(120, 50);
    ScenarioCalendarPolicy policy = policy("min_events: 2000", "min_events: 20");
    List<CalendarEvent> events = generate(scenario, world, policy);
    for (CalendarEvent e : events) {
      assertThat(UtcText.micros(e.startUtc()) >= scenario.startMicros(), is(true));
      assertThat(UtcText.micros(e.endUtc()) <= scenario.endMicros(), is(true));
    }
    TreeSet<String> countries = new TreeSet<>();
    byType(events).get("HOLIDAY").forEach(e -> countries.add(e.countryIso()));
    assertThat(countries, hasSize(120));
    new CalendarAcceptance(law(scenario, policy), world).check(events);
  }

  @Test
  void theOrderOfTheWorldDoesNotMatterToAnEventsContent() {
    Scenario scenario = scenario("2026-01-01", "2026-04-01", false);
    ScenarioCalendarPolicy policy = policy("min_events: 2000", "min_events: 20");
    CalendarWorld world = world(12, 12);
    List<String> reversed = new ArrayList<>(world.countries());
    Collections.reverse(reversed);
    CalendarWorld other =
        new CalendarWorld(reversed, world.tzids(), world.merchants(), world.classes());
    assertThat(generate(scenario, other, policy), is(generate(scenario, world, policy)));
  }

  @Test
  void forcedEventsNameAMerchantByRank() {
    Scenario scenario = scenario("2026-03-07", "2026-04-07", false);
    String dark =
        "forced_events: [{event_type: OUTAGE, merchant_rank: 2, start_hour: 240, hours: 24,"
            + " shape_kind: constant, amplitude: 0.0}]";
    ScenarioCalendarPolicy policy =
        policy("min_events: 2000", "min_events: 20", "forced_events: []", dark);
    List<CalendarEvent> named =
        generate(scenario, world(5, 5), policy).stream()
            .filter(e -> e.merchantId() != null)
            .toList();
    assertThat(named, hasSize(1));
    assertThat(named.get(0).merchantId(), is(-5L));
    assertThat(named.get(0).startUtc(), is("2026-03-17T00:00:00.000000Z"));
    assertThat(named.get(0).amplitude(), is(0.0));
    ScenarioCalendarPolicy beyond =
        policy(
            "min_events: 2000",
            "min_events: 20",
            "forced_events: []",
            dark.replace("rank: 2", "rank: 3"));
    LawBroken e =
        Assertions.assertThrows(LawBroken.class, () -> generate(scenario, world(5, 5), beyond));
    assertThat(e.finding().found(), is("rank 3"));
  }

  @Test
  void aFloorOutOfReachAndAnUnknownClassAreFindings() {
    Scenario scenario = scenario("2026-03-07", "2026-04-07", false);
    LawBroken few =
        Assertions.assertThrows(LawBroken.class, () -> generate(scenario, world(5, 5), policy()));
    assertThat(few.finding().expected(), is("at least 2000"));
    ScenarioCalendarPolicy owls = policy("demand_class: online_bursty", "demand_class: night_owls");
    LawBroken unknown =
        Assertions.assertThrows(LawBroken.class, () -> generate(scenario, world(5, 5), owls));
    assertThat(unknown.finding().found(), containsString("night_owls"));
  }
}
