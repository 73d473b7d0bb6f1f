package io.footfall.config.seg5a.calendar;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.footfall.config.PolicyViolation;
import io.footfall.config.seg5a.EventType;
import io.footfall.config.seg5a.ShapeKind;
import java.io.Serializable;
import java.util.List;

/**
 * {@code scenario_calendar_policy_5A}: how a scenario's calendar is made, and what it must hold
 * (5A-s4-s5.md section 1.1). All but mode, overlap sample and forced events is of {@link
 * CalendarMode#SYNTHETIC} alone.
 *
 * @param policyId constant
 * @param version constant {@code v1}
 * @param calendarMode what events are made from
 * @param floors what the calendar must hold
 * @param clones amplitudes of clones
 * @param payday paydays, one per country and month
 * @param holiday holidays, one or two per country and month
 * @param campaign one campaign a month
 * @param marketCampaign campaigns of the major markets under stress
 * @param outage outages of time zones
 * @param stress windows of stress
 * @param forcedEvents events of single merchants
 */
public record ScenarioCalendarPolicy(
    String policyId,
    String version,
    CalendarMode calendarMode,
    Floors floors,
    Clones clones,
    Payday payday,
    Holiday holiday,
    Campaign campaign,
    MarketCampaign marketCampaign,
    Outage outage,
    Stress stress,
    List<ForcedEvent> forcedEvents)
    implements Serializable {
  public ScenarioCalendarPolicy {
    forcedEvents = List.copyOf(forcedEvents);
    ordered("/clones/payday", clones.payday());
    ordered("/clones/holiday", clones.holiday());
    ordered("/stress/global_days", stress.globalDays());
    ordered("/stress/country_windows", stress.countryWindows());
    ordered("/stress/country_days", stress.countryDays());
    for (int i = 0; i < forcedEvents.size(); i++) {
      ForcedEvent event = forcedEvents.get(i);
      boolean ramps = event.rampInHours() != null && event.rampOutHours() != null;
      boolean none = event.rampInHours() == null && event.rampOutHours() == null;
      if (event.shapeKind() == ShapeKind.RAMP ? !ramps : !none) {
        throw new PolicyViolation(
            "/forced_events/" + i + "/shape_kind",
            event.shapeKind().text(),
            "ramp_in_hours and ramp_out_hours if and only if it is a ramp");
      }
    }
  }

  /** What events are made from. */
  public enum CalendarMode {
    /** Hash-picked UTC days: the reference's law. */
    @JsonProperty("synthetic_v1")
    SYNTHETIC("synthetic_v1"),
    /** Public holidays, customary paydays, sale days and events of merchants, by wall clocks. */
    @JsonProperty("real_v1")
    REAL("real_v1"),
    /** The events of {@code calendar_events_5A} alone. */
    @JsonProperty("file")
    FILE("file");

    private final String text;

    CalendarMode(String text) {
      this.text = text;
    }

    /** The word in files. */
    public String text() {
      return text;
    }
  }

  private static <N extends Comparable<N>> void ordered(String pointer, List<N> span) {
    if (span.get(0).compareTo(span.get(1)) > 0) {
      throw new PolicyViolation(pointer, span, "lower bound first");
    }
  }

  /**
   * What the calendar must hold.
   *
   * @param minEvents fewest events; reached by clones if need be
   * @param minCountryCoverage share of countries that need a payday, and that need a holiday
   * @param overlapSample pairs of row and bucket looked at for overlaps
   */
  public record Floors(int minEvents, double minCountryCoverage, int overlapSample)
      implements Serializable {}

  /**
   * Amplitudes of the events that are copied for further classes; smallest and largest.
   *
   * @param payday of paydays
   * @param holiday of holidays
   */
  public record Clones(List<Double> payday, List<Double> holiday) implements Serializable {
    public Clones {
      payday = List.copyOf(payday);
      holiday = List.copyOf(holiday);
    }
  }

  /**
   * An amplitude for a class.
   *
   * @param demandClass class
   * @param amplitude factor or peak
   */
  public record ClassAmplitude(String demandClass, double amplitude) implements Serializable {}

  /**
   * Paydays.
   *
   * @param hours length from 00:00Z
   * @param rampInHours rise
   * @param rampOutHours fall
   * @param peaks peak by class
   */
  public record Payday(int hours, int rampInHours, int rampOutHours, List<ClassAmplitude> peaks)
      implements Serializable {
    public Payday {
      peaks = List.copyOf(peaks);
    }
  }

  /**
   * Holidays.
   *
   * @param hours length from 00:00Z
   * @param secondProbability probability of a second one in a month
   * @param factors factor by class
   */
  public record Holiday(int hours, double secondProbability, List<ClassAmplitude> factors)
      implements Serializable {
    public Holiday {
      factors = List.copyOf(factors);
    }
  }

  /**
   * Campaigns of a month.
   *
   * @param days length
   * @param rampHours rise and fall
   * @param demandClass class
   * @param baselinePeak peak in a baseline
   * @param stressPeak peak under stress
   */
  public record Campaign(
      int days, int rampHours, String demandClass, double baselinePeak, double stressPeak)
      implements Serializable {}

  /**
   * Campaigns of major markets.
   *
   * @param countries how many
   * @param days length
   * @param rampHours rise and fall
   * @param demandClass class
   * @param peak peak
   */
  public record MarketCampaign(
      int countries, int days, int rampHours, String demandClass, double peak)
      implements Serializable {}

  /**
   * Outages.
   *
   * @param perDay outages per day of the horizon, rounded up in total
   * @param hours lengths to choose from
   * @param amplitude factor
   */
  public record Outage(double perDay, List<Integer> hours, double amplitude)
      implements Serializable {
    public Outage {
      hours = List.copyOf(hours);
    }
  }

  /**
   * Stress windows; spans are smallest and largest.
   *
   * @param globalDays days of the global window
   * @param globalAmplitude its factor
   * @param countryWindows number of country windows
   * @param countryDays days of each
   * @param countryAmplitude their factor
   */
  public record Stress(
      List<Integer> globalDays,
      double globalAmplitude,
      List<Integer> countryWindows,
      List<Integer> countryDays,
      double countryAmplitude)
      implements Serializable {
    public Stress {
      globalDays = List.copyOf(globalDays);
      countryWindows = List.copyOf(countryWindows);
      countryDays = List.copyOf(countryDays);
    }
  }

  /**
   * An event of one merchant.
   *
   * @param eventType type
   * @param merchantRank rank among the merchants with sites or edges, ids unsigned, from 0
   * @param startHour hours after the start of the horizon
   * @param hours length
   * @param shapeKind constant or ramp
   * @param amplitude factor or peak
   * @param rampInHours rise of a ramp, else null
   * @param rampOutHours fall of a ramp, else null
   */
  public record ForcedEvent(
      EventType eventType,
      int merchantRank,
      int startHour,
      int hours,
      ShapeKind shapeKind,
      double amplitude,
      Integer rampInHours,
      Integer rampOutHours)
      implements Serializable {}
}
