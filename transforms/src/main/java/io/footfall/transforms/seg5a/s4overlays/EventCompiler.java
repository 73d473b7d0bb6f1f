package io.footfall.transforms.seg5a.s4overlays;

import io.footfall.config.seg5a.EventType;
import io.footfall.config.seg5a.ScenarioHorizonConfig.Scenario;
import io.footfall.config.seg5a.ScenarioOverlayPolicy;
import io.footfall.config.seg5a.ScopeKind;
import io.footfall.config.seg5a.ShapeKind;
import io.footfall.config.seg5a.UtcText;
import io.footfall.config.seg5a.calendar.EventClock;
import io.footfall.config.seg5a.calendar.LocalText;
import io.footfall.contracts.U64;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.transforms.seg5a.s4overlays.HorizonEvent.LocalInterval;
import io.footfall.transforms.state.LawBroken;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns calendar rows into events on the horizon (5A-s4-s5.md section 4 steps 5 and 6). */
public final class EventCompiler {
  private static final String CALENDAR = "5A.S4.S4_CALENDAR_ALIGNMENT_FAILED";
  private static final String EVALUATION = "5A.S4.S4_OVERLAY_EVAL_FAILED";

  private final Scenario scenario;
  private final ScenarioOverlayPolicy policy;
  private final long startMicros;
  private final int buckets;

  /** Compiles for a scenario under a policy. */
  public EventCompiler(Scenario scenario, ScenarioOverlayPolicy policy) {
    this.scenario = scenario;
    this.policy = policy;
    startMicros = scenario.startMicros();
    buckets = scenario.buckets();
  }

  /**
   * All events with at least one bucket, in the order given.
   *
   * @throws LawBroken CALENDAR_ALIGNMENT or OVERLAY_EVAL at the first event that is not legal
   */
  public List<HorizonEvent> compile(List<CalendarEvent> events) {
    requireCounts(events);
    List<HorizonEvent> compiled = new ArrayList<>();
    for (CalendarEvent event : events) {
      HorizonEvent one = compile(event);
      if (one.end() > one.start()) {
        compiled.add(one);
      }
    }
    return compiled;
  }

  /**
   * Whether there are no more events than the policy allows.
   *
   * @throws LawBroken CALENDAR_ALIGNMENT if there are
   */
  public void requireCounts(List<CalendarEvent> events) {
    int most = policy.calendarValidation().maxEventsPerScenario();
    int mostOfMerchant = policy.calendarValidation().maxEventsPerMerchant();
    Map<Long, Integer> ofMerchants = new HashMap<>();
    int shared = 0;
    for (CalendarEvent event : events) {
      if (event.merchantId() == null) {
        shared++;
      } else if (ofMerchants.merge(event.merchantId(), 1, Integer::sum) > mostOfMerchant) {
        throw broken(
            CALENDAR,
            event,
            "more than " + mostOfMerchant + " events of merchant " + U64.text(event.merchantId()),
            "at most " + mostOfMerchant);
      }
    }
    if (shared > most) {
      throw new LawBroken(CALENDAR, "V-07", "calendar", shared + " events", "at most " + most);
    }
  }

  /** One event; empty (end at or before start) if clipping leaves nothing of it. */
  public HorizonEvent compile(CalendarEvent event) {
    EventType type = type(event);
    ScenarioOverlayPolicy.TypeRule rule =
        policy
            .rule(type)
            .orElseThrow(() -> broken(CALENDAR, event, "type " + type, "a type of the policy"));
    requireScope(event, rule);
    ShapeKind kind = kind(event);
    Span span = clock(event) == EventClock.LOCAL ? ofWallClocks(event) : ofInstants(event);
    Double given = kind == ShapeKind.CONSTANT ? event.amplitude() : event.amplitudePeak();
    double amplitude = given == null ? rule.defaultAmplitude() : given;
    int rampIn = event.rampInBuckets() == null ? 0 : event.rampInBuckets();
    int rampOut = event.rampOutBuckets() == null ? 0 : event.rampOutBuckets();
    requireShape(event, kind, amplitude, rampIn, rampOut);
    int length = Math.max(0, span.end() - span.start());
    if (span.local() == null && rampIn + rampOut > length) {
      rampIn = Math.min(rampIn, length);
      rampOut = Math.max(Math.min(rampOut, length - rampIn), 0);
    }
    return new HorizonEvent(
        event.eventId(),
        type,
        span.start(),
        span.end(),
        span.local(),
        kind,
        amplitude,
        rampIn,
        rampOut,
        event.scopeGlobal(),
        event.countryIso(),
        event.tzid(),
        event.demandClass(),
        event.merchantId());
  }

  /** Horizon buckets of an event, and its interval if it is one of wall clocks. */
  private record Span(int start, int end, LocalInterval local) {}

  private Span clip(long start, long end, LocalInterval local) {
    return new Span(
        (int) Math.max(0, Math.min(start, buckets)),
        (int) Math.max(0, Math.min(end, buckets)),
        local);
  }

  private Span ofInstants(CalendarEvent event) {
    if (event.startLocal() != null || event.endLocal() != null) {
      throw broken(CALENDAR, event, "wall-clock times", "none with clock utc");
    }
    long start = bucket(event, event.startUtc(), 0);
    long end = bucket(event, event.endUtc(), scenario.bucketMicros() - 1);
    if ((start < 0 || end > buckets) && policy.calendarValidation().requireTimeWithinHorizon()) {
      throw broken(
          CALENDAR,
          event,
          event.startUtc() + " to " + event.endUtc(),
          "within " + scenario.horizonStartUtc() + " to " + scenario.horizonEndUtc());
    }
    return clip(start, end, null);
  }

