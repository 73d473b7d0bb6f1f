package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.transforms.civil.TzCursor;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.evidence.CheckCounter;
import io.footfall.transforms.state.UnitOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Checks the wall clocks of arrivals against the sealed tz cache: local, settlement and operational
 * time, offset, and the hours around offset changes. Not thread safe.
 */
final class ClockAudit {
  private static final long HOUR = 3_600_000_000L;
  private static final long SECOND = 1_000_000L;
  private static final long MINUTE = 60_000_000L;

  private final RouteBook routes;
  private final TzTimetable clock;
  private final Map<String, TzCursor> cursors = new HashMap<>();
  private final Map<String, DstWindows> windows = new TreeMap<>();
  private final int buckets;
  private final long start;
  private final long end;
  private final boolean localClocks;
  private final CheckCounter c6;
  private final CheckCounter c7;

  /**
   * @param routes turned to the merchant whose arrivals are seen
   */
  ClockAudit(ArrivalTables tables, RouteBook routes, Counters counters) throws IOException {
    this.routes = routes;
    clock = tables.laws().clock().load();
    buckets = tables.buckets();
    start = tables.laws().grid().startMicros();
    end = start + buckets * tables.laws().grid().bucketSeconds() * SECOND;
    localClocks = tables.laws().localClocks();
    c6 = counters.of(ArrivalChecks.C6);
    c7 = counters.of(ArrivalChecks.C7);
  }

  /** The book of a zone of the merchant the routes are turned to. */
  ZoneBook book(String zone, String channel, String demandClass) {
    TzCursor cursor = cursor(zone);
    String settlement = zone.equals(routes.settlement()) ? null : routes.settlement();
    DstWindows dst =
        cursor == null
            ? null
            : windows.computeIfAbsent(zone, z -> new DstWindows(clock, z, start, end));
    return new ZoneBook(
        zone,
        channel,
        demandClass,
        buckets,
        cursor,
        settlement,
        settlement == null ? null : cursor(settlement),
        dst);
  }

  private TzCursor cursor(String tzid) {
    return clock.contains(tzid)
        ? cursors.computeIfAbsent(tzid, t -> new TzCursor(clock, clock.tzIndex(t)))
        : null;
  }

  /** The clocks of the arrival at hand; its book may be null. */
  void see(EventCursor e, boolean virtual, long ts, ZoneBook book) {
    int r = e.row;
    String primary = e.primary[r];
    boolean own = book != null && primary.equals(book.zone);
    TzCursor cursor = own ? book.clock : cursor(primary);
    boolean shown = !e.noLocalPrimary[r];
    long local = cursor == null ? 0 : cursor.localMicros(ts);
    boolean holds =
        cursor != null
            && shown == localClocks
            && (!shown || e.localPrimary[r] == local)
            && e.offset[r] * MINUTE == local - ts
            && settles(e, r, virtual, ts, primary, own ? book : null)
            && (e.noOperational[r] ? e.noLocalOperational[r] : operates(e, r, ts, primary));
    if (!holds) {
      c6.breach(
          () -> EventAudit.key(e),
          () -> primary + " " + (shown ? e.localPrimary[r] : "no clock"),
          "local time " + local);
    }
    if (cursor != null && shown) {
      long off = Math.abs(e.localPrimary[r] - local);
      if (off != 0 && Math.abs(off - HOUR) <= SECOND) {
        c7.breach(() -> EventAudit.key(e), () -> off + " microseconds off", "local time " + local);
      }
      if (own) {
        book.windows.see(ts, e.localPrimary[r], local);
      }
    }
  }

  /** Virtual arrivals settle in the merchant's zone; nothing stands where it is the primary one. */
  private boolean settles(
      EventCursor e, int r, boolean virtual, long ts, String primary, ZoneBook book) {
    if (!virtual) {
      return e.noSettlement[r] && e.noLocalSettlement[r];
    }
    String expected =
        book != null
            ? book.settlement
            : primary.equals(routes.settlement()) ? null : routes.settlement();
    if (expected == null) {
      return e.noSettlement[r] && e.noLocalSettlement[r];
    }
    TzCursor cursor = book != null ? book.settlementClock : cursor(expected);
    return !e.noSettlement[r]
        && expected.equals(e.settlement[r])
        && agrees(e.noLocalSettlement[r], e.localSettlement[r], cursor, ts);
  }

  private boolean operates(EventCursor e, int r, long ts, String primary) {
    return !Objects.equals(primary, e.operational[r])
        && agrees(e.noLocalOperational[r], e.localOperational[r], cursor(e.operational[r]), ts);
  }

  /** The clock beside a zone column shows that zone's time, or nothing without wall clocks. */
  private boolean agrees(boolean absent, long shown, TzCursor cursor, long ts) {
    return localClocks ? !absent && cursor != null && shown == cursor.localMicros(ts) : absent;
  }

  /** Counts the arrivals of a merchant. */
  void looked(long rows) {
    c6.looked(rows);
    c7.looked(rows);
  }

  void flush(UnitOutput out) {
    windows.values().forEach(w -> w.flush(out));
  }
}
