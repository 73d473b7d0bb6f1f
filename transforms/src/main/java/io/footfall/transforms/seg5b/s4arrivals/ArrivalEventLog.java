package io.footfall.transforms.seg5b.s4arrivals;

import io.footfall.transforms.rng.DomainKeys;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.rng.KeyDerivation;
import io.footfall.transforms.rng.RngFamily;
import io.footfall.transforms.rng.Substream;
import io.footfall.transforms.seg5b.rnglog.RngEventLog;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.state.UnitOutput;
import java.io.IOException;

/**
 * Event logs of the three families of S4, a line per key and bucket (rng.md section 8.1, DECISIONS
 * 3.8). A family's stream is derived here again, as the expander skips those it need not look at.
 */
final class ArrivalEventLog {
  private final KeyDerivation timeKeys;
  private final KeyDerivation siteKeys;
  private final KeyDerivation edgeKeys;
  private final RngEventLog times;
  private final RngEventLog sites;
  private final RngEventLog edges;
  private final Substream stream = new Substream();
  private long merchant;
  private String channel;
  private ZoneRoute[] routes;
  private DomainKeys[] domains;

  private ArrivalEventLog(
      DrawSlots slots, RngEventLog times, RngEventLog sites, RngEventLog edges) {
    this.timeKeys = new KeyDerivation(RngFamily.S4_ARRIVAL_TIME_JITTER, slots);
    this.siteKeys = new KeyDerivation(RngFamily.S4_ARRIVAL_SITE_PICK, slots);
    this.edgeKeys = new KeyDerivation(RngFamily.S4_ARRIVAL_EDGE_PICK, slots);
    this.times = times;
    this.sites = sites;
    this.edges = edges;
  }

  /** The logs of a unit, or null when they are not written. */
  static ArrivalEventLog open(UnitOutput out, StateRun run, DrawSlots slots) throws IOException {
    RngEventLog times = RngEventLog.open(out, run, RngFamily.S4_ARRIVAL_TIME_JITTER);
    RngEventLog sites = RngEventLog.open(out, run, RngFamily.S4_ARRIVAL_SITE_PICK);
    RngEventLog edges = RngEventLog.open(out, run, RngFamily.S4_ARRIVAL_EDGE_PICK);
    return times == null ? null : new ArrivalEventLog(slots, times, sites, edges);
  }

  /** Starts a merchant. */
  void open(long merchantId, String channelGroup, ZoneRoute... zoneRoutes) {
    merchant = merchantId;
    channel = channelGroup;
    routes = zoneRoutes;
    domains = new DomainKeys[routes.length];
    for (int z = 0; z < routes.length; z++) {
      domains[z] = routes[z] == null ? null : new DomainKeys(merchantId, routes[z].zone());
    }
  }

  /** The events of a zone and bucket with n arrivals, v of them virtual. */
  void key(int z, int bucket, int n, int v) throws IOException {
    String zone = routes[z].zone();
    timeKeys.derive(domains[z], bucket, stream);
    times.bucket(merchant, zone, channel, bucket, stream, n, n);
    siteKeys.derive(domains[z], bucket, stream);
    sites.bucket(merchant, zone, channel, bucket, stream, 2L * n, n);
    if (v > 0) {
      edgeKeys.derive(domains[z], bucket, stream);
      edges.bucket(merchant, zone, channel, bucket, stream, v, n);
    }
  }
}
