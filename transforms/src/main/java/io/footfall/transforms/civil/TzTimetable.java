package io.footfall.transforms.civil;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * UTC offsets of a set of tzids (cache format TZC1, 5B-s4.md section 4.1; {@link
 * TzTimetableFormat}). tzids ascend; a tz index is the position in that order. An offset, in
 * minutes, holds from its instant (UTC second) to the next; the first instant is -2^63. Past the
 * last entry the last offset holds, so the cache must reach beyond every time it is asked for.
 * Immutable, thread safe.
 */
public final class TzTimetable {
  private final String[] names;
  private final long[][] instants;
  private final int[][] offsets;

  TzTimetable(String[] names, long[][] instants, int[][] offsets) {
    this.names = names;
    this.instants = instants;
    this.offsets = offsets;
  }

  /**
   * Reads TZC1 bytes.
   *
   * @throws IllegalArgumentException with the offending field if the bytes break the format
   */
  public static TzTimetable parse(byte[] bytes) {
    return TzTimetableFormat.parse(bytes);
  }

  /** The TZC1 bytes; parsing them gives an equal timetable. */
  public byte[] toBytes() {
    return TzTimetableFormat.write(this);
  }

  /** Number of tzids. */
  public int size() {
    return names.length;
  }

  /** The tzid at an index. */
  public String tzid(int tzIndex) {
    return names[tzIndex];
  }

  /** All tzids, ascending. */
  public List<String> tzids() {
    return Collections.unmodifiableList(Arrays.asList(names));
  }

  /** Whether the tzid is covered. */
  public boolean contains(String tzid) {
    return Arrays.binarySearch(names, tzid) >= 0;
  }

  /**
   * Index of a tzid.
   *
   * @throws IllegalArgumentException DST_MAPPING_FAILED if it is not covered
   */
  public int tzIndex(String tzid) {
    int index = Arrays.binarySearch(names, tzid);
    if (index < 0) {
      throw new IllegalArgumentException(
          "DST_MAPPING_FAILED: tzid '" + tzid + "' is not among the " + size() + " of the cache");
    }
    return index;
  }

  /** Offset in minutes at a UTC second (floor of the time). */
  public int offsetMinutes(int tzIndex, long utcSeconds) {
    return offsets[tzIndex][entryAt(tzIndex, utcSeconds)];
  }

  /** Number of entries of a tz, the sentinel included. */
  public int entries(int tzIndex) {
    return instants[tzIndex].length;
  }

  /** UTC second from which an entry holds; -2^63 for entry 0. */
  public long instantOf(int tzIndex, int entry) {
    return instants[tzIndex][entry];
  }

  /** Offset in minutes of an entry. */
  public int offsetOf(int tzIndex, int entry) {
    return offsets[tzIndex][entry];
  }

  /**
   * Where another timetable has another offset of a zone, both covering it.
   *
   * @param from first UTC second compared
   * @param until last UTC second compared
   * @return the first instant that differs with both offsets, or null
   */
  public String difference(String tzid, TzTimetable other, long from, long until) {
    int here = tzIndex(tzid);
    int there = other.tzIndex(tzid);
    for (long at = from; at <= until; ) {
      int entry = entryAt(here, at);
      int otherEntry = other.entryAt(there, at);
      int found = other.offsets[there][otherEntry];
      if (found != offsets[here][entry]) {
        return "offset " + found + " at " + at + ", not " + offsets[here][entry];
      }
      long next = entry + 1 < entries(here) ? instants[here][entry + 1] : Long.MAX_VALUE;
      int after = otherEntry + 1;
      at = Math.min(next, after < other.entries(there) ? other.instants[there][after] : next);
    }
    return null;
  }

  /** The entry that holds at a UTC second; never below 0, thanks to the sentinel. */
  int entryAt(int tzIndex, long utcSeconds) {
    int found = Arrays.binarySearch(instants[tzIndex], utcSeconds);
    return found >= 0 ? found : -found - 2;
  }
}
