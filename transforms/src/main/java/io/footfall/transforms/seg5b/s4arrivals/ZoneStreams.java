package io.footfall.transforms.seg5b.s4arrivals;

import io.footfall.transforms.rng.BucketStreams;
import io.footfall.transforms.rng.DomainKeys;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.rng.KeyDerivation;
import io.footfall.transforms.rng.RngFamily;

/** The streams that the arrivals of one merchant-zone are drawn from. Not thread safe. */
final class ZoneStreams {
  final BucketStreams times;
  final BucketStreams sites;
  final BucketStreams edges;

  private ZoneStreams(Families families, DomainKeys keys) {
    times = new BucketStreams(families.times, keys);
    sites = new BucketStreams(families.sites, keys);
    edges = new BucketStreams(families.edges, keys);
  }

  /** The three families of a scenario and seed. */
  static final class Families {
    private final KeyDerivation times;
    private final KeyDerivation sites;
    private final KeyDerivation edges;

    Families(DrawSlots slots) {
      times = new KeyDerivation(RngFamily.S4_ARRIVAL_TIME_JITTER, slots);
      sites = new KeyDerivation(RngFamily.S4_ARRIVAL_SITE_PICK, slots);
      edges = new KeyDerivation(RngFamily.S4_ARRIVAL_EDGE_PICK, slots);
    }

    /** Streams of the zones of a merchant; null where there is no route. */
    ZoneStreams[] of(long merchantId, ZoneRoute... routes) {
      ZoneStreams[] streams = new ZoneStreams[routes.length];
      for (int z = 0; z < routes.length; z++) {
        if (routes[z] != null) {
          streams[z] = new ZoneStreams(this, new DomainKeys(merchantId, routes[z].zone()));
        }
      }
      return streams;
    }
  }
}
