package io.footfall.transforms.seg5b.s4arrivals;

import io.footfall.transforms.parquet.BytesVersion;
import io.footfall.transforms.parquet.write.BooleanColumn;
import io.footfall.transforms.parquet.write.LongColumn;
import io.footfall.transforms.parquet.write.PartWriter;
import io.footfall.transforms.parquet.write.TextColumn;
import io.footfall.transforms.seg5b.s1grid.BucketGrid;
import java.io.IOException;

/**
 * Puts expanded buckets into the columns of {@code arrival_events_5B} and {@code
 * s4_arrival_summary_5B}, and counts what it wrote. The hot loop of the product: texts are handles,
 * nothing is allocated per row. Not thread safe.
 */
final class ArrivalRows {
  private final PartWriter part;
  private final LongColumn merchants;
  private final TextColumn countries;
  private final TextColumn zones;
  private final TextColumn demandClasses;
  private final TextColumn channels;
  private final LongColumn buckets;
  private final LongColumn sequence;
  private final LongColumn instants;
  private final TextColumn primaryZones;
  private final LongColumn primaryClocks;
  private final LongColumn offsets;
  private final TextColumn settlementZones;
  private final LongColumn settlementClocks;
  private final BooleanColumn virtuals;
  private final LongColumn siteIds;
  private final LongColumn edgeIds;

  private final SummaryRows summary;
  private final ArrivalExpander expander;
  private final ArrivalClocks clocks;
  private final BucketGrid grid;
  private final long durationMicros;
  private final boolean localClocks;
  private final ArrivalTallies tallies;

  private long merchant;
  private int channel;
  private int settlement;
  private ZoneHandles[] zoneHandles = new ZoneHandles[0];
  private long written;
  private long lastInstant;

  /** What a zone of the merchant at hand puts into each of its rows. */
  private record ZoneHandles(
      int zone,
      int primaryZone,
      int demandClass,
      int[] siteCountries,
      int[] edgeCountries,
      SitePick sites,
      EdgePick edges) {}

  ArrivalRows(
      PartWriter events,
      SummaryRows summary,
      ArrivalExpander expander,
      ArrivalClocks clocks,
      BucketGrid grid,
      boolean localClocks,
      ArrivalTallies tallies) {
    this.part = events;
    this.merchants = events.longs("merchant_id");
    this.countries = events.texts("legal_country_iso");
    this.zones = events.texts("zone_representation");
    this.demandClasses = events.texts("demand_class");
    this.channels = events.texts("channel_group");
    this.buckets = events.longs("bucket_index");
    this.sequence = events.longs("arrival_seq");
    this.instants = events.longs("ts_utc");
    this.primaryZones = events.texts("tzid_primary");
    this.primaryClocks = events.longs("ts_local_primary");
    this.offsets = events.longs("utc_offset_minutes");
    this.settlementZones = events.texts("tzid_settlement");
    this.settlementClocks = events.longs("ts_local_settlement");
    this.virtuals = events.booleans("is_virtual");
    this.siteIds = events.longs("site_id");
    this.edgeIds = events.longs("edge_id");
    this.summary = summary;
    this.expander = expander;
    this.clocks = clocks;
    this.grid = grid;
    this.durationMicros = grid.bucketSeconds() * 1_000_000L;
    this.localClocks = localClocks;
    this.tallies = tallies;
  }

  /** Fills the columns that are the same in every row of the part. */
  void constants(String routingUniverseHash) {
    TextColumn universe = part.texts("routing_universe_hash");
    TextColumn operationalZones = part.texts("tzid_operational");
    LongColumn operationalClocks = part.longs("ts_local_operational");
    int handle = universe.intern(routingUniverseHash);
    for (int row = 0; row < BytesVersion.PAGE_ROWS; row++) {
      universe.setHandle(row, handle);
      operationalZones.setNull(row);
      operationalClocks.setNull(row);
      primaryClocks.setNull(row);
      settlementClocks.setNull(row);
    }
  }

