package io.footfall.transforms.seg5a.calendar;

import io.footfall.config.seg5a.EventType;
import io.footfall.config.seg5a.ScenarioHorizonConfig.Scenario;
import io.footfall.config.seg5a.ScenarioOverlayPolicy;
import io.footfall.config.seg5a.ShapeKind;
import io.footfall.config.seg5a.UtcText;
import io.footfall.config.seg5a.calendar.EventClock;
import io.footfall.config.seg5a.calendar.LocalText;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.transforms.rng.HashUniform;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Events as they are drawn: intervals of instants clamped to the horizon, lengths in buckets, ids
 * given.
 */
final class CalendarDraft {
  private static final long MICROS_PER_HOUR = 3_600_000_000L;
  private static final long MICROS_PER_DAY = 24 * MICROS_PER_HOUR;

  /** Clocks are at most so far ahead of UTC, and behind, microseconds. */
  private static final long EAST = 14 * MICROS_PER_HOUR;

  private static final long WEST = 12 * MICROS_PER_HOUR;

  private final Scenario scenario;
  private final int maxRampIn;
  private final int maxRampOut;
  private final List<CalendarEvent> events = new ArrayList<>();
  private final Map<String, Integer> ids = new HashMap<>();

  /**
   * @param maxRampIn longest rise the overlay policy allows, in buckets
   * @param maxRampOut longest fall
   */
  CalendarDraft(Scenario scenario, int maxRampIn, int maxRampOut) {
    this.scenario = scenario;
    this.maxRampIn = maxRampIn;
    this.maxRampOut = maxRampOut;
  }

  /** A draft without events. */
  static CalendarDraft of(Scenario scenario, ScenarioOverlayPolicy overlays) {
    ScenarioOverlayPolicy.RampBounds ramp = overlays.shapeKinds().ramp();
    return new CalendarDraft(scenario, ramp.rampInBucketsMax(), ramp.rampOutBucketsMax());
  }

  /**
   * A half-open interval.
   *
   * @param clock by which it is meant
   * @param start microseconds since 1970-01-01T00:00, of UTC or of the local calendar
   * @param end time after the last
   */
  record Interval(EventClock clock, long start, long end) {
    static Interval ofInstants(long start, long end) {
      return new Interval(EventClock.UTC, start, end);
    }

    static Interval ofWall(long start, long end) {
      return new Interval(EventClock.LOCAL, start, end);
    }

    /** Whole local days. */
    static Interval localDays(LocalDate first, int days) {
      long start = first.toEpochDay() * MICROS_PER_DAY;
      return ofWall(start, start + days * MICROS_PER_DAY);
    }

    /** Hours on the wall from the midnight that begins a local day. */
    static Interval localHours(LocalDate day, int hours) {
      long start = day.toEpochDay() * MICROS_PER_DAY;
      return ofWall(start, start + hours * MICROS_PER_HOUR);
    }
  }

  /** What an event's scope says; null means silent. */
  record Scope(boolean global, String country, String tzid, String demandClass, Long merchant) {
    static final Scope GLOBAL = new Scope(true, null, null, null, null);

    static Scope country(String country) {
      return new Scope(false, country, null, null, null);
    }

    static Scope demandClass(String country, String demandClass) {
      return new Scope(false, country, null, demandClass, null);
    }

    static Scope tzid(String tzid) {
      return new Scope(false, null, tzid, null, null);
    }

    static Scope merchant(long merchantId) {
      return new Scope(false, null, null, null, merchantId);
    }
  }

  /** The uniform of a stage and keys (section 1.1). */
  double uniform(String stage, String... keys) {
    return HashUniform.of("5A.calendar", scenario.scenarioId(), stage, String.join("|", keys));
  }

  /** The nearest number of four decimals, as a person would write an amplitude. */
  static double decimal(double value) {
    return Math.round(value * 1e4) / 1e4;
  }

  /** A whole number of 0 to n - 1. */
  int pick(int n, String stage, String... keys) {
    return Math.min((int) (uniform(stage, keys) * n), n - 1);
  }

  /** Hours from 00:00Z of a day. */
  static Interval fromMidnight(LocalDate day, long hours) {
    long start = day.toEpochDay() * MICROS_PER_DAY;
    return Interval.ofInstants(start, start + hours * MICROS_PER_HOUR);
  }

