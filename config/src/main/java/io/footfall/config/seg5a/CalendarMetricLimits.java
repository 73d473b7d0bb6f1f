package io.footfall.config.seg5a;

import io.footfall.config.Bounds;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * Corridors of the calendar metrics O1 to O11 (realism.md section 5).
 *
 * @param affectedDeviation distance from one beyond which a factor affects a bucket
 * @param meanFactor mean of all factors
 * @param sharedHolidayShare volume on holiday from which a local day is a shared holiday
 * @param sharedHolidayRatioMax largest ratio of scenario to baseline of the lowest such day
 * @param yearEndPeak largest daily ratio of a horizon in November or December
 * @param holidayFactor mean factor on holidays, by class
 * @param eveFactor mean factor on the eves of holidays, by class
 * @param paydayFactor mean factor of paydays, by class
 * @param quarterDays days from which a horizon is a quarter
 * @param ownEventShareMin smallest share of merchants with events of their own, in a quarter
 * @param sizeCorrelationMax largest correlation of volume and affected buckets, either way
 * @param outageVolumeMax largest share of volume in outages
 * @param rebound factor of a rebound
 * @param reboundHours its length
 * @param dailyDriftMax largest slope of the daily ratio of scenario to baseline, either way
 */
public record CalendarMetricLimits(
    double affectedDeviation,
    Bounds meanFactor,
    double sharedHolidayShare,
    double sharedHolidayRatioMax,
    Bounds yearEndPeak,
    Map<String, Bounds> holidayFactor,
    Map<String, Bounds> eveFactor,
    Map<String, Bounds> paydayFactor,
    int quarterDays,
    double ownEventShareMin,
    double sizeCorrelationMax,
    double outageVolumeMax,
    Bounds rebound,
    Bounds reboundHours,
    double dailyDriftMax)
    implements Serializable {
  private static final String FIELD = "/surface_metrics/calendar/";

  public CalendarMetricLimits {
    meanFactor.ordered(FIELD + "mean_factor");
    yearEndPeak.ordered(FIELD + "year_end_peak");
    rebound.ordered(FIELD + "rebound");
    reboundHours.ordered(FIELD + "rebound_hours");
    holidayFactor = ordered("holiday_factor", holidayFactor);
    eveFactor = ordered("eve_factor", eveFactor);
    paydayFactor = ordered("payday_factor", paydayFactor);
  }

  private static Map<String, Bounds> ordered(String name, Map<String, Bounds> corridors) {
    corridors.forEach((key, bounds) -> bounds.ordered(FIELD + name + "/" + key));
    return new TreeMap<>(corridors);
  }
}
