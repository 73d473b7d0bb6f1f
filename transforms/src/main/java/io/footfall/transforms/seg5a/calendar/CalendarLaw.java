package io.footfall.transforms.seg5a.calendar;

import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.config.seg5a.MerchantClassPolicy;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.config.seg5a.ScenarioHorizonConfig.Scenario;
import io.footfall.config.seg5a.ScenarioOverlayPolicy;
import io.footfall.config.seg5a.calendar.CalendarCustoms;
import io.footfall.config.seg5a.calendar.CalendarEventsFile;
import io.footfall.config.seg5a.calendar.RealCalendarPolicy;
import io.footfall.config.seg5a.calendar.ScenarioCalendarPolicy;
import io.footfall.config.seg5a.calendar.ScenarioCalendarPolicy.CalendarMode;
import io.footfall.contracts.seg5a.CalendarEvent;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * All that decides the calendar of a scenario but the world; makes its events. Holidays are looked
 * up when the law is made, so that workers need no holiday data.
 *
 * @param scenario horizon
 * @param policies policies
 * @param holidays holidays of the countries of the world about the horizon; none unless mode {@code
 *     real_v1}
 */
public record CalendarLaw(Scenario scenario, Policies policies, HolidayBook holidays)
    implements Serializable {
  /** Files that decide a calendar. */
  public static final List<PolicyFile> FILES =
      List.of(
          PolicyFile.SCENARIO_HORIZON,
          PolicyFile.SCENARIO_CALENDAR,
          PolicyFile.REAL_CALENDAR,
          PolicyFile.CALENDAR_CUSTOMS,
          PolicyFile.CALENDAR_EVENTS,
          PolicyFile.SCENARIO_OVERLAY,
          PolicyFile.MERCHANT_CLASS);

  /** Days about the horizon whose holidays matter: eves, paydays that move, clocks far from UTC. */
  private static final int MARGIN_DAYS = 40;

  private static final long MICROS_PER_DAY = 86_400_000_000L;

  /**
   * Parsed policies.
   *
   * @param calendar mode, and the law of {@code synthetic_v1}
   * @param real the law of {@code real_v1}
   * @param customs weekends, paydays, corrections of holidays
   * @param file events of the user
   * @param overlays vocabulary, scopes, bounds
   * @param classes demand classes in catalogue order
   */
  public record Policies(
      ScenarioCalendarPolicy calendar,
      RealCalendarPolicy real,
      CalendarCustoms customs,
      CalendarEventsFile file,
      ScenarioOverlayPolicy overlays,
      List<String> classes)
      implements Serializable {
    public Policies {
      classes = List.copyOf(classes);
    }

    /** Those of a config. */
    public static Policies of(ResolvedConfig config) {
      return new Policies(
          config.read(PolicyFile.SCENARIO_CALENDAR, ScenarioCalendarPolicy.class),
          config.read(PolicyFile.REAL_CALENDAR, RealCalendarPolicy.class),
          config.read(PolicyFile.CALENDAR_CUSTOMS, CalendarCustoms.class),
          config.read(PolicyFile.CALENDAR_EVENTS, CalendarEventsFile.class),
          config.read(PolicyFile.SCENARIO_OVERLAY, ScenarioOverlayPolicy.class),
          config.read(PolicyFile.MERCHANT_CLASS, MerchantClassPolicy.class).classes());
    }
  }

  /**
   * The law of a scenario.
   *
   * @param countries countries of the world
   */
  public static CalendarLaw of(Scenario scenario, Policies policies, Collection<String> countries) {
    HolidayBook holidays =
        policies.calendar().calendarMode() == CalendarMode.REAL
            ? HolidayBook.of(
                countries,
                day(scenario.startMicros()).minusDays(MARGIN_DAYS),
                day(scenario.endMicros()).plusDays(MARGIN_DAYS),
                policies.customs())
            : HolidayBook.EMPTY;
    return new CalendarLaw(scenario, policies, holidays);
  }

  /** The law of a scenario of a config. */
  public static CalendarLaw of(
      ResolvedConfig config, String scenarioId, Collection<String> countries) {
    ScenarioHorizonConfig horizon =
        config.read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class);
    return of(horizon.scenario(scenarioId), Policies.of(config), countries);
  }

  static LocalDate day(long utcMicros) {
    return LocalDate.ofEpochDay(Math.floorDiv(utcMicros, MICROS_PER_DAY));
  }

  /** The events, ascending by id. */
  public List<CalendarEvent> events(CalendarWorld world) {
    CalendarDraft draft = CalendarDraft.of(scenario, policies.overlays());
    switch (policies.calendar().calendarMode()) {
      case SYNTHETIC -> new SyntheticCalendar(scenario, policies.calendar(), world, draft).draw();
      case REAL -> new RealCalendar(this, world, draft).draw();
      case FILE -> {
        // The user's events are all there is.
      }
    }
    GivenEvents.ofFile(policies.file(), draft);
    List<CalendarEvent> events = new ArrayList<>(draft.events());
    events.sort(Comparator.comparing(CalendarEvent::eventId));
    return events;
  }
}