  /** Hours from a horizon hour. */
  Interval fromStart(long startHour, long hours) {
    long start = scenario.startMicros() + startHour * MICROS_PER_HOUR;
    return Interval.ofInstants(start, start + hours * MICROS_PER_HOUR);
  }

  /** Days from a day of the horizon. */
  Interval days(int firstDay, int days) {
    return fromStart(
        firstDay * MICROS_PER_DAY / MICROS_PER_HOUR, days * MICROS_PER_DAY / MICROS_PER_HOUR);
  }

  /** Hours from a horizon bucket. */
  Interval fromBucket(long bucket, long hours) {
    long start = scenario.startMicros() + bucket * scenario.bucketMicros();
    return Interval.ofInstants(start, start + hours * MICROS_PER_HOUR);
  }

  /** Local days from before the horizon, in every zone, to a day. */
  Interval untilDay(LocalDate day) {
    long first = CalendarLaw.day(scenario.startMicros()).minusDays(1).toEpochDay();
    return Interval.ofWall(
        Math.min(first, day.toEpochDay() - 1) * MICROS_PER_DAY, day.toEpochDay() * MICROS_PER_DAY);
  }

  /** Local days from a day to after the horizon, in every zone. */
  Interval fromDay(LocalDate day) {
    long last = CalendarLaw.day(scenario.endMicros()).plusDays(2).toEpochDay();
    return Interval.ofWall(
        day.toEpochDay() * MICROS_PER_DAY, Math.max(last, day.toEpochDay() + 1) * MICROS_PER_DAY);
  }

  /** Whether something of the interval lies in the horizon, by the clock of some zone. */
  boolean touches(Interval interval) {
    boolean local = interval.clock() == EventClock.LOCAL;
    return interval.start() - (local ? EAST : 0) < scenario.endMicros()
        && interval.end() + (local ? WEST : 0) > scenario.startMicros();
  }

  /** Hours as buckets, at least a floor. */
  int buckets(int hours, int floor) {
    return (int) Math.max(floor, hours * MICROS_PER_HOUR / scenario.bucketMicros());
  }

  /** Adds a constant event, unless it lies outside the horizon. */
  void constant(EventType type, Interval when, double amplitude, Scope scope, String notes) {
    add(type, when, ShapeKind.CONSTANT, amplitude, null, null, scope, notes);
  }

  /** Adds a ramp, unless it lies outside the horizon; ramps are cut to the policy's longest. */
  void ramp(
      EventType type,
      Interval when,
      double peak,
      int rampIn,
      int rampOut,
      Scope scope,
      String notes) {
    add(
        type,
        when,
        ShapeKind.RAMP,
        peak,
        Math.min(rampIn, maxRampIn),
        Math.min(rampOut, maxRampOut),
        scope,
        notes);
  }

  private void add(
      EventType type,
      Interval when,
      ShapeKind kind,
      double amplitude,
      Integer rampIn,
      Integer rampOut,
      Scope scope,
      String notes) {
    if (!touches(when)) {
      return;
    }
    boolean ramp = kind == ShapeKind.RAMP;
    boolean local = when.clock() == EventClock.LOCAL;
    CalendarEvent event =
        new CalendarEvent(
            "",
            type.name(),
            when.clock().text(),
            local ? null : UtcText.of(Math.max(when.start(), scenario.startMicros())),
            local ? null : UtcText.of(Math.min(when.end(), scenario.endMicros())),
            local ? LocalText.of(when.start()) : null,
            local ? LocalText.of(when.end()) : null,
            kind.text(),
            ramp ? null : (Double) amplitude,
            ramp ? (Double) amplitude : null,
            rampIn,
            rampOut,
            scope.global(),
            scope.country(),
            scope.tzid(),
            scope.demandClass(),
            scope.merchant(),
            notes);
    append(event);
  }

  /** Adds an event as it is, under the id of its content. */
  void append(CalendarEvent e) {
    String id = EventId.of(e);
    int times = ids.merge(id, 1, Integer::sum);
    events.add(e.withEventId(times == 1 ? id : id + "-" + times));
  }

  /** Events so far, in the order of drawing. */
  List<CalendarEvent> events() {
    return events;
  }
}
