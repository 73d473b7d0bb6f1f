package io.footfall.transforms.seg5b.s5statistics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Probability of no arrival by intensity: Poisson, or Poisson on a log-normal multiplier of mean 1
 * and variance 1/kappa, which is the law of the count sampler. By the trapezoidal rule over the
 * normal, tabulated in 64ths of octaves; error below 2e-5. Immutable.
 */
public final class ZeroProbability {
  private static final double LOWEST = 0x1p-20;
  private static final int OCTAVES = 28;
  private static final int PART_BITS = 6;
  private static final int CELL_SHIFT = 52 - PART_BITS;
  private static final long CELL_SIZE = 1L << CELL_SHIFT;
  private static final long FIRST = Double.doubleToRawLongBits(LOWEST) >>> CELL_SHIFT;
  private static final double NODE = 0.5;
  private static final double REACH = 8;

  private static final Map<Double, ZeroProbability> TABLES = new ConcurrentHashMap<>();

  private final double[] table = new double[(OCTAVES << PART_BITS) + 1];

  private ZeroProbability(double dispersion) {
    double v = StrictMath.log1p(dispersion);
    double sd = StrictMath.sqrt(v);
    int nodes = (int) (2 * REACH / NODE) + 1;
    double[] weight = new double[nodes];
    double[] multiplier = new double[nodes];
    double mass = 0;
    for (int k = 0; k < nodes; k++) {
      double z = k * NODE - REACH;
      weight[k] = StrictMath.exp(-z * z / 2);
      multiplier[k] = StrictMath.exp(sd * z - v / 2);
      mass += weight[k];
    }
    for (int i = 0; i < table.length; i++) {
      double lambda = Double.longBitsToDouble((FIRST + i) << CELL_SHIFT);
      double sum = 0;
      for (int k = 0; k < nodes; k++) {
        sum += weight[k] * StrictMath.exp(-lambda * multiplier[k]);
      }
      table[i] = sum / mass;
    }
  }

  /** The law of a dispersion 1/kappa, 0 under Poisson; tabulated once per JVM. */
  public static ZeroProbability ofDispersion(double dispersion) {
    return TABLES.computeIfAbsent(dispersion, ZeroProbability::new);
  }

  /** Chance of a count of zero. */
  public double of(double lambda) {
    if (lambda < LOWEST) {
      return 1 - lambda;
    }
    long bits = Double.doubleToRawLongBits(lambda);
    long cell = (bits >>> CELL_SHIFT) - FIRST;
    if (cell >= table.length - 1) {
      return 0;
    }
    int i = (int) cell;
    double part = (double) (bits & CELL_SIZE - 1) / CELL_SIZE;
    return table[i] + part * (table[i + 1] - table[i]);
  }
}
