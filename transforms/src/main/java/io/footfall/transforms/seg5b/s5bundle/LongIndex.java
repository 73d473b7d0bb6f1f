package io.footfall.transforms.seg5b.s5bundle;

import java.util.Arrays;

/** Positions of 64-bit ids, without boxes. Refilled merchant by merchant; not thread safe. */
final class LongIndex {
  private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;

  private long[] keys = new long[16];
  private int[] positions = new int[16];
  private int size;

  LongIndex() {
    Arrays.fill(positions, -1);
  }

  void clear() {
    if (size > 0) {
      Arrays.fill(positions, -1);
      size = 0;
    }
  }

  /** Puts an id; a second position of the same id replaces the first. */
  void put(long key, int position) {
    if (2 * size >= keys.length) {
      grow();
    }
    int slot = slot(key);
    size += positions[slot] < 0 ? 1 : 0;
    keys[slot] = key;
    positions[slot] = position;
  }

  /** Position of an id, or -1. */
  int get(long key) {
    return positions[slot(key)];
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) (key * SPREAD >>> 32) & mask;
    while (positions[slot] >= 0 && keys[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldPositions = positions;
    keys = new long[2 * oldKeys.length];
    positions = new int[keys.length];
    Arrays.fill(positions, -1);
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldPositions[i] >= 0) {
        put(oldKeys[i], oldPositions[i]);
      }
    }
  }
}
