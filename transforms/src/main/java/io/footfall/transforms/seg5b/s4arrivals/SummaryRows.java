package io.footfall.transforms.seg5b.s4arrivals;

import io.footfall.transforms.parquet.write.LongColumn;
import io.footfall.transforms.parquet.write.PartWriter;
import io.footfall.transforms.parquet.write.TextColumn;
import java.io.IOException;

/** Puts the keys of expanded buckets into {@code s4_arrival_summary_5B}. Not thread safe. */
final class SummaryRows {
  private final PartWriter part;
  private final LongColumn merchants;
  private final LongColumn buckets;
  private final TextColumn zones;
  private final TextColumn channels;
  private final LongColumn all;
  private final LongColumn physical;
  private final LongColumn virtual;
  private final ArrivalTallies tallies;
  private final ArrivalEventLog events;

  private long merchant;
  private int channel;
  private int[] zoneHandles = new int[0];

  /**
   * @param events log of the draws, or null when it is not written
   */
  SummaryRows(PartWriter part, ArrivalTallies tallies, ArrivalEventLog events) {
    this.part = part;
    this.events = events;
    this.merchants = part.longs("merchant_id");
    this.buckets = part.longs("bucket_index");
    this.zones = part.texts("zone_representation");
    this.channels = part.texts("channel_group");
    this.all = part.longs("count_N");
    this.physical = part.longs("count_physical");
    this.virtual = part.longs("count_virtual");
    this.tallies = tallies;
  }

  void open(long merchantId, String channelGroup, ZoneRoute... routes) {
    merchant = merchantId;
    channel = channels.intern(channelGroup);
    if (events != null) {
      events.open(merchantId, channelGroup, routes);
    }
    zoneHandles = new int[routes.length];
    for (int z = 0; z < routes.length; z++) {
      zoneHandles[z] = routes[z] == null ? -1 : zones.intern(routes[z].zone());
    }
  }

  /** One row for each zone with arrivals. */
  void bucket(int bucket, int[] counts, ArrivalExpander expander) throws IOException {
    for (int z = 0; z < zoneHandles.length; z++) {
      if (counts[z] == 0) {
        continue;
      }
      int row = part.row();
      merchants.set(row, merchant);
      buckets.set(row, bucket);
      zones.setHandle(row, zoneHandles[z]);
      channels.setHandle(row, channel);
      all.set(row, counts[z]);
      physical.set(row, counts[z] - expander.virtualOf(z));
      virtual.set(row, expander.virtualOf(z));
      part.endRow();
      tallies.key(counts[z], expander.virtualOf(z));
      if (events != null) {
        events.key(z, bucket, counts[z], expander.virtualOf(z));
      }
    }
    part.endKey();
  }
}
