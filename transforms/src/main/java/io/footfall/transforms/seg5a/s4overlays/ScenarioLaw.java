package io.footfall.transforms.seg5a.s4overlays;

import io.footfall.transforms.state.LawBroken;

/** lambda(h) = base(week map(h)) * factor(h), one product (5A-s4-s5.md section 4 step 11). */
public final class ScenarioLaw {
  private ScenarioLaw() {}

  /**
   * Fills the horizon and returns its sum with all factors one.
   *
   * @param week baseline by week bucket
   * @param map week bucket by horizon bucket
   * @param factor factor by horizon bucket
   * @param lambda receives one value a horizon bucket
   * @throws LawBroken INTENSITY_NUMERIC_INVALID if a value is negative or not finite
   */
  public static double compose(
      String key, double[] week, int[] map, double[] factor, double[] lambda) {
    double sum = 0;
    for (int h = 0; h < map.length; h++) {
      double base = week[map[h]];
      double value = base * factor[h];
      if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
        throw new LawBroken(
            "5A.S4.S4_INTENSITY_NUMERIC_INVALID",
            "V-10",
            key + "|" + h,
            "lambda " + value,
            "finite, not negative");
      }
      lambda[h] = value;
      sum += base;
    }
    return sum;
  }
}
