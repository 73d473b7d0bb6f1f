package io.footfall.transforms.seg5a.calendar;

import io.footfall.config.seg5a.EventType;
import io.footfall.config.seg5a.ScenarioHorizonConfig.Scenario;
import io.footfall.config.seg5a.ScenarioOverlayPolicy;
import io.footfall.config.seg5a.ShapeKind;
import io.footfall.config.seg5a.UtcText;
import io.footfall.config.seg5a.calendar.EventClock;
import io.footfall.config.seg5a.calendar.LocalText;
import io.footfall.config.seg5a.calendar.ScenarioCalendarPolicy;
import io.footfall.config.seg5a.calendar.ScenarioCalendarPolicy.CalendarMode;
import io.footfall.contracts.U64;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.transforms.rng.HashUniform;
import io.footfall.transforms.seg5a.s4overlays.EventCompiler;
import io.footfall.transforms.seg5a.s4overlays.HorizonEvent;
import io.footfall.transforms.state.LawBroken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a calendar must satisfy before it is sealed (5A-s4-s5.md section 1.2); fails closed. */
public final class CalendarAcceptance {
  private static final String BROKEN = "5A.S4.S4_CALENDAR_ALIGNMENT_FAILED";

  /** A wall clock at most so far ahead of UTC, microseconds. */
  private static final long EASTERNMOST = 14 * 3_600_000_000L;

  /** And so far behind. */
  private static final long WESTERNMOST = 12 * 3_600_000_000L;

  /** Types of the reference's vocabulary. */
  private static final Set<EventType> SYNTHETIC =
      EnumSet.of(
          EventType.HOLIDAY,
          EventType.PAYDAY,
          EventType.CAMPAIGN,
          EventType.OUTAGE,
          EventType.STRESS);

  private final Scenario scenario;
  private final long startMicros;
  private final long endMicros;
  private final ScenarioCalendarPolicy policy;
  private final ScenarioOverlayPolicy overlays;
  private final CalendarWorld world;
  private final Set<Long> merchants;
  private final Set<String> countries;
  private final Set<String> tzids;
  private final EventCompiler compiler;

  /** Acceptance for a law and world. */
  public CalendarAcceptance(CalendarLaw law, CalendarWorld world) {
    this.scenario = law.scenario();
    startMicros = scenario.startMicros();
    endMicros = scenario.endMicros();
    this.policy = law.policies().calendar();
    this.overlays = law.policies().overlays();
    this.world = world;
    this.merchants = new HashSet<>(world.merchants());
    this.countries = new HashSet<>(world.countries());
    this.tzids = new HashSet<>(world.tzids());
    this.compiler = new EventCompiler(scenario, overlays);
  }

  /**
   * Checks all events.
   *
   * @return most events at work on one scope in a bucket, among the pairs sampled
   * @throws LawBroken CALENDAR_ALIGNMENT or OVERLAY_EVAL at the first rule broken
   */
  public int check(List<CalendarEvent> events) {
    List<HorizonEvent> compiled = new ArrayList<>();
    compiler.requireCounts(events);
    Set<String> ids = new HashSet<>();
    for (CalendarEvent event : events) {
      if (!ids.add(event.eventId())) {
        throw broken(event.eventId(), "id twice", "unique ids");
      }
      compiled.add(checkOne(event));
    }
    if (policy.calendarMode() == CalendarMode.SYNTHETIC) {
      requireFloors(events);
    }
    return requireOverlap(compiled);
  }

  /**
   * Checks an event by itself.
   *
   * @throws LawBroken as {@link #check}
   */
  HorizonEvent checkOne(CalendarEvent event) {
    requireParams(event);
    HorizonEvent compiled = compiler.compile(event);
    requireTime(event);
    requireWorld(event);
    return compiled;
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
    boolean instants = e.clock().equals(EventClock.UTC.text());
    String from = instants ? e.startUtc() : e.startLocal();
    String until = instants ? e.endUtc() : e.endLocal();
    long start = instants ? UtcText.micros(from) : LocalText.micros(from);
    long end = instants ? UtcText.micros(until) : LocalText.micros(until);
    if (Math.floorMod(start, scenario.bucketMicros()) != 0
        || Math.floorMod(end, scenario.bucketMicros()) != 0) {
      throw broken(e.eventId(), from + " to " + until, "bucket edges");
    }
    long early = instants ? 0 : EASTERNMOST;
    long late = instants ? 0 : WESTERNMOST;
    if (start >= end || start - early >= endMicros || end + late <= startMicros) {
      throw broken(e.eventId(), from + " to " + until, "start before end, on the horizon");
    }
  }

  private void requireWorld(CalendarEvent e) {
    requireIn(e, e.countryIso(), countries, "country");
    requireIn(e, e.tzid(), tzids, "tzid");
    requireIn(e, e.demandClass(), world.classes(), "class");
    if (e.merchantId() != null && !merchants.contains(e.merchantId())) {
      throw broken(e.eventId(), "merchant " + U64.text(e.merchantId()), "a merchant of the world");
    }
  }

  private static void requireIn(CalendarEvent e, Object value, Collection<?> known, String what) {
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
            ? types.containsAll(SYNTHETIC)
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

  /** Wall-clock events are looked at as the clock of UTC shows them. */
  private int requireOverlap(List<HorizonEvent> events) {
    int most = overlays.calendarValidation().maxOverlapEventsPerRowBucket();
    Map<String, List<HorizonEvent>> scopes = new HashMap<>();
    events.forEach(e -> scopes.computeIfAbsent(scope(e), s -> new ArrayList<>()).add(e));
    int seen = 0;
    for (int i = 1; i <= policy.floors().overlapSample() && !events.isEmpty(); i++) {
      HorizonEvent row = events.get(pick("overlap_row", i, events.size()));
      int bucket = pick("overlap_bucket", i, scenario.buckets());
      int overlap = 0;
      for (HorizonEvent event : scopes.get(scope(row))) {
        overlap += isActive(event, bucket) ? 1 : 0;
      }
      if (overlap > most) {
        throw broken(row.eventId(), overlap + " events in a bucket", "at most " + most);
      }
      seen = Math.max(seen, overlap);
    }
    return seen;
  }

  private boolean isActive(HorizonEvent event, int bucket) {
    return event.local() == null
        ? event.start() <= bucket && bucket < event.end()
        : event.local().contains(startMicros + bucket * scenario.bucketMicros());
  }

  private int pick(String stage, int i, int n) {
    double u = HashUniform.of("5A.calendar", scenario.scenarioId(), stage, Integer.toString(i));
    return Math.min((int) (u * n), n - 1);
  }

  private static String scope(HorizonEvent e) {
    return e.global()
        + "|"
        + e.country()
        + "|"
        + e.tzid()
        + "|"
        + e.demandClass()
        + "|"
        + e.merchantId();
  }

  private static LawBroken broken(String key, String found, String expected) {
    return new LawBroken(BROKEN, "V-07", key, found, expected);
  }
}
