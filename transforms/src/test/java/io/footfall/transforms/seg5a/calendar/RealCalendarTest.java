package io.footfall.transforms.seg5a.calendar;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.config.seg5a.ScenarioHorizonConfig.Scenario;
import io.footfall.config.seg5a.calendar.RealCalendarPolicy;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.transforms.seg5a.SurfacePolicies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mode {@code real_v1}: dates known from calendars, amplitudes of the page's corridors. */
class RealCalendarTest {
  private static final List<String> COUNTRIES =
      List.of("AE", "AU", "BR", "CN", "DE", "EG", "FR", "GB", "JP", "MN", "US");
  private static final CalendarWorld WORLD =
      new CalendarWorld(
          COUNTRIES,
          List.of("Europe/Berlin", "America/New_York"),
          LongStream.rangeClosed(1, 2_000).boxed().toList(),
          SyntheticCalendarTest.CLASSES);
  private static final Scenario YEAR =
      SyntheticCalendarTest.scenario("2026-01-01", "2027-01-01", false);
  private static final ResolvedConfig SHIPPED = ResolvedConfig.load("medium", null);
  private static final CalendarLaw LAW =
      CalendarLaw.of(YEAR, CalendarLaw.Policies.of(SHIPPED), COUNTRIES);
  private static final List<CalendarEvent> EVENTS = LAW.events(WORLD);

  static Set<String> classesOfPolicy() {
    RealCalendarPolicy policy =
        SurfacePolicies.read(PolicyFile.REAL_CALENDAR, RealCalendarPolicy.class);
    Set<String> named = new TreeSet<>();
    policy.holiday().factors().forEach(f -> named.add(f.demandClass()));
    policy
        .holiday()
        .specialDays()
        .forEach(d -> d.factors().forEach(f -> named.add(f.demandClass())));
    policy.eve().factors().forEach(f -> named.add(f.demandClass()));
    policy.payday().peaks().forEach(f -> named.add(f.demandClass()));
    policy.saleDays().forEach(d -> d.peaks().forEach(f -> named.add(f.demandClass())));
    policy.season().curves().forEach(c -> named.add(c.demandClass()));
    return named;
  }

  private static List<CalendarEvent> of(String type, String country, String demandClass) {
    return EVENTS.stream()
        .filter(e -> e.eventType().equals(type))
        .filter(e -> country == null || country.equals(e.countryIso()))
        .filter(e -> demandClass == null || demandClass.equals(e.demandClass()))
        .toList();
  }

  private static Map<String, CalendarEvent> byDay(List<CalendarEvent> events) {
    Map<String, CalendarEvent> days = new TreeMap<>();
    events.forEach(e -> days.put(e.startLocal().substring(0, 10), e));
    return days;
  }

  @Test
  void theCalendarIsAcceptedAndInItsOrder() {
    new CalendarAcceptance(LAW, WORLD).check(EVENTS);
    List<String> ids = EVENTS.stream().map(CalendarEvent::eventId).toList();
    assertThat(ids, is(ids.stream().sorted().toList()));
    assertThat(new TreeSet<>(ids).size(), is(ids.size()));
  }

  /** O11: every event of a country is one of whole local days, from midnight to midnight. */
  @Test
  void eventsOfCountriesAreLocalDays() {
    for (CalendarEvent e : EVENTS) {
      if (e.countryIso() != null) {
        assertThat(e.toString(), e.clock(), is("local"));
        assertThat(e.toString(), e.startLocal().endsWith("T00:00:00"), is(true));
        assertThat(e.toString(), e.endLocal().endsWith("T00:00:00"), is(true));
        assertThat(e.startUtc() == null && e.endUtc() == null, is(true));
      }
    }
  }

  @Test
  void holidaysAreNamedAndMoveEveryClass() {
    Map<String, CalendarEvent> offices = byDay(of("HOLIDAY", "DE", "office_hours"));
    assertThat(offices.get("2026-04-03").notes(), is("Good Friday"));
    assertThat(offices.get("2026-10-03").notes(), is("German Unity Day"));
    assertThat(
        EVENTS.stream()
            .filter(e -> e.eventType().equals("HOLIDAY") && "DE".equals(e.countryIso()))
            .filter(e -> e.startLocal().startsWith("2026-04-03"))
            .map(CalendarEvent::demandClass)
            .collect(Collectors.toSet()),
        is(Set.copyOf(SyntheticCalendarTest.CLASSES)));
  }

