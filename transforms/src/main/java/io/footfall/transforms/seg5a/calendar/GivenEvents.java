package io.footfall.transforms.seg5a.calendar;

import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.config.seg5a.ShapeKind;
import io.footfall.config.seg5a.UtcText;
import io.footfall.config.seg5a.calendar.CalendarEventsFile;
import io.footfall.config.seg5a.calendar.CalendarEventsFile.Event;
import io.footfall.config.seg5a.calendar.EventClock;
import io.footfall.config.seg5a.calendar.LocalText;
import io.footfall.config.seg5a.calendar.ScenarioCalendarPolicy;
import io.footfall.contracts.U64;
import io.footfall.transforms.seg5a.calendar.CalendarDraft.Interval;
import io.footfall.transforms.seg5a.calendar.CalendarDraft.Scope;
import io.footfall.transforms.state.LawBroken;

/** Events that policies name one by one: forced ones of merchants, and those of the user's file. */
final class GivenEvents {
  private static final String BROKEN = "5A.S4.S4_CALENDAR_ALIGNMENT_FAILED";

  private GivenEvents() {}

  /** Adds the forced events. */
  static void forced(ScenarioCalendarPolicy policy, CalendarWorld world, CalendarDraft draft) {
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

  /** Adds the events of the user's file; those outside the horizon vanish. */
  static void ofFile(CalendarEventsFile file, CalendarDraft draft) {
    file.events().forEach(event -> add(event, draft));
  }

  private static void add(Event event, CalendarDraft draft) {
    Interval when =
        event.clock() == EventClock.UTC
            ? Interval.ofInstants(UtcText.micros(event.start()), UtcText.micros(event.end()))
            : Interval.ofWall(LocalText.micros(event.start()), LocalText.micros(event.end()));
    CalendarEventsFile.Scope s = event.scope();
    Scope scope =
        new Scope(
            s.isGlobal(),
            s.countryIso(),
            s.tzid(),
            s.demandClass(),
            s.merchantId() == null ? null : (Long) U64.parse(s.merchantId()));
    if (event.shapeKind() == ShapeKind.CONSTANT) {
      draft.constant(event.eventType(), when, event.amplitude(), scope, event.name());
    } else {
      draft.ramp(
          event.eventType(),
          when,
          event.amplitude(),
          draft.buckets(event.rampInHours(), 0),
          draft.buckets(event.rampOutHours(), 0),
          scope,
          event.name());
    }
  }

  /**
   * Judges the user's events by the overlay policy and the world, one by one.
   *
   * @throws io.footfall.contracts.FootfallException S4_CALENDAR_ALIGNMENT_FAILED with file and line
   */
  static void check(ResolvedConfig config, CalendarLaw law, CalendarWorld world) {
    CalendarAcceptance acceptance = new CalendarAcceptance(law, world);
    for (int i = 0; i < law.policies().file().events().size(); i++) {
      Event event = law.policies().file().events().get(i);
      try {
        CalendarDraft alone = CalendarDraft.of(law.scenario(), law.policies().overlays());
        add(event, alone);
        alone.events().forEach(acceptance::checkOne);
      } catch (LawBroken e) {
        throw config.violation(
            PolicyFile.CALENDAR_EVENTS,
            "/events/" + i,
            "event "
                + event.name()
                + ": found "
                + e.finding().found()
                + "; expected "
                + e.finding().expected());
      }
    }
  }
}
