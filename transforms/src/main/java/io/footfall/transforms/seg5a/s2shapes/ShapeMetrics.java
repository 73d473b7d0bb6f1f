package io.footfall.transforms.seg5a.s2shapes;

import io.footfall.config.seg5a.ShapeLibrary;
import io.footfall.config.seg5a.ShapeTimeGridPolicy;
import io.footfall.transforms.civil.WeekGrid;

/**
 * Masses of a weekly shape (5A-s2-s3.md section A.5 item 7), all over bucket start minutes.
 *
 * @param night mass of the night window, all days
 * @param weekend mass of the weekend days
 * @param office mass of the office window, Monday to Friday
 * @param nonflat maximum over minimum, the minimum at least 1e-6
 * @param peakToMean maximum over mean
 */
public record ShapeMetrics(
    double night, double weekend, double office, double nonflat, double peakToMean) {
  private static final double FLOOR = 1e-6;
  private static final int FRIDAY = 5;

  /** Measures a shape that sums to one. */
  public static ShapeMetrics of(
      double[] shape, WeekGrid grid, ShapeTimeGridPolicy policy, ShapeLibrary.Constraints rules) {
    double night = 0;
    double weekend = 0;
    double office = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = 0;
    for (int k = 0; k < shape.length; k++) {
      int day = grid.isoDayOfWeek(k);
      int minute = grid.startMinute(k);
      if (within(
          minute, rules.nightWindowMinutes().startMin(), rules.nightWindowMinutes().endMin())) {
        night += shape[k];
      }
      if (policy.grid().derivedFlags().weekendDays().contains(day)) {
        weekend += shape[k];
      }
      ShapeLibrary.OfficeWindow hours = rules.officeHoursWindow();
      if (day <= FRIDAY && within(minute, hours.weekdayStartMin(), hours.weekdayEndMin())) {
        office += shape[k];
      }
      min = Math.min(min, shape[k]);
      max = Math.max(max, shape[k]);
    }
    return new ShapeMetrics(night, weekend, office, max / Math.max(min, FLOOR), max * shape.length);
  }

  private static boolean within(int minute, int start, int end) {
    return start <= minute && minute < end;
  }
}
