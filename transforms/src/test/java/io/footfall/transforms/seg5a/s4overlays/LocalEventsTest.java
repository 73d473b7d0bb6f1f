package io.footfall.transforms.seg5a.s4overlays;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.footfall.config.PolicyFile;
import io.footfall.config.PolicyReader;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.config.seg5a.ScenarioHorizonConfig.Scenario;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.transforms.civil.TzCompiler;
import io.footfall.transforms.state.LawBroken;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Events of wall clocks (realism.md O11): a local day is a local day in every zone, of 23, 24 or 25
 * hours. The expected side asks the calendar of Java.
 */
class LocalEventsTest {
  /** From before the changes of New York to after those of Santiago and Lord Howe. */
  private static final Scenario SPRING = scenario("2026-03-01", "2026-04-10");

  private static final Set<String> ZONES =
      Set.of(
          "Europe/Berlin",
          "Asia/Kathmandu",
          "America/New_York",
          "America/Santiago",
          "Australia/Lord_Howe",
          "Pacific/Auckland",
          "Pacific/Kiritimati",
          "Pacific/Pago_Pago",
          "Africa/Casablanca",
          "Africa/Cairo");

  static Scenario scenario(String from, String until) {
    String text =
        "version: v1\nscenarios:\n  - {scenario_id: s, scenario_version: v1, is_baseline: true,"
            + " is_stress: false, labels: [], horizon_start_utc: \"%sT00:00:00.000000Z\","
            + " horizon_end_utc: \"%sT00:00:00.000000Z\", bucket_duration_minutes: 60}\n";
    return PolicyReader.read(
            PolicyFile.SCENARIO_HORIZON,
            "test",
            text.formatted(from, until).getBytes(StandardCharsets.UTF_8),
            ScenarioHorizonConfig.class)
        .scenario("s");
  }

  private static WallClocks clocks(Scenario scenario) {
    return new WallClocks(
        TzCompiler.pinned().compile(ZONES, scenario.endMicros() / 1_000_000L), scenario);
  }

  private static CalendarEvent local(String type, String start, String end, String scope) {
    return local(type, start, end, scope, 0.65, null, null, null);
  }

  private static CalendarEvent local(
      String type,
      String start,
      String end,
      String country,
      Double amplitude,
      Double peak,
      Integer in,
      Integer out) {
    return new CalendarEvent(
        "EVT-local",
        type,
        "local",
        null,
        null,
        start,
        end,
        peak == null ? "constant" : "ramp",
        amplitude,
        peak,
        in,
        out,
        false,
        country,
        null,
        null,
        null,
        null);
  }

  private static PlacedEvent placed(Scenario scenario, CalendarEvent event, String tzid) {
    HorizonEvent compiled = new EventCompiler(scenario, Events.POLICY).compile(event);
    return PlacedEvent.of(compiled, clocks(scenario), tzid);
  }

  /** Buckets whose first instant is in the interval, by java.time. */
  private static int[] expected(Scenario scenario, String start, String end, String tzid) {
    List<Integer> buckets = new ArrayList<>();
    Instant first = Instant.parse(scenario.horizonStartUtc());
    for (int h = 0; h < scenario.buckets(); h++) {
      LocalDateTime wall = LocalDateTime.ofInstant(first.plusSeconds(h * 3600L), ZoneId.of(tzid));
      if (!wall.isBefore(LocalDateTime.parse(start)) && wall.isBefore(LocalDateTime.parse(end))) {
        buckets.add(h);
      }
    }
    return buckets.stream().mapToInt(b -> b).toArray();
  }

  /** Hours of local days; those of change are 23 or 25, that of half an hour's change keeps 24. */
  @ParameterizedTest
  @CsvSource({
    "America/New_York,2026-03-08,23",
    "America/New_York,2026-03-09,24",
    "Europe/Berlin,2026-03-29,23",
    "Europe/Berlin,2026-04-03,24",
    "Asia/Kathmandu,2026-03-08,24",
    "America/Santiago,2026-04-04,25",
    "America/Santiago,2026-04-05,24",
    "Pacific/Auckland,2026-04-05,25",
    "Africa/Casablanca,2026-03-22,23",
    "Pacific/Kiritimati,2026-03-02,24",
    "Pacific/Pago_Pago,2026-03-02,24"
  })
  void aLocalDayHasItsHours(String tzid, String day, int hours) {
    String end = LocalDateTime.parse(day + "T00:00:00").plusDays(1) + ":00";
    PlacedEvent event = placed(SPRING, local("HOLIDAY", day + "T00:00:00", end, "XX"), tzid);
    assertThat(event.buckets().length, is(hours));
    assertThat(event.buckets(), is(expected(SPRING, day + "T00:00:00", end, tzid)));
  }

