package io.footfall.transforms.rng;

/**
 * Cursor over a substream that declares how many words it may take and fails when more are asked
 * for. Order: x0, x1 of the base block, x0, x1 of the next, ...; an x1 that is not taken is
 * discarded (rng.md section 2). Reusable, not thread safe.
 */
public final class Draws {
  private final long[] block = new long[2];
  private long key;
  private long counterHi;
  private long counterLo;
  private long declared;
  private long taken;

  /** An empty cursor; call {@link #open} before drawing. */
  public Draws() {}

  /** A cursor over that key. */
  public Draws(SubstreamKey substream, long declaredDraws) {
    open(substream.key(), substream.counterHi(), substream.counterLo(), declaredDraws);
  }

  /** Starts over at the base of another substream. */
  public Draws open(Substream substream, long declaredDraws) {
    return open(substream.key(), substream.counterHi(), substream.counterLo(), declaredDraws);
  }

  private Draws open(long newKey, long newCounterHi, long newCounterLo, long declaredDraws) {
    if (declaredDraws < 0) {
      throw new IllegalArgumentException("declaredDraws: " + declaredDraws + " (must be >= 0)");
    }
    key = newKey;
    counterHi = newCounterHi;
    counterLo = newCounterLo;
    declared = declaredDraws;
    taken = 0;
    return this;
  }

  /**
   * The next word.
   *
   * @throws IllegalStateException RNG_ACCOUNTING_MISMATCH if the declared draws are used up or the
   *     counter would wrap
   */
  public long nextWord() {
    if (taken == declared) {
      throw new IllegalStateException(
          "RNG_ACCOUNTING_MISMATCH: draw " + (taken + 1) + " of " + declared + " declared");
    }
    int lane = (int) (taken & 1);
    if (lane == 0) {
      long ordinal = taken >>> 1;
      long hi = Philox2x64.advancedHi(counterHi, counterLo, ordinal);
      Philox2x64.block(hi, counterLo + ordinal, key, block);
    }
    taken++;
    return block[lane];
  }

  /** The next uniform, 0 < u < 1. */
  public double nextUniform() {
    return UniformLaw.open(nextWord());
  }

  /** Words taken so far. */
  public long taken() {
    return taken;
  }

  /** Words this cursor may take. */
  public long declared() {
    return declared;
  }

  /** Blocks opened so far: ceil(taken / 2). */
  public long blocks() {
    return (taken + 1) >>> 1;
  }
}