  /**
   * Events of wall clocks may leave the horizon: days begin and end at other instants elsewhere.
   */
  private Span ofWallClocks(CalendarEvent event) {
    if (event.startUtc() != null || event.endUtc() != null) {
      throw broken(CALENDAR, event, "UTC times", "none with clock local");
    }
    try {
      LocalInterval local =
          new LocalInterval(
              LocalText.micros(event.startLocal()), LocalText.micros(event.endLocal()));
      if (local.start() >= local.end()) {
        throw broken(
            CALENDAR,
            event,
            event.startLocal() + " to " + event.endLocal(),
            "a start before the end");
      }
      long start = local.start() - WallClocks.EAST - startMicros;
      long end = local.end() + WallClocks.WEST - startMicros;
      return clip(
          Math.floorDiv(start, scenario.bucketMicros()),
          Math.floorDiv(end, scenario.bucketMicros()) + 1,
          local);
    } catch (DateTimeException | NullPointerException e) {
      throw broken(
          CALENDAR,
          event,
          "time " + event.startLocal() + " to " + event.endLocal(),
          "wall-clock times to the second");
    }
  }

  private static EventClock clock(CalendarEvent event) {
    for (EventClock clock : EventClock.values()) {
      if (clock.text().equals(event.clock())) {
        return clock;
      }
    }
    throw broken(CALENDAR, event, "clock " + event.clock(), "utc or local");
  }

  private long bucket(CalendarEvent event, String utc, long roundUp) {
    try {
      return Math.floorDiv(UtcText.micros(utc) - startMicros + roundUp, scenario.bucketMicros());
    } catch (DateTimeException | NullPointerException e) {
      throw broken(CALENDAR, event, "time " + utc, "a UTC time with six fraction digits");
    }
  }

  private static EventType type(CalendarEvent event) {
    for (EventType type : EventType.values()) {
      if (type.name().equals(event.eventType())) {
        return type;
      }
    }
    throw broken(CALENDAR, event, "type " + event.eventType(), "a type of the vocabulary");
  }

  private static ShapeKind kind(CalendarEvent event) {
    for (ShapeKind kind : ShapeKind.values()) {
      if (kind.text().equals(event.shapeKind())) {
        return kind;
      }
    }
    throw broken(EVALUATION, event, "shape " + event.shapeKind(), "constant or ramp");
  }

  private void requireShape(
      CalendarEvent event, ShapeKind kind, double amplitude, int rampIn, int rampOut) {
    ScenarioOverlayPolicy.ShapeKinds bounds = policy.shapeKinds();
    double min =
        kind == ShapeKind.CONSTANT
            ? bounds.constant().amplitudeMin()
            : bounds.ramp().amplitudePeakMin();
    double max =
        kind == ShapeKind.CONSTANT
            ? bounds.constant().amplitudeMax()
            : bounds.ramp().amplitudePeakMax();
    if (!(amplitude >= min && amplitude <= max)) {
      throw broken(EVALUATION, event, "amplitude " + amplitude, min + " to " + max);
    }
    if (rampIn < 0 || rampIn > bounds.ramp().rampInBucketsMax()) {
      throw broken(
          EVALUATION, event, "ramp in " + rampIn, "0 to " + bounds.ramp().rampInBucketsMax());
    }
    if (rampOut < 0 || rampOut > bounds.ramp().rampOutBucketsMax()) {
      throw broken(
          EVALUATION, event, "ramp out " + rampOut, "0 to " + bounds.ramp().rampOutBucketsMax());
    }
  }

  /** Predicates of a scope as kinds. */
  public static Set<ScopeKind> kinds(CalendarEvent event) {
    Set<ScopeKind> kinds = EnumSet.noneOf(ScopeKind.class);
    if (event.scopeGlobal()) {
      kinds.add(ScopeKind.GLOBAL);
    }
    if (event.countryIso() != null) {
      kinds.add(ScopeKind.COUNTRY);
    }
    if (event.tzid() != null) {
      kinds.add(ScopeKind.TZID);
    }
    if (event.demandClass() != null) {
      kinds.add(ScopeKind.DEMAND_CLASS);
    }
    if (event.merchantId() != null) {
      kinds.add(ScopeKind.MERCHANT);
    }
    return kinds;
  }

  private static void requireScope(CalendarEvent event, ScenarioOverlayPolicy.TypeRule rule) {
    Set<ScopeKind> kinds = kinds(event);
    if (kinds.isEmpty()) {
      throw broken(CALENDAR, event, "no scope", "at least one predicate");
    }
    if (kinds.size() > 1 && kinds.contains(ScopeKind.GLOBAL)) {
      throw broken(CALENDAR, event, "scope " + kinds, "global alone");
    }
    if (kinds.size() > 1 && kinds.contains(ScopeKind.MERCHANT)) {
      throw broken(CALENDAR, event, "scope " + kinds, "merchant alone");
    }
    if (!rule.allowedScopeKinds().containsAll(kinds)) {
      throw broken(
          CALENDAR, event, "scope " + kinds, rule.eventType() + ": " + rule.allowedScopeKinds());
    }
  }

  private static LawBroken broken(String code, CalendarEvent event, String found, String expected) {
    return new LawBroken(code, "V-07", event.eventId(), found, expected);
  }
}
