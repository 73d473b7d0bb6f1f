package io.footfall.config.seg5a.calendar;

import io.footfall.config.PolicyViolation;
import io.footfall.config.seg5a.calendar.ScenarioCalendarPolicy.ClassAmplitude;
import io.footfall.config.seg5a.calendar.ScenarioCalendarPolicy.Payday;
import java.io.Serializable;
import java.util.List;

/**
 * {@code real_calendar_policy_5A}: how much the events of mode {@code real_v1} move a class, the
 * days on which people shop, and what befalls single merchants (realism.md O3 to O10).
 *
 * @param policyId constant
 * @param version constant {@code v1}
 * @param holiday public holidays
 * @param eve days before them
 * @param payday paydays, at full strength
 * @param saleDays days of sales
 * @param merchants events of single merchants
 * @param season curve of the year
 */
public record RealCalendarPolicy(
    String policyId,
    String version,
    Holiday holiday,
    Eve eve,
    Payday payday,
    List<SaleDay> saleDays,
    Merchants merchants,
    Season season)
    implements Serializable {
  public RealCalendarPolicy {
    saleDays = List.copyOf(saleDays);
    for (int i = 0; i < saleDays.size(); i++) {
      saleDays.get(i).on().check("/sale_days/" + i + "/on");
    }
    for (int i = 0; i < holiday.specialDays().size(); i++) {
      YearDates.requireMonthDay(
          "/holiday/special_days/" + i + "/month_day", holiday.specialDays().get(i).monthDay());
    }
    ordered("/merchants/promotion/days", merchants.promotion().days());
    ordered("/merchants/promotion/peak", merchants.promotion().peak());
    ordered("/merchants/pause/days", merchants.pause().days());
    ordered("/merchants/outage/hours", merchants.outage().hours());
    ordered("/merchants/outage/rebound_hours", merchants.outage().reboundHours());
    ordered("/merchants/outage/rebound", merchants.outage().rebound());
  }

  private static <N extends Comparable<N>> void ordered(String pointer, List<N> span) {
    if (span.get(0).compareTo(span.get(1)) > 0) {
      throw new PolicyViolation(pointer, span, "lower bound first");
    }
  }

  /**
   * Public holidays.
   *
   * @param factors factor by class
   * @param specialDays holidays on which shops stay shut
   */
  public record Holiday(List<ClassAmplitude> factors, List<SpecialDay> specialDays)
      implements Serializable {
    public Holiday {
      factors = List.copyOf(factors);
      specialDays = List.copyOf(specialDays);
    }
  }

  /**
   * A date whose holiday, where it is one, moves some classes otherwise.
   *
   * @param monthDay {@code MM-DD}
   * @param factors factor by class
   */
  public record SpecialDay(String monthDay, List<ClassAmplitude> factors) implements Serializable {
    public SpecialDay {
      factors = List.copyOf(factors);
    }
  }

  /**
   * The days before holidays.
   *
   * @param factors factor by class
   */
  public record Eve(List<ClassAmplitude> factors) implements Serializable {
    public Eve {
      factors = List.copyOf(factors);
    }
  }

  /**
   * A sale.
   *
   * @param name what people call it
   * @param on its day
   * @param dayOffset days from that day to the first of the sale, or null
   * @param days length
   * @param rampInHours rise
   * @param rampOutHours fall
   * @param countries where, or null for everywhere
   * @param peaks peak by class
   */
  public record SaleDay(
      String name,
      DayRule on,
      Integer dayOffset,
      int days,
      int rampInHours,
      int rampOutHours,
      List<String> countries,
      List<ClassAmplitude> peaks)
      implements Serializable {
    public SaleDay {
      countries = countries == null ? null : List.copyOf(countries);
      peaks = List.copyOf(peaks);
    }
  }

  /**
   * Events of single merchants, each with a probability a calendar month.
   *
   * @param promotion an offer
   * @param openingMonthlyProbability of not being open before a day
   * @param closureMonthlyProbability of being shut for good from a day on
   * @param pause shut for some days
   * @param outage payments fail for some hours
   */
  public record Merchants(
      Promotion promotion,
      double openingMonthlyProbability,
      double closureMonthlyProbability,
      Pause pause,
      MerchantOutage outage)
      implements Serializable {}

  /**
   * Offers; spans are smallest and largest.
   *
   * @param monthlyProbability probability a month
   * @param days length
   * @param peak peak
   * @param rampInHours rise
   * @param rampOutHours fall
   */
  public record Promotion(
      double monthlyProbability,
      List<Integer> days,
      List<Double> peak,
      int rampInHours,
      int rampOutHours)
      implements Serializable {
    public Promotion {
      days = List.copyOf(days);
      peak = List.copyOf(peak);
    }
  }

  /**
   * Shut for some days.
   *
   * @param monthlyProbability probability a month
   * @param days shortest and longest
   */
  public record Pause(double monthlyProbability, List<Integer> days) implements Serializable {
    public Pause {
      days = List.copyOf(days);
    }
  }

  /**
   * Outages; spans are smallest and largest.
   *
   * @param monthlyProbability probability a month
   * @param hours length
   * @param amplitude factor
   * @param reboundHours length of the rebound that follows
   * @param rebound factor of the rebound
   */
  public record MerchantOutage(
      double monthlyProbability,
      List<Integer> hours,
      double amplitude,
      List<Integer> reboundHours,
      List<Double> rebound)
      implements Serializable {
    public MerchantOutage {
      hours = List.copyOf(hours);
      reboundHours = List.copyOf(reboundHours);
      rebound = List.copyOf(rebound);
    }
  }

  /**
   * The curve of the year.
   *
   * @param enabled whether it is used
   * @param curves curve by class
   */
  public record Season(boolean enabled, List<Curve> curves) implements Serializable {
    public Season {
      curves = List.copyOf(curves);
    }
  }

  /**
   * The curve of a class.
   *
   * @param demandClass class
   * @param monthly factor of each month, January first
   */
  public record Curve(String demandClass, List<Double> monthly) implements Serializable {
    public Curve {
      monthly = List.copyOf(monthly);
    }
  }
}
