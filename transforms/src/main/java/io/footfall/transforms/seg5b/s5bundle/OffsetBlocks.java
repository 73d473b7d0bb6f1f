package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.coders.ExactSum;
import io.footfall.coders.Tally;

/**
 * Distinct offsets into the bucket among each thousand consecutive arrivals of a merchant; a last
 * block that is not full does not count. Not thread safe.
 */
final class OffsetBlocks {
  private static final int BLOCK = 1000;
  private static final int SLOTS = 4096;
  private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;

  private final long[] offsets = new long[SLOTS];
  private final int[] blockOf = new int[SLOTS];
  private int block;
  private int rows;
  private int distinct;
  private long blocks;
  private long fewest = Long.MAX_VALUE;
  private long atStart;
  private long seen;

  /** Begins a merchant. */
  void start() {
    block++;
    rows = 0;
    distinct = 0;
  }

  /** The offset of the merchant's next arrival, microseconds. */
  void add(long offset) {
    seen++;
    atStart += offset == 0 ? 1 : 0;
    int slot = (int) (offset * SPREAD >>> 52);
    while (blockOf[slot] == block && offsets[slot] != offset) {
      slot = slot + 1 & SLOTS - 1;
    }
    if (blockOf[slot] != block) {
      blockOf[slot] = block;
      offsets[slot] = offset;
      distinct++;
    }
    if (++rows == BLOCK) {
      blocks++;
      fewest = Math.min(fewest, distinct);
      start();
    }
  }

  /** Support = full blocks, smallest value = fewest distinct offsets in one. */
  Tally distinct() {
    double min = blocks == 0 ? Tally.NONE.min() : fewest;
    return new Tally(blocks, 0, 0, ExactSum.ZERO, min, Tally.NONE.max());
  }

  /** Support = arrivals, total = those at the very start of their bucket. */
  Tally atStart() {
    return Tally.total(seen, atStart);
  }
}