  /** O3 and O4: corridors of the page. */
  @ParameterizedTest
  @CsvSource({
    "office_hours,0,0.35", "bills_utilities,0,0.5", "consumer_daytime,0.5,0.95",
    "online_24h,0.95,1.2", "online_bursty,0.95,1.2", "travel_hospitality,1.0,1.4"
  })
  void holidaysCloseWhatTheyClose(String demandClass, double least, double most) {
    for (CalendarEvent e : of("HOLIDAY", null, demandClass)) {
      assertThat(
          e.toString(), e.amplitude(), allOf(greaterThanOrEqualTo(least), lessThanOrEqualTo(most)));
    }
  }

  @Test
  void shopsStayShutOnNewYear() {
    for (String country : List.of("AU", "BR", "CN", "DE", "FR", "GB", "JP", "MN", "US")) {
      CalendarEvent e = byDay(of("HOLIDAY", country, "consumer_daytime")).get("2026-01-01");
      assertThat(country, e.amplitude(), lessThanOrEqualTo(0.7));
    }
  }

  /** The day before, unless it is a holiday itself: Easter Monday has none, Good Friday has one. */
  @Test
  void evesStandBeforeHolidaysThatFollowAnOrdinaryDay() {
    Map<String, CalendarEvent> eves = byDay(of("EVE", "DE", "consumer_daytime"));
    assertThat(eves.keySet(), hasItem("2026-04-02"));
    assertThat(eves.keySet(), hasItem("2026-04-05"));
    assertThat(eves.keySet(), not(hasItem("2026-12-25")));
    assertThat(eves.get("2026-12-24").notes(), is("day before 1st Christmas day"));
    assertThat(
        eves.get("2026-12-24").amplitude(),
        allOf(greaterThanOrEqualTo(1.05), lessThanOrEqualTo(1.3)));
  }

  /**
   * From wall calendars of 2026. DE: the last working day, 30 April before the May holiday, 29 May
   * before a weekend. JP: the 25th or the Friday before. AE: the 27th, no longer moved off a
   * Friday. US: every Friday at least. BR: the 5th and 20th, moved.
   */
  @ParameterizedTest
  @CsvSource({
    "DE,2026-04-30,true", "DE,2026-05-29,true", "DE,2026-05-31,false", "DE,2026-12-31,true",
    "JP,2026-03-25,true", "JP,2026-04-24,true", "JP,2026-04-25,false", "AE,2026-02-27,true",
    "EG,2026-03-31,true", "EG,2026-01-29,true", "EG,2026-02-26,true", "US,2026-01-02,true",
    "US,2026-01-09,true", "US,2026-12-24,true", "BR,2026-04-02,true", "BR,2026-04-05,false"
  })
  void paydaysAreCustomary(String country, String day, boolean paid) {
    Map<String, CalendarEvent> days = byDay(of("PAYDAY", country, "consumer_daytime"));
    assertThat(days.keySet().toString(), days.containsKey(day), is(paid));
  }

