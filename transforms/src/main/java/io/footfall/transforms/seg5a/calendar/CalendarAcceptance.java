package io.footfall.transforms.seg5a.calendar;

import io.footfall.config.seg5a.EventType;
import io.footfall.config.seg5a.ScenarioCalendarPolicy;
import io.footfall.config.seg5a.ScenarioHorizonConfig.Scenario;
import io.footfall.config.seg5a.ScenarioOverlayPolicy;
import io.footfall.config.seg5a.ShapeKind;
import io.footfall.config.seg5a.UtcText;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.transforms.rng.HashUniform;
import io.footfall.transforms.seg5a.s4overlays.EventCompiler;
import io.footfall.transforms.seg5a.s4overlays.HorizonEvent;
import io.footfall.transforms.table.LawBroken;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What a calendar must satisfy before it is sealed (5A-s4-s5.md section 1.2); fails closed. */
public final class CalendarAcceptance {
  private static final String BROKEN = "5A.S4.S4_CALENDAR_ALIGNMENT_FAILED";

  private final Scenario scenario;
  private final ScenarioCalendarPolicy policy;
  private final ScenarioOverlayPolicy overlays;
  private final CalendarWorld world;

  /** Acceptance for a scenario and world. */
  public CalendarAcceptance(
      Scenario scenario,
      ScenarioCalendarPolicy policy,
      ScenarioOverlayPolicy overlays,
      CalendarWorld world) {
    this.scenario = scenario;
    this.policy = policy;
    this.overlays = overlays;
    this.world = world;
  }

  /**
   * Checks all events.
   *
   * @return most events at work on one scope in a bucket, among the pairs sampled
   * @throws LawBroken CALENDAR_ALIGNMENT or OVERLAY_EVAL at the first rule broken
   */
  public int check(List<CalendarEvent> events) {
    List<HorizonEvent> compiled = new ArrayList<>();
    EventCompiler compiler = new EventCompiler(scenario, overlays);
    compiler.compile(events);
    Set<String> ids = new HashSet<>();
    for (CalendarEvent event : events) {
      if (!ids.add(event.eventId())) {
        throw broken(event.eventId(), "id twice", "unique ids");
      }
      requireParams(event);
      requireTime(event);
      requireWorld(event);
      compiled.add(compiler.compile(event));
    }
    requireFloors(events);
    return requireOverlap(compiled);
  }

  private void requireParams(CalendarEvent e) {
    boolean ramp = e.shapeKind().equals(ShapeKind.RAMP.text());
    boolean fits =
        ramp
            ? e.amplitude() == null
                && e.amplitudePeak() != null
                && e.rampInBuckets() != null
                && e.rampOutBuckets() != null
            : e.amplitude() != null
                && e.amplitudePeak() == null
                && e.rampInBuckets() == null
                && e.rampOutBuckets() == null;
    if (!fits) {
      throw broken(e.eventId(), "parameters of another shape", "those of " + e.shapeKind());
    }
    double amplitude = ramp ? e.amplitudePeak() : e.amplitude();
    ScenarioOverlayPolicy.TypeRule rule =
        overlays.rule(EventType.valueOf(e.eventType())).orElseThrow();
    if (!rule.allows(amplitude)) {
      throw broken(e.eventId(), "amplitude " + amplitude, rule.amplitudeBounds().toString());
    }
  }

  private void requireTime(CalendarEvent e) {
    long start = UtcText.micros(e.startUtc());
    long end = UtcText.micros(e.endUtc());
    if (Math.floorMod(start, scenario.bucketMicros()) != 0
        || Math.floorMod(end, scenario.bucketMicros()) != 0) {
      throw broken(e.eventId(), e.startUtc() + " to " + e.endUtc(), "bucket edges");
    }
    if (start >= end || start >= scenario.endMicros() || end <= scenario.startMicros()) {
      throw broken(
          e.eventId(), e.startUtc() + " to " + e.endUtc(), "start before end, on the horizon");
    }
  }

  private void requireWorld(CalendarEvent e) {
    requireIn(e, e.countryIso(), world.countries(), "country");
    requireIn(e, e.tzid(), world.tzids(), "tzid");
    requireIn(e, e.demandClass(), world.classes(), "class");
    requireIn(e, e.merchantId(), world.merchants(), "merchant");
  }

  private static void requireIn(CalendarEvent e, Object value, List<?> known, String what) {
    if (value != null && !known.contains(value)) {
      throw broken(e.eventId(), what + " " + value, "a " + what + " of the world");
    }
  }

  private void requireFloors(List<CalendarEvent> events) {
    int fewest = policy.floors().minEvents();
    if (events.size() < fewest) {
      throw broken("calendar", events.size() + " events", "at least " + fewest);
    }
    requireCoverage(events, EventType.PAYDAY);
    requireCoverage(events, EventType.HOLIDAY);
    Set<EventType> types = EnumSet.noneOf(EventType.class);
    events.forEach(e -> types.add(EventType.valueOf(e.eventType())));
    boolean complete =
        scenario.isStress()
            ? types.containsAll(EnumSet.allOf(EventType.class))
            : types.contains(EventType.PAYDAY)
                && types.contains(EventType.HOLIDAY)
                && (types.contains(EventType.CAMPAIGN) || types.contains(EventType.OUTAGE));
    if (!complete) {
      throw broken(
          "calendar",
          "types " + types,
          scenario.isStress() ? "all types" : "PAYDAY, HOLIDAY, and CAMPAIGN or OUTAGE");
    }
  }

  private void requireCoverage(List<CalendarEvent> events, EventType type) {
    Set<String> covered = new HashSet<>();
    for (CalendarEvent e : events) {
      if (e.eventType().equals(type.name()) && e.countryIso() != null) {
        covered.add(e.countryIso());
      }
    }
    double share = (double) covered.size() / Math.max(1, world.countries().size());
    if (share < policy.floors().minCountryCoverage()) {
      throw broken(
          "calendar",
          type + " in " + covered.size() + " of " + world.countries().size() + " countries",
          "a share of at least " + policy.floors().minCountryCoverage());
    }
  }

  private int requireOverlap(List<HorizonEvent> events) {
    int most = overlays.calendarValidation().maxOverlapEventsPerRowBucket();
    int seen = 0;
    for (int i = 1; i <= policy.floors().overlapSample(); i++) {
      int row = pick("overlap_row", i, events.size());
      int bucket = pick("overlap_bucket", i, scenario.buckets());
      int overlap = 0;
      for (HorizonEvent event : events) {
        if (sameScope(event, events.get(row)) && event.start() <= bucket && bucket < event.end()) {
          overlap++;
        }
      }
      if (overlap > most) {
        throw broken(events.get(row).eventId(), overlap + " events in a bucket", "at most " + most);
      }
      seen = Math.max(seen, overlap);
    }
    return seen;
  }

  private int pick(String stage, int i, int n) {
    double u = HashUniform.of("5A.calendar", scenario.scenarioId(), stage, Integer.toString(i));
    return Math.min((int) (u * n), n - 1);
  }

  private static boolean sameScope(HorizonEvent a, HorizonEvent b) {
    return a.global() == b.global()
        && Objects.equals(a.country(), b.country())
        && Objects.equals(a.tzid(), b.tzid())
        && Objects.equals(a.demandClass(), b.demandClass())
        && Objects.equals(a.merchantId(), b.merchantId());
  }

  private static LawBroken broken(String key, String found, String expected) {
    return new LawBroken(BROKEN, "V-07", key, found, expected);
  }
}
