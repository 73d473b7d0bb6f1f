package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.contracts.U64;
import io.footfall.transforms.civil.TzCursor;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.evidence.CheckCounter;
import io.footfall.transforms.table.KeyRange;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Looks at every arrival of a merchant, in file order, against its zones and routes. */
final class EventAudit implements AutoCloseable {
  private static final long HOUR = 3_600_000_000L;
  private static final long SECOND = 1_000_000L;
  private static final int COUNTRY = 1;
  private static final int ZONE = 2;
  private static final int CLASS = 3;
  private static final int CHANNEL = 4;
  private static final int BUCKET = 5;
  private static final int SEQ = 6;
  private static final int TS = 7;
  private static final int PRIMARY = 8;
  private static final int OFFSET = 10;
  private static final int SETTLEMENT = 11;
  private static final int OPERATIONAL = 13;
  private static final int UNIVERSE = 15;
  private static final int VIRTUAL = 16;
  private static final int SITE = 17;
  private static final int EDGE = 18;

  private final ArrivalTables.Limits limits;
  private final Counters counters;
  private final RouteBook routes;
  private final TzTimetable clock;
  private final TableSlice events;
  private final Map<String, TzCursor> cursors = new HashMap<>();
  private boolean more;
  private long seq;
  private long lastTs;
  private String lastZone;

  EventAudit(ArrivalTables tables, KeyRange range, RouteBook routes, Counters counters)
      throws IOException {
    this.limits = tables.limits();
    this.counters = counters;
    this.routes = routes;
    this.clock = tables.clock().load();
    this.events =
        TableSlice.open(
            tables.events(),
            range,
            "merchant_id",
            "legal_country_iso",
            "zone_representation",
            "demand_class",
            "channel_group",
            "bucket_index",
            "arrival_seq",
            "ts_utc",
            "tzid_primary",
            "ts_local_primary",
            "utc_offset_minutes",
            "tzid_settlement",
            "ts_local_settlement",
            "tzid_operational",
            "ts_local_operational",
            "routing_universe_hash",
            "is_virtual",
            "site_id",
            "edge_id");
    this.more = events.next();
  }

  boolean more() {
    return more;
  }

  long merchant() {
    return events.longAt(0);
  }

  /** Reads all consecutive arrivals of the merchant. */
  void read(long merchant, Map<String, ZoneLedger> zones) throws IOException {
    seq = 0;
    lastTs = Long.MIN_VALUE;
    lastZone = "";
    for (; more && events.longAt(0) == merchant; more = events.next()) {
      boolean virtual = events.booleanAt(VIRTUAL);
      counters.arrival(virtual);
      order();
      count(zones.get(events.textAt(ZONE)), virtual);
      route(virtual);
      clocks(virtual);
    }
  }

  private String key() {
    return U64.text(events.longAt(0)) + "|" + events.longAt(SEQ);
  }

  private void order() {
    long ts = events.longAt(TS);
    String zone = events.textAt(ZONE);
    seq++;
    boolean after = ts > lastTs || ts == lastTs && zone.compareTo(lastZone) >= 0;
    long expected = seq;
    counters
        .of(ArrivalChecks.C17)
        .see(
            events.longAt(SEQ) == expected && after,
            this::key,
            () -> "at " + ts + " in " + zone,
            "number " + expected + ", not before the last");
    lastTs = ts;
    lastZone = zone;
    long start = limits.startMicros() + events.longAt(BUCKET) * limits.bucketMicros();
    counters
        .of(ArrivalChecks.C16)
        .see(
            known(events.longAt(BUCKET)) && ts >= start && ts < start + limits.bucketMicros(),
            this::key,
            () -> String.valueOf(ts),
            "bucket from " + start);
  }

  private boolean known(long bucket) {
    return bucket >= 0 && bucket < limits.buckets();
  }

