package io.footfall.transforms.seg5b.s5statistics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Chance that a count lies more than {@link #DEVIATIONS} standard deviations from its intensity,
 * under the law of the count sampler ({@link CountTail}).
 *
 * <p>Between two whole numbers the threshold lambda + 4 sd asks for the same least count, and the
 * chance is smooth: it is held by the threshold, in segments that are a unit wide up to 512 and an
 * eighth of an octave above, each made when it is first asked for. Relative error at most 0.002
 * from an intensity of one up to the threshold 512. Above, the threshold is not rounded to a count:
 * single chances are off by up to 1/10, sums over many intensities by 0.002. Thread safe.
 */
public final class ResidualTail {
  /** Standard deviations beyond which a count lies in the tail. */
  public static final double DEVIATIONS = 4;

  private static final int UNITS = 512;
  private static final int FINE_UNITS = 32;
  private static final int FINE_PARTS = 4;
  private static final int OCTAVE_SHIFT = 49;
  private static final int UNIT_CELL = cell(UNITS);
  private static final int CELLS = 80;

  private static final Map<Double, ResidualTail> TABLES = new ConcurrentHashMap<>();

  private final double dispersion;
  private final CountTail counts;
  private final AtomicReferenceArray<Segment> above = new AtomicReferenceArray<>(UNITS + CELLS);
  private final AtomicReferenceArray<Segment> below = new AtomicReferenceArray<>(UNITS + CELLS);

  private ResidualTail(double dispersion) {
    this.dispersion = dispersion;
    counts = new CountTail(dispersion);
  }

  /** The law of a dispersion 1/kappa, 0 under Poisson; shared by the JVM. */
  public static ResidualTail ofDispersion(double dispersion) {
    return TABLES.computeIfAbsent(dispersion, ResidualTail::new);
  }

  private static int cell(double threshold) {
    return (int) (Double.doubleToRawLongBits(threshold) >>> OCTAVE_SHIFT);
  }

  /**
   * Chance of a count outside lambda +- 4 sd.
   *
   * @param lambda intensity, one at least
   * @param deviation standard deviation of the count, sqrt(lambda + lambda^2 / kappa)
   */
  public double of(double lambda, double deviation) {
    double high = lambda + DEVIATIONS * deviation;
    double low = lambda - DEVIATIONS * deviation;
    double chance = at(above, high, true);
    return low > 0 ? chance + at(below, low, false) : chance;
  }

  private double at(AtomicReferenceArray<Segment> side, double threshold, boolean high) {
    int i =
        threshold < UNITS
            ? (int) threshold
            : Math.min(UNITS + CELLS - 1, UNITS + cell(threshold) - UNIT_CELL);
    Segment segment = side.get(i);
    if (segment == null) {
      segment = segment(i, high);
      side.set(i, segment);
    }
    return segment.of(threshold);
  }

  private Segment segment(int i, boolean high) {
    double low = i < UNITS ? i : edge(i);
    double width = i < UNITS ? 1 : edge(i + 1) - low;
    double[] values = new double[2 * (i < FINE_UNITS ? FINE_PARTS : 1) + 1];
    for (int k = 0; k < values.length; k++) {
      double threshold = low + width * k / (values.length - 1);
      double lambda = intensity(threshold, high);
      // Between i and i + 1: a count of i + 1 or more, or of i or less.
      double edge = i < UNITS ? i + 0.5 : threshold;
      values[k] = high ? counts.above(lambda, edge) : counts.below(lambda, edge);
    }
    return new Segment(low, width, values);
  }

  private static double edge(int i) {
    return Double.longBitsToDouble((long) (i - UNITS + UNIT_CELL) << OCTAVE_SHIFT);
  }

  /** The lambda whose threshold, (t - lambda)^2 = 16 (lambda + lambda^2 / kappa), is given. */
  private double intensity(double threshold, boolean high) {
    double square = DEVIATIONS * DEVIATIONS;
    double a = 1 - square * dispersion;
    double half = threshold + square / 2;
    double root = StrictMath.sqrt(half * half - a * threshold * threshold);
    return high ? threshold * threshold / (half + root) : (half + root) / a;
  }

  /** Parabolas through three points each. */
  private record Segment(double low, double width, double[] values) {
    double of(double threshold) {
      int parts = (values.length - 1) / 2;
      double x = (threshold - low) / width * parts;
      int part = Math.max(0, Math.min(parts - 1, (int) x));
      double t = 2 * (Math.min(x, parts) - part);
      double a = values[2 * part];
      double b = values[2 * part + 1];
      double c = values[2 * part + 2];
      return a + t * (b - a + (t - 1) / 2 * (c - 2 * b + a));
    }
  }
}