  @Test
  void paydaysLiftByTheirStrength() {
    Map<String, CalendarEvent> days = byDay(of("PAYDAY", "US", "consumer_daytime"));
    assertThat(days.get("2026-01-02").amplitudePeak(), closeTo(1.22, 1e-12));
    assertThat(days.get("2026-01-09").amplitudePeak(), closeTo(1.11, 1e-12));
    assertThat(days.get("2026-01-09").endLocal(), is("2026-01-11T00:00:00"));
    for (CalendarEvent e : of("PAYDAY", null, "consumer_daytime")) {
      assertThat(e.amplitudePeak(), allOf(greaterThan(1.05), lessThanOrEqualTo(1.25)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Black Friday;;online_bursty;2026-11-27;2026-11-30",
        "Cyber Monday;;online_24h;2026-11-30;2026-12-01",
        "Valentine's Day;;evening_weekend;2026-02-13;2026-02-15",
        "Singles' Day;CN;online_bursty;2026-11-11;2026-11-12",
        "Mothering Sunday;GB;evening_weekend;2026-03-13;2026-03-16",
        "Mother's Day;FR;consumer_daytime;2026-05-29;2026-06-01",
        "Mother's Day;US;consumer_daytime;2026-05-08;2026-05-11",
        "Christmas shopping;;consumer_daytime;2026-12-11;2026-12-25"
      })
  void salesAreWhenTheyAre(
      String name, String country, String demandClass, String start, String end) {
    List<CalendarEvent> found =
        of("CAMPAIGN", country, demandClass).stream().filter(e -> e.notes().equals(name)).toList();
    assertThat(found.size(), is(1));
    assertThat(found.get(0).startLocal(), is(start + "T00:00:00"));
    assertThat(found.get(0).endLocal(), is(end + "T00:00:00"));
    assertThat(found.get(0).countryIso(), is(country));
  }

  /** O7: at least every fifth merchant has an event of its own in each quarter. */
  @ParameterizedTest
  @CsvSource({"2026-01-01,2026-04-01", "2026-04-01,2026-07-01", "2026-10-01,2027-01-01"})
  void manyMerchantsHaveEventsOfTheirOwn(String from, String until) {
    Set<Long> merchants = new TreeSet<>();
    for (CalendarEvent e : EVENTS) {
      String day =
          e.merchantId() == null
              ? ""
              : (e.startLocal() == null ? e.startUtc() : e.startLocal()).substring(0, 10);
      if (day.compareTo(from) >= 0 && day.compareTo(until) < 0) {
        merchants.add(e.merchantId());
      }
    }
    assertThat(merchants.size(), greaterThanOrEqualTo(400));
  }

  /**
   * O9: outages are of merchants, one to four hours, less than a thousandth of their hours, and are
   * followed at once by a rebound of one or two hours.
   */
  @Test
  void outagesAreShortAndRebound() {
    Map<String, CalendarEvent> rebounds = new TreeMap<>();
    of("REBOUND", null, null).forEach(e -> rebounds.put(e.merchantId() + e.startUtc(), e));
    long hours = 0;
    for (CalendarEvent e : of("OUTAGE", null, null)) {
      assertThat(e.clock(), is("utc"));
      assertThat(e.merchantId() != null, is(true));
      long length = hours(e);
      assertThat(length, allOf(greaterThanOrEqualTo(1L), lessThanOrEqualTo(4L)));
      hours += length;
      CalendarEvent rebound = rebounds.get(e.merchantId() + e.endUtc());
      if (!e.endUtc().startsWith("2027")) {
        assertThat(hours(rebound), allOf(greaterThanOrEqualTo(1L), lessThanOrEqualTo(2L)));
        assertThat(rebound.amplitude(), allOf(greaterThanOrEqualTo(1.05), lessThanOrEqualTo(1.3)));
      }
    }
    assertThat(hours, greaterThan(0L));
    assertThat((double) hours / (2_000 * 365 * 24), lessThanOrEqualTo(0.001));
  }

  private static long hours(CalendarEvent e) {
    return java.time.Duration.between(
            java.time.Instant.parse(e.startUtc()), java.time.Instant.parse(e.endUtc()))
        .toHours();
  }

  @Test
  void whatIsShutIsShut() {
    List<CalendarEvent> shut = new ArrayList<>(of("CLOSURE", null, null));
    shut.addAll(of("OPENING", null, null));
    assertThat(shut.size(), greaterThan(100));
    for (CalendarEvent e : shut) {
      assertThat(e.amplitude(), is(0.0));
      assertThat(e.merchantId() != null, is(true));
    }
  }

  /** Another horizon shows the same events where the two overlap. */
  @Test
  void theHorizonDoesNotMatterToWhatHappens() {
    Scenario spring = SyntheticCalendarTest.scenario("2026-03-01", "2026-05-01", false);
    CalendarLaw law = CalendarLaw.of(spring, LAW.policies(), COUNTRIES);
    Set<String> year = EVENTS.stream().map(CalendarEvent::eventId).collect(Collectors.toSet());
    for (CalendarEvent e : law.events(WORLD)) {
      boolean inside =
          e.clock().equals("local")
              && e.startLocal().compareTo("2026-03-02") > 0
              && e.endLocal().compareTo("2026-04-29") < 0;
      if (inside) {
        assertThat(e.toString(), year, hasItem(e.eventId()));
      }
    }
  }

  @Test
  void theSeasonIsOffUnlessDeclared() {
    assertThat(of("SEASON", null, null).size(), is(0));
    RealCalendarPolicy declared =
        SurfacePolicies.read(
            PolicyFile.REAL_CALENDAR,
            RealCalendarPolicy.class,
            "season:\n  enabled: false",
            "season:\n  enabled: true");
    CalendarLaw.Policies p = LAW.policies();
    CalendarLaw law =
        new CalendarLaw(
            YEAR,
            new CalendarLaw.Policies(
                p.calendar(), declared, p.customs(), p.file(), p.overlays(), p.classes()),
            HolidayBook.EMPTY);
    List<CalendarEvent> season =
        law.events(WORLD).stream().filter(e -> e.eventType().equals("SEASON")).toList();
    Map<String, Double> consumer = new TreeMap<>();
    season.stream()
        .filter(e -> e.demandClass().equals("consumer_daytime"))
        .forEach(e -> consumer.put(e.startLocal().substring(0, 7), e.amplitude()));
    assertThat(consumer.get("2026-01"), is(0.94));
    assertThat(consumer.get("2026-12"), is(1.10));
    assertThat(
        consumer.entrySet().stream()
            .filter(e -> e.getKey().startsWith("2026"))
            .mapToDouble(Map.Entry::getValue)
            .average()
            .getAsDouble(),
        closeTo(1.0, 0.005));
  }

  @Test
  void aFileAloneIsAllThereIsAndItsMistakesHaveLines(@TempDir Path dir) throws IOException {
    String good =
        "  - {name: Fair, event_type: CAMPAIGN, clock: local, start: \"2026-03-10T00:00:00\","
            + " end: \"2026-03-12T00:00:00\", shape_kind: ramp, amplitude: 1.4, ramp_in_hours: 6,"
            + " ramp_out_hours: 6, scope: {country_iso: DE, demand_class: consumer_daytime}}\n";
    String far = good.replace("2026-03-1", "2031-03-1");
    ResolvedConfig config = config(dir, good + far);
    CalendarLaw law = CalendarLaw.of(config, "baseline_v1", COUNTRIES);
    List<CalendarEvent> events = law.events(WORLD);
    assertThat(events.size(), is(1));
    assertThat(events.get(0).notes(), is("Fair"));
    assertThat(events.get(0).startLocal(), is("2026-03-10T00:00:00"));
    GivenEvents.check(config, law, WORLD);
    refused(dir, good + good.replace("DE,", "ZZ,"), "country ZZ");
    refused(dir, good + good.replace("1.4", "2.6"), "amplitude 2.6");
    refused(dir, good + good.replace("T00:00:00\", end", "T00:30:00\", end"), "T00:30:00");
    refused(dir, good + good.replace("consumer_daytime", "night_owls"), "class night_owls");
    refused(dir, good + good.replace("CAMPAIGN", "OUTAGE").replace("1.4", "0.1"), "scope");
    refused(
        dir,
        good
            + good.replace(
                "country_iso: DE, demand_class: consumer_daytime", "merchant_id: \"9999\""),
        "merchant 9999");
  }

  private static ResolvedConfig config(Path dir, String events) throws IOException {
    Path file = dir.resolve(PolicyFile.CALENDAR_EVENTS.path());
    Files.createDirectories(file.getParent());
    Files.writeString(file, "policy_id: calendar_events_5A\nversion: v1\nevents:\n" + events);
    Path mode = dir.resolve(PolicyFile.SCENARIO_CALENDAR.path());
    Files.writeString(
        mode,
        new String(
                SHIPPED.bytes(PolicyFile.SCENARIO_CALENDAR),
                java.nio.charset.StandardCharsets.UTF_8)
            .replace("calendar_mode: real_v1", "calendar_mode: file"));
    return ResolvedConfig.load("medium", dir);
  }

  private static void refused(Path dir, String events, String found) throws IOException {
    ResolvedConfig config = config(dir, events);
    CalendarLaw law = CalendarLaw.of(config, "baseline_v1", COUNTRIES);
    FootfallException e =
        Assertions.assertThrows(
            FootfallException.class, () -> GivenEvents.check(config, law, WORLD));
    assertThat(e.code().toString(), is("5A.S4.S4_CALENDAR_ALIGNMENT_FAILED"));
    assertThat(e.getMessage(), containsString("calendar_events_5A.v1.yaml:5: field /events/1"));
    assertThat(e.getMessage(), containsString(found));
  }
}
