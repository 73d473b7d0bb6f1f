package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.contracts.U64;
import io.footfall.transforms.evidence.CheckCounter;
import io.footfall.transforms.seg5b.s5metrics.MerchantMetrics;
import io.footfall.transforms.state.UnitOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/**
 * Looks at every arrival of a merchant, in file order, against its zones, routes and clocks. It
 * knows nothing of how arrivals are drawn.
 */
final class EventAudit implements ArrivalReplay.RowVisitor {
  private static final long SECOND = 1_000_000L;

  private final RouteBook routes;
  private final ArrivalFigures figures;
  private final MerchantMetrics metrics;
  private final ClockAudit clocks;
  private final long startMicros;
  private final long bucketMicros;
  private final int buckets;
  private final String universeHash;
  private final CheckCounter c11;
  private final CheckCounter c13;
  private final CheckCounter c14Site;
  private final CheckCounter c14Edge;
  private final CheckCounter c16;
  private final CheckCounter c17;
  private final CheckCounter joined;
  private final CheckCounter modes;

  private final ZoneBooks zones = new ZoneBooks();
  private ZoneBook last;
  private boolean physicalAllowed;
  private boolean virtualAllowed;
  private long[] edgeHits = new long[16];
  private long[] siteHits = new long[16];
  private long rows;
  private long virtualRows;
  private long siteRows;
  private long edgeRows;
  private long lastTs;
  private String lastZone;

  EventAudit(
      ArrivalTables tables,
      RouteBook routes,
      Counters counters,
      ArrivalFigures figures,
      MerchantMetrics metrics)
      throws IOException {
    this.routes = routes;
    this.metrics = metrics;
    this.figures = figures;
    clocks = new ClockAudit(tables, routes, counters);
    startMicros = tables.laws().grid().startMicros();
    bucketMicros = tables.laws().grid().bucketSeconds() * SECOND;
    buckets = tables.buckets();
    universeHash = tables.laws().universeHash().intern();
    c11 = counters.of(ArrivalChecks.C11);
    c13 = counters.of(ArrivalChecks.C13);
    c14Site = counters.of(ArrivalChecks.C14_SITE);
    c14Edge = counters.of(ArrivalChecks.C14_EDGE);
    c16 = counters.of(ArrivalChecks.C16);
    c17 = counters.of(ArrivalChecks.C17);
    joined = counters.of(ArrivalChecks.JOINED);
    modes = counters.of(ArrivalChecks.MODE);
  }

  /** The book of a zone of the merchant the routes are turned to. */
  ZoneBook book(String zone, String channel, String demandClass) {
    return clocks.book(zone, channel, demandClass);
  }

  /** Begins a merchant. */
  void start(Map<String, ZoneBook> books) {
    zones.refill(books.values());
    last = null;
    String mode = routes.mode();
    physicalAllowed = mode != null && !mode.equals("VIRTUAL_ONLY");
    virtualAllowed = mode != null && !mode.equals("NON_VIRTUAL");
    int edges = routes.edges().size();
    if (edgeHits.length < edges) {
      edgeHits = new long[2 * edges];
    }
    Arrays.fill(edgeHits, 0, edges, 0);
    int sites = routes.sites().size();
    if (siteHits.length < sites) {
      siteHits = new long[2 * sites];
    }
    Arrays.fill(siteHits, 0, sites, 0);
    rows = 0;
    virtualRows = 0;
    siteRows = 0;
    edgeRows = 0;
    lastTs = Long.MIN_VALUE;
    lastZone = "";
    figures.offsets.start();
  }

  @Override
  public void row(EventCursor e) {
    int r = e.row;
    rows++;
    boolean virtual = e.virtual[r] != 0;
    virtualRows += virtual ? 1 : 0;
    String zone = e.zone[r];
    long ts = e.ts[r];
    order(e, r, zone, ts);
    long bucket = e.bucket[r];
    boolean known = bucket >= 0 && bucket < buckets;
    long start = startMicros + bucket * bucketMicros;
    boolean inside = known && ts >= start && ts < start + bucketMicros;
    if (!inside) {
      c16.breach(() -> key(e), () -> String.valueOf(ts), "bucket from " + start);
    }
    figures.offsets.add(ts - start);
    ZoneBook book = last != null && zone.equals(last.zone) ? last : turn(zone);
    if (book == null || !known) {
      c11.looked(1);
      c11.breach(() -> key(e), () -> "no count in " + zone, "a count");
    } else if (virtual) {
      book.virtual[(int) bucket]++;
    } else {
      book.physical[(int) bucket]++;
    }
    if (book == null
        || !e.primary[r].equals(zone)
        || !e.channel[r].equals(book.channel)
        || !e.demandClass[r].equals(book.demandClass)
        || !e.universe[r].equals(universeHash)) {
      joined.breach(
          () -> key(e),
          () -> e.primary[r] + ", " + e.demandClass[r] + ", " + e.channel[r],
          "zone, class, channel and universe of the key");
    }
    metrics.instant(ts);
    if (inside && book != null && book.trace != null) {
      book.trace.arrival((int) bucket, ts - start, virtual);
    }
    route(e, r, virtual);
    clocks.see(e, virtual, ts, book);
  }

