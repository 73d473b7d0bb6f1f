package io.footfall.transforms.seg5b.s4arrivals;

import io.footfall.transforms.rng.DrawSlots;
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
  private final ZoneStreams.Families families;
  private final RngEventLog times;
  private final RngEventLog sites;
  private final RngEventLog edges;
  private final Substream stream = new Substream();
  private long merchant;
  private String channel;
  private ZoneRoute[] routes;
  private ZoneStreams[] streams;

  private ArrivalEventLog(
      DrawSlots slots, RngEventLog times, RngEventLog sites, RngEventLog edges) {
    this.families = new ZoneStreams.Families(slots);
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
    streams = families.of(merchantId, routes);
  }

  /** The events of a zone and bucket with n arrivals, v of them virtual. */
  void key(int z, int bucket, int n, int v) throws IOException {
    String zone = routes[z].zone();
    streams[z].times.derive(bucket, stream);
    times.bucket(merchant, zone, channel, bucket, stream, n, n);
    streams[z].sites.derive(bucket, stream);
    sites.bucket(merchant, zone, channel, bucket, stream, 2L * n, n);
    if (v > 0) {
      streams[z].edges.derive(bucket, stream);
      edges.bucket(merchant, zone, channel, bucket, stream, v, n);
    }
  }
}
