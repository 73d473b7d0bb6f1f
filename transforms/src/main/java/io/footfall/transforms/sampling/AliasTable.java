package io.footfall.transforms.sampling;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Constant-time pick of a slot by weight (Walker 1977, Vose 1991) in the one pinned form of the
 * world: masses of 24 bits, worklists popped by lowest index, 32-bit probabilities (5B-s4.md
 * section 4.2). A built table and its decoded slice pick the same slots. Immutable, thread safe.
 */
public final class AliasTable {
  /** Largest |decoded probability - p| a slice may show. */
  public static final double LAW_TOLERANCE = 1.2e-7;

  private static final int HEADER_BYTES = 16;
  private static final int SLOT_BYTES = 8;
  private static final int PROB_BITS = 32;

  private final double[] prob;
  private final int[] alias;

  AliasTable(double[] prob, int[] alias) {
    this.prob = prob;
    this.alias = alias;
  }

  /**
   * The table of these weights, slot i for weight i; they are divided by their sum, left to right.
   *
   * @throws IllegalArgumentException if a weight is not finite or below -1e-15, or the sum is at
   *     most 1e-12
   */
  public static AliasTable ofWeights(double... weights) {
    return AliasBuilder.build(AliasBuilder.normalised(weights));
  }

  /**
   * Reads a slice.
   *
   * @throws IllegalArgumentException if its length, header, a probability or an alias is not legal
   */
  public static AliasTable decode(byte[] blob, int offset, int length) {
    ByteBuffer in = ByteBuffer.wrap(blob, offset, length).order(ByteOrder.LITTLE_ENDIAN);
    require(length >= HEADER_BYTES, "length", length, "at least 16 bytes");
    long slots = Integer.toUnsignedLong(in.getInt());
    require(
        slots >= 1 && length == HEADER_BYTES + SLOT_BYTES * slots,
        "slots",
        slots,
        "at least 1 and (length - 16) / 8, length " + length);
    int bits = in.getInt();
    require(bits == PROB_BITS, "prob_qbits", bits, "32");
    long reserved = in.getLong();
    require(reserved == 0, "reserved words", reserved, "0");
    double[] prob = new double[(int) slots];
    int[] alias = new int[(int) slots];
    for (int i = 0; i < slots; i++) {
      long quantised = Integer.toUnsignedLong(in.getInt());
      require(quantised > 0, "prob_q[" + i + "]", quantised, "at least 1");
      prob[i] = quantised * 0x1p-32;
      alias[i] = in.getInt();
      require(alias[i] >= 0 && alias[i] < slots, "alias[" + i + "]", alias[i], "below " + slots);
    }
    return new AliasTable(prob, alias);
  }

  /** Number of slots, at least 1. */
  public int size() {
    return prob.length;
  }

  /** The slot of uniform u, 0 <= u <= 1 (5B-s4.md section 7.4); a lone slot needs no u. */
  public int pick(double u) {
    int n = prob.length;
    if (n == 1) {
      return 0;
    }
    double scaled = u * n;
    int slot = Math.min((int) scaled, n - 1);
    return scaled - slot < prob[slot] ? slot : alias[slot];
  }

  /** How {@link #pick} comes to its slot. */
  public AliasStep step(double u) {
    int n = prob.length;
    double scaled = u * n;
    int slot = Math.min((int) scaled, n - 1);
    return new AliasStep(n, slot, scaled - slot, prob[slot], alias[slot], pick(u));
  }

  /** The slice of this table: little-endian, 16 + 8 n bytes. */
  public byte[] encode() {
    ByteBuffer out =
        ByteBuffer.allocate(HEADER_BYTES + SLOT_BYTES * prob.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(prob.length)
            .putInt(PROB_BITS)
            .putLong(0);
    for (int i = 0; i < prob.length; i++) {
      out.putInt((int) (long) (prob[i] * 0x1p32)).putInt(alias[i]);
    }
    return out.array();
  }

  /** Probability of each slot as {@link #pick} gives it under a perfect uniform; sums to 1. */
  public double[] decodedLaw() {
    int n = prob.length;
    double[] law = new double[n];
    for (int i = 0; i < n; i++) {
      law[i] += prob[i] / n;
      law[alias[i]] += (1.0 - prob[i]) / n;
    }
    return law;
  }

  /**
   * Largest |decoded - p| over the slots, p the normalised weights; a sound slice shows at most
   * {@link #LAW_TOLERANCE}.
   *
   * @throws IllegalArgumentException if the weights are not one per slot or not legal
   */
  public double lawError(double... weights) {
    require(weights.length == size(), "weights", weights.length, "one per slot, " + size());
    double[] p = AliasBuilder.normalised(weights);
    double[] law = decodedLaw();
    double worst = 0.0;
    for (int i = 0; i < p.length; i++) {
      worst = Math.max(worst, Math.abs(law[i] - p[i]));
    }
    return worst;
  }

  private static void require(boolean holds, String field, long value, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException(
          "alias slice: " + field + " = " + value + " (must be " + allowed + ")");
    }
  }
}
