package io.footfall.contracts;

import java.math.BigInteger;

/**
 * Unsigned 64-bit integers carried in a {@code long} (DESIGN law 6). Every id, seed and random word
 * of Footfall is one; no other class may compare, print or convert them with signed arithmetic.
 */
public final class U64 {
  private U64() {}

  /** Orders two unsigned values; the order of merchants in every table and key range. */
  public static int compare(long a, long b) {
    return Long.compareUnsigned(a, b);
  }

  /** Unsigned decimal text without padding, as hashed in domain keys (rng.md section 3). */
  public static String text(long value) {
    return Long.toUnsignedString(value);
  }

  /**
   * Reads unsigned decimal text.
   *
   * @throws NumberFormatException if the text is not a decimal in 0..2^64-1
   */
  public static long parse(String text) {
    return Long.parseUnsignedLong(text);
  }

  /** The value as a non-negative big integer, for JSON numbers beyond 2^53. */
  public static BigInteger big(long value) {
    return new BigInteger(Long.toUnsignedString(value));
  }

  /** Nearest double of the unsigned value, ties to even (rng.md section 4). */
  public static double toDouble(long value) {
    // Both halves are exact, so only the sum rounds; no branch to mispredict on random words.
    return (double) (value >>> 32) * 0x1p32 + (double) (value & 0xFFFF_FFFFL);
  }

  /** High word of the unsigned 128-bit product; {@code Math.multiplyHigh} is signed. */
  public static long multiplyHigh(long a, long b) {
    return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
  }
}
