package io.footfall.pipelines.figures;

import java.util.Arrays;

/**
 * How unequally arrivals spread over merchants that have any: Lorenz curve with merchants
 * ascending, and the Gini coefficient, 1 - 2 times the area below it by trapezoids.
 */
public final class Concentration {
  private final long[] cumulated;

  private Concentration(long[] cumulated) {
    this.cumulated = cumulated;
  }

  /** The concentration of counts. */
  public static Concentration of(CountsByMerchant merchants) {
    long[] cumulated = merchants.sorted();
    Arrays.parallelPrefix(cumulated, Long::sum);
    return new Concentration(cumulated);
  }

  private double upTo(int merchants) {
    return merchants == 0 ? 0 : (double) cumulated[merchants - 1] / cumulated[cumulated.length - 1];
  }

  /** Merchants. */
  public int merchants() {
    return cumulated.length;
  }

  /** Share of arrivals of the smallest merchants, a share of all merchants rounded down. */
  public double lorenz(double share) {
    return upTo((int) Math.floor(share * cumulated.length));
  }

  /** Share of arrivals of the largest merchants, a share of all merchants rounded up. */
  public double top(double share) {
    return 1 - upTo(cumulated.length - (int) Math.ceil(share * cumulated.length));
  }

  /** Gini coefficient. */
  public double gini() {
    double area = 0;
    for (int i = 0; i < cumulated.length; i++) {
      area += (upTo(i) + upTo(i + 1)) / (2.0 * cumulated.length);
    }
    return 1 - 2 * area;
  }
}
