package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.contracts.U64;
import io.footfall.transforms.civil.CivilTime;
import io.footfall.transforms.seg5b.s4arrivals.ArrivalClocks;
import io.footfall.transforms.seg5b.s4arrivals.ArrivalExpander;
import io.footfall.transforms.seg5b.s4arrivals.MerchantPlaces;
import io.footfall.transforms.seg5b.s4arrivals.ZoneRoute;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * Expands regenerated counts by the laws of S4 and compares every column of the published arrivals
 * and summary rows of one merchant. Rows are aligned bucket by bucket, so that a lost row does not
 * make all later buckets differ. Not thread safe.
 */
final class ArrivalReplay {
  private static final String EVENTS = "arrival_events_5B";
  private static final String SUMMARY = "s4_arrival_summary_5B";

  private final ReplayLaws laws;
  private final ReplayLedger ledger;
  private final ArrivalExpander expander;
  private final ArrivalClocks clocks;
  private final long bucketMicros;
  private final int buckets;
  private final RowVisitor visitor;

  private long merchant;
  private String channel;
  private String settlement;
  private ZoneRoute[] routes;
  private String[] zones;
  private int summaryAt;
  private long compared;
  private long differing;

  /** Looks at every published arrival, before it is compared. */
  @FunctionalInterface
  interface RowVisitor {
    void row(EventCursor events);
  }

  ArrivalReplay(ReplayLaws laws, ReplayLedger ledger, RowVisitor visitor) throws IOException {
    this.laws = laws;
    this.ledger = ledger;
    buckets = laws.grid().buckets();
    this.visitor = visitor;
    expander = new ArrivalExpander(laws.slots(), laws.placement());
    clocks = new ArrivalClocks(laws.clock().load());
    bucketMicros = laws.grid().bucketSeconds() * 1_000_000L;
  }

  /**
   * Opens a merchant.
   *
   * @throws io.footfall.transforms.state.LawBroken if a zone with arrivals has no route
   * @throws IllegalArgumentException if the tz cache lacks a zone
   */
  void open(MerchantPlaces places, List<RegeneratedKey> keys) {
    merchant = places.merchant();
    settlement = places.settlementTzid();
    zones = new String[keys.size()];
    routes = new ZoneRoute[keys.size()];
    for (int z = 0; z < zones.length; z++) {
      RegeneratedKey key = keys.get(z);
      zones[z] = key.zone();
      channel = key.group.channelGroup();
      if (key.arrivals() > 0) {
        routes[z] = places.route(key.zone(), key.group.channelGroup());
      }
    }
    clocks.open(settlement, zones);
    expander.open(merchant, keys.stream().map(k -> k.lambda).toArray(double[][]::new), routes);
  }

  /** Compares all arrivals and summary rows of the merchant, and consumes the arrivals. */
  void compare(List<RegeneratedKey> keys, EventCursor events, MerchantSummary summary)
      throws IOException {
    compared = 0;
    differing = 0;
    summaryAt = 0;
    long seq = 0;
    int[] counts = new int[keys.size()];
    long summaryRows = 0;
    long summaryDiffering = 0;
    for (int b = 0; b < buckets; b++) {
      int n = owed(keys, b, counts);
      if (n == 0) {
        continue;
      }
      expander.expand(b, bucketMicros, counts);
      bucket(b, n, seq, events);
      seq += n;
      for (int z = 0; z < counts.length; z++) {
        if (counts[z] > 0) {
          summaryRows++;
          summaryDiffering += summaryRow(b, z, counts[z], summary) ? 0 : 1;
        }
      }
    }
    rest(events, Long.MAX_VALUE);
    ledger.compared(EVENTS, compared);
    ledger.differing(EVENTS, differing);
    ledger.compared(SUMMARY, summaryRows);
    ledger.differing(SUMMARY, summaryDiffering + unexpectedSummary(summary, summaryRows));
  }

  /** Takes the counts of a bucket by zone, and sums them. */
  private static int owed(List<RegeneratedKey> keys, int b, int[] counts) {
    int n = 0;
    for (int z = 0; z < counts.length; z++) {
      counts[z] = keys.get(z).count[b];
      n += counts[z];
    }
    return n;
  }

  /** Consumes what is published of a merchant without regenerated arrivals. */
  void refuse(long merchantId, EventCursor events, MerchantSummary summary) throws IOException {
    merchant = merchantId;
    compared = 0;
    differing = 0;
    rest(events, Long.MAX_VALUE);
    ledger.compared(EVENTS, compared);
    ledger.differing(EVENTS, differing);
    ledger.differing(SUMMARY, unexpectedSummary(summary, 0));
  }

  private void bucket(int b, int n, long before, EventCursor events) throws IOException {
    rest(events, b);
    long start = laws.grid().startOf(b);
    compared += n;
    for (int i = 0; i < n; i++) {
      if (!events.at(merchant) || events.bucket() != b) {
        differing += n - i;
        ledger.note(
            EVENTS, U64.text(merchant) + "|bucket " + b, "row", i + " arrivals", n + " arrivals");
        return;
      }
      visitor.row(events);
      if (!same(i, before + i + 1, start, events)) {
        differing++;
        explain(i, before + i + 1, start, events);
      }
      events.next();
    }
    rest(events, b + 1L);
  }

  /** Rows before a bucket that no count accounts for. */
  private void rest(EventCursor events, long untilBucket) throws IOException {
    for (; events.at(merchant) && events.bucket() < untilBucket; events.next()) {
      visitor.row(events);
      compared++;
      differing++;
      ledger.note(
          EVENTS, key(events), "row", "bucket " + events.bucket(), "no further arrival there");
    }
  }

