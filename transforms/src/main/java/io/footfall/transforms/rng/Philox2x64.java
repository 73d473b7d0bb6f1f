package io.footfall.transforms.rng;

import io.footfall.contracts.U64;

/**
 * Philox-2x64 with 10 rounds (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC11;
 * rng.md section 2). Element: one block = two 64-bit words x0, x1 of (128-bit counter, 64-bit key).
 * Stateless and thread safe; bulk methods walk the counter upwards with carry and never wrap.
 */
public final class Philox2x64 {
  /** Multiplier of a round. */
  static final long M = 0xD2B74407B1CE6E93L;

  /** Key increment after a round. */
  static final long W = 0x9E3779B97F4A7C15L;

  private static final int ROUNDS = 10;

  private Philox2x64() {}

  /** Word x0 of the block at one counter. */
  public static long first(long counterHi, long counterLo, long key) {
    long c0 = counterLo;
    long c1 = counterHi;
    long k = key;
    for (int round = 0; round < ROUNDS; round++) {
      long high = U64.multiplyHigh(M, c0);
      long low = M * c0;
      c0 = high ^ k ^ c1;
      c1 = low;
      k += W;
    }
    return c0;
  }

  /** Word x1 of the block at one counter; costs as much as the whole block. */
  public static long second(long counterHi, long counterLo, long key) {
    long c0 = counterLo;
    long c1 = counterHi;
    long k = key;
    for (int round = 1; round < ROUNDS; round++) {
      long high = U64.multiplyHigh(M, c0);
      long low = M * c0;
      c0 = high ^ k ^ c1;
      c1 = low;
      k += W;
    }
    return M * c0;
  }

  /** Writes x0 to {@code out[0]} and x1 to {@code out[1]}. */
  public static void block(long counterHi, long counterLo, long key, long[] out) {
    block(counterHi, counterLo, key, out, 0, out, 1);
  }

  /**
   * Words x0 of blocks base, base+1, ..., base+n-1 into {@code out[0..n)}.
   *
   * @throws IllegalStateException RNG_ACCOUNTING_MISMATCH if a block lies past 2^128-1
   */
  public static void fillFirst(long counterHi, long counterLo, long key, long[] out, int n) {
    int beforeCarry = blocksBeforeCarry(counterHi, counterLo, n);
    for (int i = 0; i < beforeCarry; i++) {
      out[i] = first(counterHi, counterLo + i, key);
    }
    for (int i = beforeCarry; i < n; i++) {
      out[i] = first(counterHi + 1, counterLo + i, key);
    }
  }

  /**
   * Both words of blocks base, base+1, ..., base+n-1: x0 into {@code out0[0..n)}, x1 into {@code
   * out1[0..n)}.
   *
   * @throws IllegalStateException RNG_ACCOUNTING_MISMATCH if a block lies past 2^128-1
   */
  public static void fill(
      long counterHi, long counterLo, long key, long[] out0, long[] out1, int n) {
    int beforeCarry = blocksBeforeCarry(counterHi, counterLo, n);
    for (int i = 0; i < beforeCarry; i++) {
      block(counterHi, counterLo + i, key, out0, i, out1, i);
    }
    for (int i = beforeCarry; i < n; i++) {
      block(counterHi + 1, counterLo + i, key, out0, i, out1, i);
    }
  }

  /**
   * High word of counter + blocks (unsigned); the low word is {@code counterLo + blocks}.
   *
   * @throws IllegalStateException RNG_ACCOUNTING_MISMATCH if the sum reaches 2^128
   */
  public static long advancedHi(long counterHi, long counterLo, long blocks) {
    boolean carry = U64.compare(counterLo + blocks, counterLo) < 0;
    if (carry && counterHi == -1L) {
      throw wrapped(counterHi, counterLo, blocks);
    }
    return carry ? counterHi + 1 : counterHi;
  }

  private static void block(
      long counterHi, long counterLo, long key, long[] out0, int i0, long[] out1, int i1) {
    long c0 = counterLo;
    long c1 = counterHi;
    long k = key;
    for (int round = 0; round < ROUNDS; round++) {
      long high = U64.multiplyHigh(M, c0);
      long low = M * c0;
      c0 = high ^ k ^ c1;
      c1 = low;
      k += W;
    }
    out0[i0] = c0;
    out1[i1] = c1;
  }

  /** How many of n consecutive blocks share the base's high word; at most one carry in n < 2^31. */
  private static int blocksBeforeCarry(long counterHi, long counterLo, int n) {
    long untilCarry = -counterLo; // 2^64 - lo, unsigned; 0 stands for 2^64
    if (untilCarry == 0 || U64.compare(untilCarry, n) >= 0) {
      return n;
    }
    if (counterHi == -1L) {
      throw wrapped(counterHi, counterLo, n);
    }
    return (int) untilCarry;
  }

  private static IllegalStateException wrapped(long counterHi, long counterLo, long blocks) {
    return new IllegalStateException(
        String.format(
            "RNG_ACCOUNTING_MISMATCH: counter %016x:%016x + %s blocks passes 2^128-1",
            counterHi, counterLo, U64.text(blocks)));
  }
}
