package io.footfall.transforms.seg5a.s4overlays;

import io.footfall.config.seg5a.EventType;
import io.footfall.config.seg5a.ScenarioHorizonConfig.Scenario;
import io.footfall.config.seg5a.ScenarioOverlayPolicy;
import io.footfall.config.seg5a.ScopeKind;
import io.footfall.config.seg5a.ShapeKind;
import io.footfall.config.seg5a.UtcText;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.transforms.table.LawBroken;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Turns calendar rows into events on the horizon (5A-s4-s5.md section 4 steps 5 and 6). */
public final class EventCompiler {
  private static final String CALENDAR = "5A.S4.S4_CALENDAR_ALIGNMENT_FAILED";
  private static final String EVALUATION = "5A.S4.S4_OVERLAY_EVAL_FAILED";

  private final Scenario scenario;
  private final ScenarioOverlayPolicy policy;

  /** Compiles for a scenario under a policy. */
  public EventCompiler(Scenario scenario, ScenarioOverlayPolicy policy) {
    this.scenario = scenario;
    this.policy = policy;
  }

  /**
   * All events with at least one bucket, in the order given.
   *
   * @throws LawBroken CALENDAR_ALIGNMENT or OVERLAY_EVAL at the first event that is not legal
   */
  public List<HorizonEvent> compile(List<CalendarEvent> events) {
    int most = policy.calendarValidation().maxEventsPerScenario();
    if (events.size() > most) {
      throw new LawBroken(
          CALENDAR, "V-07", "calendar", events.size() + " events", "at most " + most);
    }
    List<HorizonEvent> compiled = new ArrayList<>();
    for (CalendarEvent event : events) {
      HorizonEvent one = compile(event);
      if (one.end() > one.start()) {
        compiled.add(one);
      }
    }
    return compiled;
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
    long start = bucket(event, event.startUtc(), 0);
    long end = bucket(event, event.endUtc(), scenario.bucketMicros() - 1);
    if (start < 0 || end > scenario.buckets()) {
      if (policy.calendarValidation().requireTimeWithinHorizon()) {
        throw broken(
            CALENDAR,
            event,
            event.startUtc() + " to " + event.endUtc(),
            "within " + scenario.horizonStartUtc() + " to " + scenario.horizonEndUtc());
      }
      start = Math.max(start, 0);
      end = Math.min(end, scenario.buckets());
    }
    Double given = kind == ShapeKind.CONSTANT ? event.amplitude() : event.amplitudePeak();
    double amplitude = given == null ? rule.defaultAmplitude() : given;
    int rampIn = event.rampInBuckets() == null ? 0 : event.rampInBuckets();
    int rampOut = event.rampOutBuckets() == null ? 0 : event.rampOutBuckets();
    requireShape(event, kind, amplitude, rampIn, rampOut);
    int length = (int) Math.max(0, end - start);
    if (rampIn + rampOut > length) {
      rampIn = Math.min(rampIn, length);
      rampOut = Math.max(Math.min(rampOut, length - rampIn), 0);
    }
    return new HorizonEvent(
        event.eventId(),
        type,
        (int) Math.min(start, scenario.buckets()),
        (int) Math.max(end, 0),
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

  private long bucket(CalendarEvent event, String utc, long roundUp) {
    try {
      return Math.floorDiv(
          UtcText.micros(utc) - scenario.startMicros() + roundUp, scenario.bucketMicros());
    } catch (DateTimeException e) {
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