  private static String key(EventCursor events) {
    return U64.text(events.merchant[events.row]) + "|" + events.seq[events.row];
  }

  private boolean same(int i, long seq, long start, EventCursor e) {
    int r = e.row;
    int z = expander.zone(i);
    int pick = expander.pick(i);
    long ts = start + expander.offsetMicros(i);
    int offset = clocks.offsetMinutes(z, ts);
    ZoneRoute route = routes[z];
    if (e.ts[r] != ts
        || e.seq[r] != seq
        || e.offset[r] != offset
        || e.noLocalPrimary[r] == laws.localClocks()
        || laws.localClocks() && e.localPrimary[r] != ts + offset * CivilTime.MICROS_PER_MINUTE
        || !e.zone[r].equals(zones[z])
        || !e.primary[r].equals(zones[z])
        || !e.demandClass[r].equals(route.demandClass())
        || !e.channel[r].equals(channel)
        || !e.universe[r].equals(laws.universeHash())
        || !e.noOperational[r]
        || !e.noLocalOperational[r]) {
      return false;
    }
    if (pick >= 0) {
      return e.virtual[r] == 0
          && e.noEdge[r]
          && !e.noSite[r]
          && e.site[r] == route.sites().siteId(pick)
          && e.country[r].equals(route.sites().country(pick))
          && e.noSettlement[r]
          && e.noLocalSettlement[r];
    }
    boolean abroad = clocks.settlesElsewhere(z);
    return e.virtual[r] == 1
        && e.noSite[r]
        && !e.noEdge[r]
        && e.edge[r] == route.edges().edgeId(~pick)
        && e.country[r].equals(route.edges().country(~pick))
        && e.noSettlement[r] != abroad
        && (!abroad || e.settlement[r].equals(settlement))
        && e.noLocalSettlement[r] != (abroad && laws.localClocks())
        && (e.noLocalSettlement[r] || e.localSettlement[r] == clocks.settlementMicros(ts));
  }

  /** Names every column of a differing row. */
  private void explain(int i, long seq, long start, EventCursor e) {
    int r = e.row;
    int z = expander.zone(i);
    int pick = expander.pick(i);
    long ts = start + expander.offsetMicros(i);
    boolean virtual = pick < 0;
    boolean abroad = virtual && clocks.settlesElsewhere(z);
    ZoneRoute route = routes[z];
    String key = key(e);
    column(key, "arrival_seq", e.seq[r], seq);
    column(key, "ts_utc", e.ts[r], ts);
    column(key, "zone_representation", e.zone[r], zones[z]);
    column(key, "tzid_primary", e.primary[r], zones[z]);
    column(key, "demand_class", e.demandClass[r], route.demandClass());
    column(key, "channel_group", e.channel[r], channel);
    column(key, "utc_offset_minutes", e.offset[r], (long) clocks.offsetMinutes(z, ts));
    column(
        key,
        "ts_local_primary",
        e.noLocalPrimary[r] ? null : e.localPrimary[r],
        laws.localClocks() ? clocks.localMicros(z, ts) : null);
    column(key, "routing_universe_hash", e.universe[r], laws.universeHash());
    column(key, "is_virtual", e.virtual[r] == 1, virtual);
    column(
        key,
        "legal_country_iso",
        e.country[r],
        virtual ? route.edges().country(~pick) : route.sites().country(pick));
    column(
        key,
        "site_id",
        e.noSite[r] ? null : U64.text(e.site[r]),
        virtual ? null : U64.text(route.sites().siteId(pick)));
    column(
        key,
        "edge_id",
        e.noEdge[r] ? null : U64.text(e.edge[r]),
        virtual ? U64.text(route.edges().edgeId(~pick)) : null);
    column(
        key,
        "tzid_settlement",
        e.noSettlement[r] ? null : e.settlement[r],
        abroad ? settlement : null);
    column(
        key,
        "ts_local_settlement",
        e.noLocalSettlement[r] ? null : e.localSettlement[r],
        abroad && laws.localClocks() ? clocks.settlementMicros(ts) : null);
    column(key, "tzid_operational", e.noOperational[r] ? null : e.operational[r], null);
    column(
        key, "ts_local_operational", e.noLocalOperational[r] ? null : e.localOperational[r], null);
  }

  private void column(String key, String column, Object found, Object expected) {
    if (!Objects.equals(found, expected)) {
      ledger.note(EVENTS, key, column, found, expected);
    }
  }

  private boolean summaryRow(int b, int z, int n, MerchantSummary s) {
    while (summaryAt < s.size() && s.bucket[summaryAt] < b) {
      summaryAt++;
    }
    int at = summaryAt;
    boolean here = at < s.size() && s.bucket[at] == b && s.zone[at].equals(zones[z]);
    int virtual = expander.virtualOf(z);
    if (here) {
      summaryAt++;
    }
    boolean same =
        here
            && s.channel[at].equals(channel)
            && s.all[at] == n
            && s.physical[at] == n - virtual
            && s.virtual[at] == virtual;
    if (!same) {
      ledger.note(
          SUMMARY,
          U64.text(merchant) + "|" + zones[z] + "|" + b,
          here ? "count_N, count_physical, count_virtual" : "row",
          here ? s.all[at] + ", " + s.physical[at] + ", " + s.virtual[at] : null,
          n + ", " + (n - virtual) + ", " + virtual);
    }
    return same;
  }

  /** Rows of the summary beyond those that were expected. */
  private long unexpectedSummary(MerchantSummary s, long expected) {
    if (s.size() > expected) {
      ledger.note(SUMMARY, U64.text(merchant), "row", s.size() + " rows", expected + " rows");
    }
    return Math.max(0, s.size() - expected);
  }
}
