package io.footfall.transforms.rng;

/**
 * Key and base counter of one domain key, filled anew for each key by {@link KeyDerivation}; the
 * mutable form of {@link SubstreamKey} for hot loops. Blocks are addressed by ordinal, so any range
 * of a row can be drawn alone. Not thread safe.
 */
public final class Substream {
  private long key;
  private long counterHi;
  private long counterLo;

  /** Makes this the stream of that key and base counter. */
  public void set(long newKey, long newCounterHi, long newCounterLo) {
    key = newKey;
    counterHi = newCounterHi;
    counterLo = newCounterLo;
  }

  /** Makes this the stream of that key. */
  public void set(SubstreamKey from) {
    set(from.key(), from.counterHi(), from.counterLo());
  }

  public long key() {
    return key;
  }

  /** High word of the base counter: the counter before the first draw. */
  public long counterHi() {
    return counterHi;
  }

  /** Low word of the base counter. */
  public long counterLo() {
    return counterLo;
  }

  /** Word x0 of block base + ordinal. */
  public long first(long ordinal) {
    return Philox2x64.first(hiAt(ordinal), counterLo + ordinal, key);
  }

  /** Word x1 of block base + ordinal. */
  public long second(long ordinal) {
    return Philox2x64.second(hiAt(ordinal), counterLo + ordinal, key);
  }

  /** Words x0 of blocks base + start .. base + start + n - 1. */
  public void fillFirst(long start, long[] out, int n) {
    Philox2x64.fillFirst(hiAt(start), counterLo + start, key, out, n);
  }

  /** Both words of blocks base + start .. base + start + n - 1. */
  public void fill(long start, long[] out0, long[] out1, int n) {
    Philox2x64.fill(hiAt(start), counterLo + start, key, out0, out1, n);
  }

  /** High word of the counter after that many blocks; aborts on a wrap past 2^128. */
  public long hiAt(long blocks) {
    return Philox2x64.advancedHi(counterHi, counterLo, blocks);
  }

  /** An immutable copy. */
  public SubstreamKey snapshot() {
    return new SubstreamKey(key, counterHi, counterLo);
  }
}
