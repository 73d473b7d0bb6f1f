package io.footfall.transforms.seg5a.s4overlays;

import io.footfall.transforms.civil.TzCursor;
import java.util.Arrays;

/**
 * An event in one zone: the horizon buckets it is at work in, and its factor in each.
 *
 * <p>An event of instants has the same buckets everywhere. An event of wall clocks is at work in a
 * bucket exactly if the clock at the bucket's first instant shows a time of [start, end): a day has
 * 23 or 25 buckets where the clocks change. Its ramp runs over all its buckets in the zone, those
 * outside the horizon included, so a horizon cuts an event and does not bend it.
 *
 * @param event the event
 * @param buckets horizon buckets, ascending
 * @param factors factor in each
 */
public record PlacedEvent(HorizonEvent event, int[] buckets, double[] factors) {
  /** Places an event. */
  static PlacedEvent of(HorizonEvent event, WallClocks clocks, String tzid) {
    return event.local() == null ? ofInstants(event) : ofWallClocks(event, clocks, tzid);
  }

  private static PlacedEvent ofInstants(HorizonEvent event) {
    int[] buckets = new int[event.end() - event.start()];
    double[] factors = new double[buckets.length];
    for (int o = 0; o < buckets.length; o++) {
      buckets[o] = event.start() + o;
      factors[o] = event.factor(event.start() + o);
    }
    return new PlacedEvent(event, buckets, factors);
  }

  private static PlacedEvent ofWallClocks(HorizonEvent event, WallClocks clocks, String tzid) {
    TzCursor clock = clocks.of(tzid);
    long first = clocks.firstBucket(event.local().start());
    long end = clocks.endBucket(event.local().end());
    int[] all = new int[(int) (end - first)];
    int length = 0;
    for (long h = first; h < end; h++) {
      if (event.local().contains(clock.localMicros(clocks.anchor(h)))) {
        all[length++] = (int) h;
      }
    }
    int[] buckets = new int[length];
    double[] factors = new double[length];
    int n = 0;
    for (int o = 0; o < length; o++) {
      if (all[o] >= 0 && all[o] < clocks.buckets()) {
        buckets[n] = all[o];
        factors[n++] = event.factor(o, length);
      }
    }
    return new PlacedEvent(event, Arrays.copyOf(buckets, n), Arrays.copyOf(factors, n));
  }

  private int at(int h) {
    int guess = buckets.length == 0 ? -1 : h - buckets[0];
    return guess >= 0 && guess < buckets.length && buckets[guess] == h
        ? guess
        : Arrays.binarySearch(buckets, h);
  }

  /** Whether the event is at work in a bucket. */
  public boolean isActive(int h) {
    return at(h) >= 0;
  }

  /** Factor in a bucket in which the event is at work. */
  public double factor(int h) {
    return factors[at(h)];
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof PlacedEvent p
        && event.equals(p.event)
        && Arrays.equals(buckets, p.buckets)
        && Arrays.equals(factors, p.factors);
  }

  @Override
  public int hashCode() {
    return event.hashCode() * 31 + Arrays.hashCode(buckets);
  }
}
