package io.footfall.coders;

import java.io.Serializable;

/**
 * Sum of doubles in signed 128-bit fixed point with 40 fraction bits: associative, so the result
 * does not depend on the order in which a runner combines. Each addend is rounded to 2^-40 and must
 * be below 2^62 in size.
 *
 * @param high high word
 * @param low low word, unsigned
 */
public record ExactSum(long high, long low) implements Serializable {
  /** Sum of nothing. */
  public static final ExactSum ZERO = new ExactSum(0, 0);

  private static final double SCALE = 0x1p40;

  /** The fixed-point value of one double. */
  public static ExactSum of(double value) {
    if (!(Math.abs(value) < 0x1p62)) {
      throw new IllegalArgumentException("Addend out of range: " + value);
    }
    double whole = Math.floor(value);
    long integer = (long) whole;
    long fraction = (long) Math.rint((value - whole) * SCALE);
    // integer * 2^40 + fraction; the fraction may round up to 2^40.
    return new ExactSum(integer >> 24, integer << 40).plus(new ExactSum(0, fraction));
  }

  /** Exact sum of both. */
  public ExactSum plus(ExactSum other) {
    long sum = low + other.low;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    return new ExactSum(high + other.high + carry, sum);
  }

  /** Nearest double, for display and comparison. */
  public double value() {
    double unsignedLow = low >= 0 ? (double) low : (double) ((low >>> 1) | (low & 1)) * 2.0;
    return ((double) high * 0x1p64 + unsignedLow) / SCALE;
  }
}
