package io.footfall.transforms.seg5b.s5metrics;

import io.footfall.transforms.civil.CivilTime;
import io.footfall.transforms.civil.TzCursor;
import io.footfall.transforms.seg5b.s1grid.BucketGrid;

/**
 * Hours of the local week by bucket of one zone. Where the wall clock changes hour inside a bucket
 * (offsets of :30 and :45, a change of such an offset) the bucket is split there, to the minute.
 */
final class LocalHours {
  private static final int HOURS = 24;

  /** Hour of the week at the start of a bucket, 0 = Monday 00:00. */
  final int[] first;

  /** Hour of the week after the split. */
  final int[] second;

  /** Microseconds into the bucket from which {@link #second} holds, or Long.MAX_VALUE. */
  final long[] split;

  /** Offset at the start of a bucket, minutes east. */
  final int[] offset;

  /** Local day at the start of a bucket, from that of the first bucket, 0. */
  final int[] day;

  /** First local day that lies in the horizon from midnight to midnight. */
  final int wholeFrom;

  /** First local day after {@link #wholeFrom} that does not. */
  final int wholeUntil;

  /** Whether any bucket is split. */
  final boolean divided;

  LocalHours(BucketGrid grid, TzCursor clock) {
    int buckets = grid.buckets();
    first = new int[buckets];
    second = new int[buckets];
    split = new long[buckets];
    offset = new int[buckets];
    day = new int[buckets];
    long begin = clock.localMicros(grid.startOf(0));
    long firstDay = Math.floorDiv(begin, CivilTime.MICROS_PER_DAY);
    int minutes = grid.bucketSeconds() / 60;
    boolean any = false;
    for (int b = 0; b < buckets; b++) {
      long start = grid.startOf(b);
      first[b] = weekHour(clock.localMicros(start));
      offset[b] = clock.offsetMinutes(start);
      day[b] = (int) (Math.floorDiv(clock.localMicros(start), CivilTime.MICROS_PER_DAY) - firstDay);
      second[b] = first[b];
      split[b] = Long.MAX_VALUE;
      int last = weekHour(clock.localMicros(grid.startOf(b + 1) - 1));
      if (last != first[b]) {
        int minute = 1;
        while (minute < minutes
            && weekHour(clock.localMicros(start + minute * CivilTime.MICROS_PER_MINUTE))
                == first[b]) {
          minute++;
        }
        second[b] = last;
        split[b] = minute * CivilTime.MICROS_PER_MINUTE;
        any = true;
      }
    }
    divided = any;
    wholeFrom = Math.floorMod(begin, CivilTime.MICROS_PER_DAY) == 0 ? 0 : 1;
    long end = Math.floorDiv(clock.localMicros(grid.startOf(buckets)), CivilTime.MICROS_PER_DAY);
    wholeUntil = (int) (end - firstDay);
  }

  private static int weekHour(long localMicros) {
    return (CivilTime.isoDayOfWeek(localMicros) - 1) * HOURS
        + CivilTime.minuteOfDay(localMicros) / 60;
  }
}
