package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.transforms.civil.TzCursor;
import io.footfall.transforms.seg5b.s5metrics.ZoneTrace;

/** What one (merchant, zone) owes and has, and the clocks its arrivals must show. */
final class ZoneBook {
  final String zone;
  final String channel;
  final String demandClass;
  final long[] owed;
  final long[] physical;
  final long[] virtual;

  /** Clock of the zone, or null if the tz cache lacks it. */
  final TzCursor clock;

  /** Settlement zone of virtual arrivals, or null where it is this zone or there is none. */
  final String settlement;

  /** Clock of the settlement zone, or null. */
  final TzCursor settlementClock;

  final DstWindows windows;

  /** Metrics of the zone's arrivals, or null if its key is not whole. */
  ZoneTrace trace;

  /**
   * @param demandClass class of the key, or null if no group knows it
   */
  ZoneBook(
      String zone,
      String channel,
      String demandClass,
      int buckets,
      TzCursor clock,
      String settlement,
      TzCursor settlementClock,
      DstWindows windows) {
    this.zone = zone;
    this.channel = channel;
    this.demandClass = demandClass;
    this.owed = new long[buckets];
    this.physical = new long[buckets];
    this.virtual = new long[buckets];
    this.clock = clock;
    this.settlement = settlement;
    this.settlementClock = settlementClock;
    this.windows = windows;
  }
}
