package io.footfall.transforms.replay;

import io.footfall.contracts.seg5b.ArrivalEvent;
import io.footfall.contracts.seg5b.ArrivalSummary;
import io.footfall.transforms.seg5b.s4arrivals.ArrivalClocks;
import io.footfall.transforms.seg5b.s4arrivals.ArrivalExpander;
import io.footfall.transforms.seg5b.s4arrivals.ZoneRoute;
import java.util.ArrayList;
import java.util.List;

/** Arrivals of one merchant in one bucket, ordered by (time, zone, ordinal). */
public final class BucketArrivals {
  private final MerchantSeries merchant;
  private final ArrivalExpander expander;
  private final ArrivalClocks clocks;
  private final int bucket;
  private final int size;

  BucketArrivals(
      MerchantSeries merchant,
      ArrivalExpander expander,
      ArrivalClocks clocks,
      int bucket,
      int size) {
    this.merchant = merchant;
    this.expander = expander;
    this.clocks = clocks;
    this.bucket = bucket;
    this.size = size;
  }

  /** Number of arrivals. */
  public int size() {
    return size;
  }

  /** Position of an arrival's zone. */
  public int zone(int i) {
    return expander.zone(i);
  }

  /** Ordinal of drawing inside its zone. */
  public int ordinal(int i) {
    return expander.ordinal(i);
  }

  /** Microseconds after the bucket start. */
  public long offsetMicros(int i) {
    return expander.offsetMicros(i);
  }

  /** Position of its site, or ~position of its edge. */
  public int pick(int i) {
    return expander.pick(i);
  }

  /**
   * Row of {@code arrival_events_5B}.
   *
   * @param before arrivals of the merchant in earlier buckets
   */
  public ArrivalEvent row(int i, long before) {
    int z = expander.zone(i);
    int pick = expander.pick(i);
    boolean virtual = pick < 0;
    ZoneRoute route = merchant.route(z);
    long ts = merchant.laws().grid.startOf(bucket) + expander.offsetMicros(i);
    boolean localClocks = merchant.laws().ctx.layout().emitLocalTimestamps();
    boolean settles = virtual && clocks.settlesElsewhere(z);
    return new ArrivalEvent(
        merchant.facts().merchantId(),
        virtual ? route.edges().country(~pick) : route.sites().country(pick),
        route.zone(),
        route.demandClass(),
        merchant.zones().get(z).group().channelGroup(),
        bucket,
        before + i + 1,
        ts,
        route.zone(),
        localClocks ? clocks.localMicros(z, ts) : null,
        clocks.offsetMinutes(z, ts),
        settles ? merchant.settlementTzid() : null,
        settles && localClocks ? clocks.settlementMicros(ts) : null,
        null,
        null,
        merchant.laws().universeHash,
        virtual,
        virtual ? null : route.sites().siteId(pick),
        virtual ? route.edges().edgeId(~pick) : null);
  }

  /** Rows of {@code s4_arrival_summary_5B}: zones with arrivals, ascending. */
  public List<ArrivalSummary> summary() {
    List<ArrivalSummary> rows = new ArrayList<>();
    for (int z = 0; z < merchant.zones().size(); z++) {
      ZoneSeries zone = merchant.zones().get(z);
      int n = zone.count(bucket);
      if (n > 0) {
        int virtual = expander.virtualOf(z);
        rows.add(
            new ArrivalSummary(
                merchant.facts().merchantId(),
                bucket,
                zone.zone(),
                zone.group().channelGroup(),
                n,
                n - virtual,
                virtual));
      }
    }
    return rows;
  }
}
