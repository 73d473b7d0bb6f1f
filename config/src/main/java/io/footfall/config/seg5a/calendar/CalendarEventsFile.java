package io.footfall.config.seg5a.calendar;

import io.footfall.config.PolicyViolation;
import io.footfall.config.seg5a.EventType;
import io.footfall.config.seg5a.ShapeKind;
import io.footfall.config.seg5a.UtcText;
import io.footfall.contracts.U64;
import java.io.Serializable;
import java.time.DateTimeException;
import java.util.List;

/**
 * {@code calendar_events_5A}: events a user gives, beside those that the calendar mode makes, or
 * alone in mode {@code file}. What the overlay policy and the world say of them is checked when the
 * calendar is made, and told with the line of the event too.
 *
 * @param policyId constant
 * @param version constant {@code v1}
 * @param events the events
 */
public record CalendarEventsFile(String policyId, String version, List<Event> events)
    implements Serializable {
  public CalendarEventsFile {
    events = List.copyOf(events);
    for (int i = 0; i < events.size(); i++) {
      events.get(i).check("/events/" + i);
    }
  }

  /**
   * An event.
   *
   * @param name what people call it
   * @param eventType type
   * @param clock instants or wall clocks
   * @param start first time, by this clock
   * @param end time after the last
   * @param shapeKind constant or ramp
   * @param amplitude factor or peak
   * @param rampInHours rise of a ramp, else null
   * @param rampOutHours fall of a ramp, else null
   * @param scope whom it concerns
   */
  public record Event(
      String name,
      EventType eventType,
      EventClock clock,
      String start,
      String end,
      ShapeKind shapeKind,
      double amplitude,
      Integer rampInHours,
      Integer rampOutHours,
      Scope scope)
      implements Serializable {
    private void check(String at) {
      long from = micros(at + "/start", start);
      long until = micros(at + "/end", end);
      if (from >= until) {
        throw new PolicyViolation(at + "/end", end, "a time after start, " + start);
      }
      boolean ramps = rampInHours != null && rampOutHours != null;
      boolean none = rampInHours == null && rampOutHours == null;
      if (shapeKind == ShapeKind.RAMP ? !ramps : !none) {
        throw new PolicyViolation(
            at + "/shape_kind",
            shapeKind.text(),
            "ramp_in_hours and ramp_out_hours if and only if it is a ramp");
      }
      scope.check(at + "/scope");
    }

    private long micros(String pointer, String text) {
      try {
        return clock == EventClock.UTC ? UtcText.micros(text) : LocalText.micros(text);
      } catch (DateTimeException e) {
        throw new PolicyViolation(
            pointer,
            text,
            clock == EventClock.UTC
                ? "an instant such as 2026-07-01T00:00:00.000000Z"
                : "a wall-clock time such as 2026-07-01T00:00:00");
      }
    }
  }

  /**
   * Whom an event concerns: everyone, one merchant, or all that meet the predicates given.
   *
   * @param global true or null
   * @param countryIso country or null
   * @param tzid zone or null
   * @param demandClass class or null
   * @param merchantId unsigned decimal or null
   */
  public record Scope(
      Boolean global, String countryIso, String tzid, String demandClass, String merchantId)
      implements Serializable {
    private void check(String at) {
      boolean predicates = countryIso != null || tzid != null || demandClass != null;
      int kinds = (isGlobal() ? 1 : 0) + (merchantId == null ? 0 : 1) + (predicates ? 1 : 0);
      if (kinds != 1) {
        throw new PolicyViolation(
            at, this, "global alone, merchant_id alone, or country_iso, tzid and demand_class");
      }
      if (merchantId != null) {
        try {
          U64.parse(merchantId);
        } catch (IllegalArgumentException e) {
          throw new PolicyViolation(at + "/merchant_id", merchantId, "an unsigned number");
        }
      }
    }

    /** Whether everyone is concerned. */
    public boolean isGlobal() {
      return Boolean.TRUE.equals(global);
    }
  }
}
