package io.footfall.transforms.parquet.write;

import java.util.Arrays;

/** Ids of 64-bit values in order of first appearance; open addressing, no boxing. */
final class LongDictionary {
  private long[] values = new long[1024];
  private int[] slots = new int[4096];
  private int size;
  private long last;
  private int lastId = -1;

  LongDictionary() {
    Arrays.fill(slots, -1);
  }

  void clear() {
    Arrays.fill(slots, -1);
    size = 0;
    lastId = -1;
  }

  int size() {
    return size;
  }

  /** The values by id; only the first {@link #size()} count. */
  long[] values() {
    return values;
  }

  int id(long value) {
    if (lastId >= 0 && value == last) {
      return lastId;
    }
    int mask = slots.length - 1;
    int slot = spread(value) & mask;
    while (slots[slot] >= 0) {
      if (values[slots[slot]] == value) {
        return remember(value, slots[slot]);
      }
      slot = (slot + 1) & mask;
    }
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size] = value;
    slots[slot] = size;
    remember(value, size++);
    if (size * 2 > slots.length) {
      grow();
    }
    return lastId;
  }

  private int remember(long value, int id) {
    last = value;
    lastId = id;
    return id;
  }

  private static int spread(long value) {
    long h = value * 0x9E3779B97F4A7C15L;
    return (int) (h >>> 32);
  }

  private void grow() {
    slots = new int[slots.length * 2];
    Arrays.fill(slots, -1);
    int mask = slots.length - 1;
    for (int id = 0; id < size; id++) {
      int slot = spread(values[id]) & mask;
      while (slots[slot] >= 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = id;
    }
  }
}