  private void count(ZoneLedger zone, boolean virtual) {
    long bucket = events.longAt(BUCKET);
    if (zone == null || !known(bucket)) {
      counters
          .of(ArrivalChecks.C11)
          .see(false, this::key, () -> "no count in " + events.textAt(ZONE), "a count");
    } else if (virtual) {
      zone.virtual()[(int) bucket]++;
    } else {
      zone.physical()[(int) bucket]++;
    }
    boolean joined =
        zone != null
            && events.textAt(PRIMARY).equals(events.textAt(ZONE))
            && events.textAt(CHANNEL).equals(zone.channel())
            && events.textAt(CLASS).equals(zone.demandClass())
            && limits.universeHash().equals(events.textAt(UNIVERSE));
    counters
        .of(ArrivalChecks.JOINED)
        .see(
            joined,
            this::key,
            () ->
                events.textAt(PRIMARY)
                    + ", "
                    + events.textAt(CLASS)
                    + ", "
                    + events.textAt(CHANNEL),
            "zone, class, channel and universe of the key");
  }

  private void route(boolean virtual) {
    boolean site = !events.isNull(SITE);
    boolean edge = !events.isNull(EDGE);
    counters
        .of(ArrivalChecks.C13)
        .see(
            site != edge && virtual == edge,
            this::key,
            () -> "virtual " + virtual + ", site " + site + ", edge " + edge,
            "exactly one of site and edge, by the flag");
    String mode = routes.mode();
    boolean allowed = mode != null && !mode.equals(virtual ? "NON_VIRTUAL" : "VIRTUAL_ONLY");
    counters
        .of(ArrivalChecks.MODE)
        .see(allowed, this::key, () -> "virtual " + virtual, "a route of mode " + mode);
    CheckCounter membership =
        counters.of(virtual ? ArrivalChecks.C14_EDGE : ArrivalChecks.C14_SITE);
    int column = virtual ? EDGE : SITE;
    if (events.isNull(column)) {
      return;
    }
    long id = events.longAt(column);
    RouteBook.Endpoint endpoint = virtual ? routes.edge(id) : routes.site(id);
    membership.see(
        endpoint != null
            && endpoint.tzid().equals(events.textAt(PRIMARY))
            && endpoint.country().equals(events.textAt(COUNTRY)),
        this::key,
        () -> U64.text(id) + " is " + endpoint,
        "an endpoint of the merchant in this country and zone");
  }

  private void clocks(boolean virtual) {
    long ts = events.longAt(TS);
    String primary = events.textAt(PRIMARY);
    Long local = local(primary, ts);
    boolean shown = !events.isNull(PRIMARY + 1);
    boolean holds =
        local != null
            && shown == limits.localClocks()
            && (!shown || events.longAt(PRIMARY + 1) == local)
            && events.longAt(OFFSET) * 60 * SECOND == local - ts
            && settles(virtual, primary, ts)
            && agrees(OPERATIONAL, events.textAt(OPERATIONAL), ts)
            && !primary.equals(events.textAt(OPERATIONAL));
    counters
        .of(ArrivalChecks.C6)
        .see(
            holds,
            this::key,
            () -> primary + " " + (shown ? events.longAt(PRIMARY + 1) : "no clock"),
            "local time " + local);
    long off = local != null && shown ? Math.abs(events.longAt(PRIMARY + 1) - local) : 0;
    counters
        .of(ArrivalChecks.C7)
        .see(
            Math.abs(off - HOUR) > SECOND,
            this::key,
            () -> off + " microseconds off",
            "local time " + local);
  }

  /** Virtual arrivals settle in the merchant's zone; nothing stands where it is the primary one. */
  private boolean settles(boolean virtual, String primary, long ts) {
    String settlement = virtual ? routes.settlement() : null;
    String expected = primary.equals(settlement) ? null : settlement;
    return Objects.equals(expected, events.textAt(SETTLEMENT)) && agrees(SETTLEMENT, expected, ts);
  }

  /** The clock beside a zone column shows that zone's time, or nothing where there is no zone. */
  private boolean agrees(int column, String tzid, long ts) {
    if (tzid == null || !limits.localClocks()) {
      return events.isNull(column + 1);
    }
    Long local = local(tzid, ts);
    return local != null && !events.isNull(column + 1) && events.longAt(column + 1) == local;
  }

  private Long local(String tzid, long ts) {
    if (!clock.contains(tzid)) {
      return null;
    }
    return cursors
        .computeIfAbsent(tzid, t -> new TzCursor(clock, clock.tzIndex(t)))
        .localMicros(ts);
  }

  @Override
  public void close() throws IOException {
    events.close();
  }
}
