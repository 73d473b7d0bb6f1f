package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.coders.Tally;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.state.UnitOutput;
import java.util.ArrayList;
import java.util.List;

/**
 * Local hours of one zone's arrivals around each change of its offset (realism.md C8): 24 hours on
 * both sides, ends inclusive. What the published wall clock says is compared with what the instant
 * says, hour by hour. Not thread safe.
 */
final class DstWindows {
  /** Tallies {@code C8|tzid|seconds}: support = arrivals; with {@code |hour}: total = surplus. */
  static final String TALLY = "C8|";

  private static final long DAY = 86_400_000_000L;
  private static final long HOUR = 3_600_000_000L;
  private static final int HOURS = 24;

  private final String tzid;
  private final long[] instants;
  private final long[] support;
  private final long[][] surplus;
  private long from = Long.MAX_VALUE;
  private long until = Long.MIN_VALUE;

  /** Windows of a zone that touch [start, end). */
  DstWindows(TzTimetable clock, String tzid, long start, long end) {
    this.tzid = tzid;
    List<Long> changes = new ArrayList<>();
    int index = clock.tzIndex(tzid);
    for (int i = 1; i < clock.entries(index); i++) {
      long second = clock.instantOf(index, i);
      if (clock.offsetOf(index, i) != clock.offsetOf(index, i - 1)
          && second > start / 1_000_000L - 86_400
          && second < end / 1_000_000L + 86_400) {
        changes.add(second * 1_000_000L);
      }
    }
    instants = changes.stream().mapToLong(Long::longValue).toArray();
    support = new long[instants.length];
    surplus = new long[instants.length][HOURS];
    for (long instant : instants) {
      from = Math.min(from, instant - DAY);
      until = Math.max(until, instant + DAY);
    }
  }

  /** An arrival at an instant, whose row shows one wall clock and should show another. */
  void see(long ts, long shown, long expected) {
    if (ts < from || ts > until) {
      return;
    }
    for (int w = 0; w < instants.length; w++) {
      if (Math.abs(ts - instants[w]) <= DAY) {
        support[w]++;
        if (shown != expected) {
          surplus[w][hour(shown)]++;
          surplus[w][hour(expected)]--;
        }
      }
    }
  }

  private static int hour(long local) {
    return (int) Math.floorMod(Math.floorDiv(local, HOUR), (long) HOURS);
  }

  /** Hands the evidence over. */
  void flush(UnitOutput out) {
    for (int w = 0; w < instants.length; w++) {
      String id = TALLY + tzid + "|" + instants[w] / 1_000_000L;
      if (support[w] > 0) {
        out.tally(id, Tally.count(support[w]));
      }
      for (int h = 0; h < HOURS; h++) {
        if (surplus[w][h] != 0) {
          out.tally(id + "|" + h, Tally.total(0, surplus[w][h]));
        }
      }
    }
  }
}