  private ZoneBook turn(String zone) {
    ZoneBook book = zones.get(zone);
    last = book == null ? last : book;
    return book;
  }

  /** Merchant and number of the arrival at hand. */
  static String key(EventCursor e) {
    return U64.text(e.merchant[e.row]) + "|" + e.seq[e.row];
  }

  private void order(EventCursor e, int r, String zone, long ts) {
    boolean after = ts > lastTs || ts == lastTs && zone.compareTo(lastZone) >= 0;
    if (e.seq[r] != rows || !after) {
      long expected = rows;
      c17.breach(
          () -> key(e),
          () -> "at " + ts + " in " + zone,
          "number " + expected + ", not before the last");
    }
    lastTs = ts;
    lastZone = zone;
  }

  private void route(EventCursor e, int r, boolean virtual) {
    boolean site = !e.noSite[r];
    boolean edge = !e.noEdge[r];
    if (site == edge || virtual != edge) {
      c13.breach(
          () -> key(e),
          () -> "virtual " + virtual + ", site " + site + ", edge " + edge,
          "exactly one of site and edge, by the flag");
    }
    if (virtual ? !virtualAllowed : !physicalAllowed) {
      modes.breach(() -> key(e), () -> "virtual " + virtual, "a route of mode " + routes.mode());
    }
    if (virtual && edge) {
      edgeRows++;
      int at = routes.edge(e.edge[r]);
      if (at >= 0) {
        edgeHits[at]++;
      }
      if (at < 0 || !stands(routes.edges().get(at), e, r)) {
        c14Edge.breach(
            () -> key(e),
            () -> U64.text(e.edge[r]) + (at < 0 ? " is unknown" : " is " + routes.edges().get(at)),
            "an endpoint of the merchant in this country and zone");
      }
    } else if (!virtual && site) {
      siteRows++;
      int at = routes.site(e.site[r]);
      if (at >= 0) {
        siteHits[at]++;
      }
      if (at < 0 || !routes.sites().get(at).tzid().equals(e.zone[r])) {
        metrics.elsewhere();
      }
      if (at < 0 || !stands(routes.sites().get(at), e, r)) {
        c14Site.breach(
            () -> key(e),
            () -> U64.text(e.site[r]) + (at < 0 ? " is unknown" : " is " + routes.sites().get(at)),
            "an endpoint of the merchant in this country and zone");
      }
    }
  }

  private static boolean stands(RouteBook.Endpoint place, EventCursor e, int r) {
    return place.tzid().equals(e.primary[r]) && place.country().equals(e.country[r]);
  }

  /** Ends a merchant. */
  void finish() {
    for (CheckCounter counter : new CheckCounter[] {c13, c16, c17, joined, modes}) {
      counter.looked(rows);
    }
    clocks.looked(rows);
    c14Site.looked(siteRows);
    c14Edge.looked(edgeRows);
    figures.merchant(rows, virtualRows);
  }

  /** Virtual arrivals of the merchant by position of the edge. */
  long[] edgeHits() {
    return edgeHits;
  }

  /** Physical arrivals of the merchant by position of the site. */
  long[] siteHits() {
    return siteHits;
  }

  /** Virtual arrivals of the merchant. */
  long virtualRows() {
    return virtualRows;
  }

  /** Files whose merchants go back; see {@link EventCursor#takeFileOrderBreaches()}. */
  void fileOrder(long breaches, long merchant) {
    if (breaches > 0) {
      c17.breach(() -> U64.text(merchant), () -> "after a larger merchant", "merchants ascending");
    }
  }

  void flush(UnitOutput out) {
    clocks.flush(out);
  }
}
