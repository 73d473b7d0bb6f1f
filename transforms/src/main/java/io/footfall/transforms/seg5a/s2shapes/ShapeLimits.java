package io.footfall.transforms.seg5a.s2shapes;

import io.footfall.config.seg5a.ShapeLibrary;
import io.footfall.config.seg5a.ShapeTimeGridPolicy;
import io.footfall.transforms.civil.WeekGrid;
import io.footfall.transforms.state.LawBroken;

/** What a finished weekly shape must obey (5A-s2-s3.md section A.5 items 6 and 7). */
final class ShapeLimits {
  private static final String NORMALISATION = "5A.S2.S2_SHAPE_NORMALISATION_FAILED";

  private final ShapeLibrary.Constraints rules;
  private final ShapeTimeGridPolicy gridPolicy;
  private final WeekGrid grid;
  private final double sumTolerance;

  /**
   * @param rules floors of the library
   * @param sumTolerance largest |sum - 1| of a shape
   */
  ShapeLimits(
      ShapeLibrary.Constraints rules,
      ShapeTimeGridPolicy gridPolicy,
      WeekGrid grid,
      double sumTolerance) {
    this.rules = rules;
    this.gridPolicy = gridPolicy;
    this.grid = grid;
    this.sumTolerance = sumTolerance;
  }

  /** How far a shape's sum is from one. */
  static double sumError(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return Math.abs(sum - 1);
  }

  /**
   * Refuses a shape beyond the limits.
   *
   * @throws LawBroken SHAPE_NORMALISATION at the first limit missed
   */
  void check(ShapeKey key, double[] shape) {
    for (double value : shape) {
      if (!(value >= 0 && value <= 1)) {
        throw broken(key, "value " + value, "0 to 1");
      }
    }
    double error = sumError(shape);
    if (!(error <= sumTolerance)) {
      throw broken(key, "sum off by " + error, "at most " + sumTolerance);
    }
    ShapeMetrics metrics = ShapeMetrics.of(shape, grid, gridPolicy, rules);
    atLeast(key, "nonflat ratio", metrics.nonflat(), rules.shapeNonflatRatioMin());
    atLeast(key, "night mass", metrics.night(), rules.minMassNight());
    if (key.demandClass().contains("weekend")) {
      atLeast(key, "weekend mass", metrics.weekend(), rules.minWeekendMassForWeekendClasses());
    }
    if (key.demandClass().contains("office_hours")) {
      atLeast(
          key, "office mass", metrics.office(), rules.officeHoursWindow().minWeekdayOfficeMass());
    }
  }

  private static void atLeast(ShapeKey key, String what, double found, double bound) {
    if (!(found >= bound)) {
      throw broken(key, what + " " + found, "at least " + bound);
    }
  }

  static LawBroken broken(ShapeKey key, String found, String expected) {
    return new LawBroken(NORMALISATION, "V-07", key.text(), found, expected);
  }
}