  /**
   * Starts a merchant; expander and clocks are open for it.
   *
   * @param before arrivals of the merchant in earlier buckets
   */
  void open(
      long merchantId,
      String channelGroup,
      String settlementTzid,
      long before,
      ZoneRoute... routes) {
    merchant = merchantId;
    channel = channels.intern(channelGroup);
    settlement = settlementTzid == null ? -1 : settlementZones.intern(settlementTzid);
    zoneHandles = new ZoneHandles[routes.length];
    for (int z = 0; z < routes.length; z++) {
      zoneHandles[z] = routes[z] == null ? null : handles(routes[z]);
    }
    written = before;
    lastInstant = Long.MIN_VALUE;
    summary.open(merchantId, channelGroup, routes);
  }

  private ZoneHandles handles(ZoneRoute route) {
    int[] siteCountries = new int[route.sites() == null ? 0 : route.sites().size()];
    for (int i = 0; i < siteCountries.length; i++) {
      siteCountries[i] = countries.intern(route.sites().country(i));
    }
    int[] edgeCountries = new int[route.edges() == null ? 0 : route.edges().size()];
    for (int i = 0; i < edgeCountries.length; i++) {
      edgeCountries[i] = countries.intern(route.edges().country(i));
    }
    return new ZoneHandles(
        zones.intern(route.zone()),
        primaryZones.intern(route.zone()),
        demandClasses.intern(route.demandClass()),
        siteCountries,
        edgeCountries,
        route.sites(),
        route.edges());
  }

  /** Writes the bucket the expander holds. */
  void bucket(int bucket, int n, int[] counts) throws IOException {
    long start = grid.startOf(bucket);
    int virtual = 0;
    int disordered = 0;
    int outside = 0;
    int row = part.row();
    for (int i = 0; i < n; i++) {
      int z = expander.zone(i);
      int pick = expander.pick(i);
      long ts = start + expander.offsetMicros(i);
      disordered += ts < lastInstant ? 1 : 0;
      outside += ts - start >= durationMicros ? 1 : 0;
      lastInstant = ts;
      ZoneHandles handles = zoneHandles[z];
      merchants.set(row, merchant);
      zones.setHandle(row, handles.zone);
      demandClasses.setHandle(row, handles.demandClass);
      channels.setHandle(row, channel);
      buckets.set(row, bucket);
      sequence.set(row, ++written);
      instants.set(row, ts);
      primaryZones.setHandle(row, handles.primaryZone);
      offsets.set(row, clocks.offsetMinutes(z, ts));
      if (localClocks) {
        primaryClocks.set(row, clocks.localMicros(z, ts));
      }
      if (pick >= 0) {
        physical(row, handles, pick);
      } else {
        virtual(row, handles, ~pick, z, ts);
        virtual++;
      }
      row = part.endRow();
    }
    part.endKey();
    tallies.bucket(n, virtual, disordered, outside);
    tallies.ends(expander, n, durationMicros);
    tallies.clock(clocks, expander, start, n);
    summary.bucket(bucket, counts, expander);
  }

  private void physical(int row, ZoneHandles handles, int site) {
    countries.setHandle(row, handles.siteCountries[site]);
    siteIds.set(row, handles.sites.siteId(site));
    edgeIds.setNull(row);
    virtuals.set(row, false);
    settlementZones.setNull(row);
    settlementClocks.setNull(row);
  }

  private void virtual(int row, ZoneHandles handles, int edge, int zone, long ts) {
    countries.setHandle(row, handles.edgeCountries[edge]);
    edgeIds.set(row, handles.edges.edgeId(edge));
    siteIds.setNull(row);
    virtuals.set(row, true);
    if (clocks.settlesElsewhere(zone)) {
      settlementZones.setHandle(row, settlement);
      if (localClocks) {
        settlementClocks.set(row, clocks.settlementMicros(ts));
      }
    } else {
      settlementZones.setNull(row);
      settlementClocks.setNull(row);
    }
  }

  /** Arrivals of the merchant up to here: the last arrival_seq written. */
  long written() {
    return written;
  }
}
