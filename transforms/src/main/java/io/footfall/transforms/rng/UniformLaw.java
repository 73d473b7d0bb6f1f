package io.footfall.transforms.rng;

import io.footfall.contracts.U64;

/**
 * A 64-bit word as a uniform of the open unit interval (rng.md section 4): u = (double(x) + 0.5) *
 * 2^-64, x unsigned, both steps rounded to nearest. Smallest value 2^-65. The top 1024 words would
 * round to 1.0 and give 1 - 2^-53 instead (DESIGN section 4, row 1).
 */
public final class UniformLaw {
  /** Largest double below 1. */
  public static final double BELOW_ONE = 0x1.fffffffffffffp-1;

  private UniformLaw() {}

  /** The uniform of one word; 2^-65 to 1 - 2^-53. */
  public static double open(long word) {
    double u = (U64.toDouble(word) + 0.5) * 0x1p-64;
    return u < 1.0 ? u : BELOW_ONE;
  }
}
