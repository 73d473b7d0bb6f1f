package io.footfall.transforms.seg5a.calendar;

import io.footfall.config.seg5a.EventType;
import io.footfall.config.seg5a.calendar.ScenarioCalendarPolicy;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.transforms.state.LawBroken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies of paydays and holidays for further classes, until the floor of events is reached. */
final class CalendarClones {
  private static final String BROKEN = "5A.S4.S4_CALENDAR_ALIGNMENT_FAILED";

  private final ScenarioCalendarPolicy policy;
  private final CalendarDraft draft;

  CalendarClones(ScenarioCalendarPolicy policy, CalendarDraft draft) {
    this.policy = policy;
    this.draft = draft;
  }

  /** Adds clones up to the floor; throws if it stays out of reach. */
  void draw(List<String> classes) {
    Map<String, CalendarEvent> windows = new LinkedHashMap<>();
    for (CalendarEvent e : draft.events()) {
      if (e.eventType().equals(EventType.PAYDAY.name())
          || e.eventType().equals(EventType.HOLIDAY.name())) {
        windows.putIfAbsent(e.eventType() + "|" + e.countryIso() + "|" + e.startUtc(), e);
      }
    }
    int floor = policy.floors().minEvents();
    for (String demandClass : new NamedClasses(policy).others(classes)) {
      for (CalendarEvent e : windows.values()) {
        if (draft.events().size() >= floor) {
          return;
        }
        clone(e, demandClass);
      }
    }
    if (draft.events().size() < floor) {
      throw new LawBroken(
          BROKEN, "V-07", "calendar", draft.events().size() + " events", "at least " + floor);
    }
  }

  private void clone(CalendarEvent e, String demandClass) {
    List<Double> bounds =
        e.eventType().equals(EventType.PAYDAY.name())
            ? policy.clones().payday()
            : policy.clones().holiday();
    double u =
        draft.uniform("clone_amplitude", e.eventType(), e.countryIso(), e.startUtc(), demandClass);
    double amplitude = bounds.get(0) + u * (bounds.get(1) - bounds.get(0));
    draft.append(
        new CalendarEvent(
            "",
            e.eventType(),
            e.clock(),
            e.startUtc(),
            e.endUtc(),
            e.startLocal(),
            e.endLocal(),
            e.shapeKind(),
            e.amplitude() == null ? null : (Double) amplitude,
            e.amplitudePeak() == null ? null : (Double) amplitude,
            e.rampInBuckets(),
            e.rampOutBuckets(),
            e.scopeGlobal(),
            e.countryIso(),
            e.tzid(),
            demandClass,
            e.merchantId(),
            e.notes() + ", another class"));
  }
}
