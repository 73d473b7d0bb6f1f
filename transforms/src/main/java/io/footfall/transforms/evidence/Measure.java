package io.footfall.transforms.evidence;

/**
 * A value that was computed, the support it stands on, and the corridors it must keep, all bounds
 * inclusive.
 *
 * @param value measured value; NaN leaves every corridor, but see {@link #nothing}
 * @param support elements the value stands on
 * @param needed support below which a GATE or WATCH check cannot be judged; the larger of this and
 *     the law's counts
 * @param low lower bound
 * @param high upper bound
 * @param warnLow below it a value that passes is published with a warning
 * @param warnHigh above it a value that passes is published with a warning
 */
public record Measure(
    double value,
    long support,
    long needed,
    double low,
    double high,
    double warnLow,
    double warnHigh) {
  private static final double NONE = Double.POSITIVE_INFINITY;

  /** A value that must lie in [low, high]. */
  public static Measure of(double value, long support, double low, double high) {
    return new Measure(value, support, 0, low, high, -NONE, NONE);
  }

  /** A value that must not exceed a bound. */
  public static Measure atMost(double value, long support, double high) {
    return of(value, support, -NONE, high);
  }

  /** A value that must not fall below a bound. */
  public static Measure atLeast(double value, long support, double low) {
    return of(value, support, low, NONE);
  }

  /** Nothing was there to be measured, so there is no value to be held against a corridor. */
  public static Measure nothing() {
    return of(Double.NaN, 0, -NONE, NONE);
  }

  private boolean isNothing() {
    return support == 0 && Double.isNaN(value) && low == -NONE && high == NONE;
  }

  /** The same, judged only on this much support. */
  public Measure needing(long elements) {
    return new Measure(value, support, elements, low, high, warnLow, warnHigh);
  }

  /** The same with a corridor of warnings. */
  public Measure warning(double lowest, double highest) {
    return new Measure(value, support, needed, low, high, lowest, highest);
  }

  boolean holds() {
    return isNothing() || value >= low && value <= high;
  }

  boolean warns() {
    return !(value >= warnLow && value <= warnHigh);
  }

  /** The corridor in words, such as {@code [0.85, 1.25]} or {@code <= 0.0}; empty for nothing. */
  String corridor() {
    if (isNothing()) {
      return "";
    }
    if (low == -NONE) {
      return high == NONE ? "any" : "<= " + high;
    }
    return high == NONE ? ">= " + low : "[" + low + ", " + high + "]";
  }
}
