package io.footfall.transforms.seg5b.s5metrics;

import io.footfall.coders.Tally;
import io.footfall.config.seg5b.ArrivalMetricLimits;
import io.footfall.transforms.evidence.EvidenceBook;
import io.footfall.transforms.evidence.Measure;
import io.footfall.transforms.metrics.MergedSums;
import io.footfall.transforms.metrics.MetricSums;

/**
 * Sums of S19 over arrivals: standard deviation of a place's arrivals by local day over their mean,
 * of the local days that lie in the horizon whole. A place, here a zone of a merchant, needs enough
 * arrivals a day: of n a day, counting alone varies by 1/sqrt(n).
 */
final class DayVariation {
  private DayVariation() {}

  /**
   * The arrivals of a zone, all of which its trace has seen.
   *
   * @param variable whether the merchant's class is flagged as variable
   */
  static void see(
      MetricSums sums, MetricSetting setting, boolean variable, MerchantMetrics.ZoneCounts zone) {
    ArrivalMetricLimits.Variability limits = setting.limits().variability();
    LocalHours hours = zone.trace().hours;
    int days = hours.wholeUntil - hours.wholeFrom;
    if (days < limits.minDays()) {
      return;
    }
    long[] byDay = byDay(zone);
    long all = 0;
    double squares = 0;
    for (int d = hours.wholeFrom; d < hours.wholeUntil; d++) {
      all += byDay[d];
      squares += (double) byDay[d] * byDay[d];
    }
    if (all < (long) limits.minArrivalsPerDay() * days) {
      return;
    }
    double mean = (double) all / days;
    double deviation = Math.sqrt(Math.max(0, squares / days - mean * mean));
    sums.add("daycv|" + variable, 1, 0, deviation / mean);
  }

  /** Arrivals by local day; a bucket that midnight splits gives to both its days. */
  private static long[] byDay(MerchantMetrics.ZoneCounts zone) {
    ZoneTrace trace = zone.trace();
    int[] day = trace.hours.day;
    long[] byDay = new long[day[day.length - 1] + 2];
    for (int b = 0; b < day.length; b++) {
      byDay[day[b]] += zone.physical()[b] + zone.virtual()[b];
      if (trace.hours.second[b] / 24 != trace.hours.first[b] / 24) {
        long after = trace.physicalAfter[b] + trace.virtualAfter[b];
        byDay[day[b]] -= after;
        byDay[day[b] + 1] += after;
      }
    }
    return byDay;
  }

  /** Judges that flagged places vary more. */
  static void judge(EvidenceBook book, String scenarioId, MetricSetting setting, MergedSums sums) {
    ArrivalMetricLimits.Variability limits = setting.limits().variability();
    Tally flagged = sums.of("daycv|true");
    Tally others = sums.of("daycv|false");
    if (setting.days() < limits.minDays()) {
      book.notApplicable(ArrivalMetrics.VARIABILITY.within(">= " + limits.ratioMin()), scenarioId);
      return;
    }
    double ratio = 0;
    if (flagged.support() > 0 && others.support() > 0) {
      double other = others.sum().value() / others.support();
      ratio = flagged.sum().value() / flagged.support() / other;
    }
    long support = Math.min(flagged.support(), others.support());
    book.judge(
        ArrivalMetrics.VARIABILITY,
        scenarioId,
        Measure.atLeast(ratio, support, limits.ratioMin()).needing(limits.minPlaces()));
  }
}