  @Property(tries = 300, seed = "20260405")
  void everyIntervalIsThatOfTheWall(
      @ForAll @IntRange(min = 0, max = 42 * 24) int startHour,
      @ForAll @IntRange(min = 1, max = 60) int hours,
      @ForAll @IntRange(max = 9) int zone) {
    String tzid = ZONES.stream().sorted().toList().get(zone);
    LocalDateTime start = LocalDateTime.parse("2026-02-27T00:00:00").plusHours(startHour);
    String from = start + ":00";
    String until = start.plusHours(hours) + ":00";
    PlacedEvent event = placed(SPRING, local("HOLIDAY", from, until, "XX"), tzid);
    assertThat(event.buckets(), is(expected(SPRING, from, until, tzid)));
  }

  @Test
  void aRampRunsOverTheHoursOfItsZone() {
    CalendarEvent payday =
        local("PAYDAY", "2026-03-08T00:00:00", "2026-03-09T00:00:00", "US", null, 1.2, 4, 6);
    PlacedEvent short23 = placed(SPRING, payday, "America/New_York");
    PlacedEvent day24 = placed(SPRING, payday, "Asia/Kathmandu");
    for (PlacedEvent event : List.of(short23, day24)) {
      int n = event.buckets().length;
      assertThat(event.factors()[0], closeTo(1.05, 1e-15));
      assertThat(event.factors()[3], is(1.2));
      assertThat(event.factors()[n - 7], is(1.2));
      assertThat(event.factors()[n - 6], closeTo(1.2 - 0.2 / 6, 1e-15));
      assertThat(event.factors()[n - 1], is(1.0));
    }
  }

  /** A horizon cuts an event of wall clocks and does not bend it. */
  @Property(tries = 100, seed = "7")
  void theHorizonCutsAndDoesNotBend(
      @ForAll @IntRange(min = 0, max = 40) int in,
      @ForAll @IntRange(min = 0, max = 40) int out,
      @ForAll @DoubleRange(min = 1, max = 1.6) double peak) {
    CalendarEvent event =
        local("PAYDAY", "2026-03-07T00:00:00", "2026-03-09T00:00:00", "US", null, peak, in, out);
    PlacedEvent whole = placed(SPRING, event, "Pacific/Kiritimati");
    PlacedEvent cut = placed(Events.SCENARIO, event, "Pacific/Kiritimati");
    int before = 6 * 24;
    assertThat(whole.buckets().length, is(48));
    assertThat(cut.buckets().length, is(34));
    for (int i = 0; i < cut.buckets().length; i++) {
      assertThat(cut.factors()[i], is(whole.factor(cut.buckets()[i] + before)));
    }
  }

  @Test
  void oneEventStartsAtManyInstants() {
    CalendarEvent event = local("HOLIDAY", "2026-04-03T00:00:00", "2026-04-04T00:00:00", "XX");
    int[] kiritimati = placed(SPRING, event, "Pacific/Kiritimati").buckets();
    int[] pagoPago = placed(SPRING, event, "Pacific/Pago_Pago").buckets();
    assertThat(pagoPago[0] - kiritimati[0], is(25));
    assertThat(Arrays.stream(kiritimati).max().getAsInt(), lessThan(pagoPago[0]));
  }

  @Test
  void clocksAndTimesMustFit() {
    EventCompiler compiler = new EventCompiler(SPRING, Events.POLICY);
    CalendarEvent good = local("HOLIDAY", "2026-03-02T00:00:00", "2026-03-03T00:00:00", "XX");
    refused(compiler, clock(good, "utc", null, null), "wall-clock times");
    refused(compiler, clock(good, "solar", null, null), "clock solar");
    refused(compiler, clock(good, "local", "2026-03-02T00:00:00.000000Z", null), "UTC times");
    refused(
        compiler,
        local("HOLIDAY", "2026-03-02", "2026-03-03", "XX"),
        "time 2026-03-02 to 2026-03-03");
    refused(
        compiler,
        local("HOLIDAY", "2026-02-30T00:00:00", "2026-03-03T00:00:00", "XX"),
        "time 2026-02-30T00:00:00");
    refused(compiler, local("HOLIDAY", null, "2026-03-03T00:00:00", "XX"), "time null");
    refused(
        compiler,
        local("HOLIDAY", "2026-03-03T00:00:00", "2026-03-03T00:00:00", "XX"),
        "2026-03-03T00:00:00 to 2026-03-03T00:00:00");
  }

  private static CalendarEvent clock(
      CalendarEvent e, String clock, String startUtc, String endUtc) {
    return new CalendarEvent(
        e.eventId(),
        e.eventType(),
        clock,
        startUtc,
        endUtc,
        e.startLocal(),
        e.endLocal(),
        e.shapeKind(),
        e.amplitude(),
        null,
        null,
        null,
        false,
        e.countryIso(),
        null,
        null,
        null,
        null);
  }

  private static void refused(EventCompiler compiler, CalendarEvent event, String found) {
    LawBroken e = Assertions.assertThrows(LawBroken.class, () -> compiler.compile(event));
    assertThat(e.finding().code(), is("5A.S4.S4_CALENDAR_ALIGNMENT_FAILED"));
    assertThat(e.finding().found(), containsString(found));
  }
}
