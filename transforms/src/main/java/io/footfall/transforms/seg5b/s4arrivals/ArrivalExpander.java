package io.footfall.transforms.seg5b.s4arrivals;

import io.footfall.config.seg5b.ArrivalTimePlacementPolicy.PlacementKind;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.rng.Substream;
import io.footfall.transforms.rng.UniformLaw;
import java.util.Arrays;

/**
 * The arrivals of one merchant in one bucket, all zones together, in the order (time, zone,
 * ordinal) (5B-s4.md section 7, DECISIONS 3.8 and 3.9). Arrival j of a zone takes block base + j of
 * each family: time offset from x0 of the time family; coin u0 and site pick u1 from both words of
 * the site family; edge pick from x0 of the edge family. A block whose words nobody looks at is not
 * computed, which changes no other. Allocates nothing per arrival; not thread safe.
 *
 * <p>After {@link #expand} position i in 0..n-1 is the i-th arrival of the bucket.
 */
public final class ArrivalExpander {
  /** Most zones of a merchant: 13 bits of the sort key. */
  public static final int MAX_ZONES = 1 << 13;

  /** Most arrivals of one zone and bucket: 18 bits of the sort key. */
  public static final int MAX_ARRIVALS = 1 << 18;

  /** Longest bucket: offsets have 32 bits of the sort key. */
  public static final long MAX_DURATION_MICROS = 1L << 32;

  private static final int OFFSET_SHIFT = 31;
  private static final int ZONE_SHIFT = 18;
  private static final int CHUNK = 512;

  private final ZoneStreams.Families families;
  private final boolean uniform;
  private final BucketPlacement placement = new BucketPlacement();
  private final Substream stream = new Substream();
  private final Substream edgeStream = new Substream();
  private final long[] words0 = new long[CHUNK];
  private final long[] words1 = new long[CHUNK];

  private ZoneRoute[] routes = new ZoneRoute[0];
  private ZoneStreams[] streams = new ZoneStreams[0];
  private int[] firstOfZone = new int[0];
  private int[] virtualOfZone = new int[0];
  private long[] sorted = new long[1024];
  private int[] picks = new int[1024];
  private double[][] intensities = new double[0][];
  private int size;

  /** An expander of one scenario and seed. */
  public ArrivalExpander(DrawSlots slots, PlacementKind kind) {
    uniform = kind == PlacementKind.UNIFORM_WITHIN_BUCKET_V1;
    families = new ZoneStreams.Families(slots);
  }

  /**
   * Starts a merchant.
   *
   * @param lambda realised intensity by zone and bucket of the whole grid, also of the buckets that
   *     are not asked for: a bucket's density hangs on its neighbours. Nobody writes into it
   *     meanwhile. Under the uniform law it may be empty.
   * @param zoneRoutes routes by zone, ascending by bytes of the tzid; null for a zone without
   *     arrivals
   */
  public void open(long merchantId, double[][] lambda, ZoneRoute... zoneRoutes) {
    if (zoneRoutes.length > MAX_ZONES) {
      throw new IllegalArgumentException("zones: " + zoneRoutes.length + " (at most " + MAX_ZONES);
    }
    routes = zoneRoutes.clone();
    intensities = lambda;
    streams = families.of(merchantId, routes);
    firstOfZone = new int[routes.length];
    virtualOfZone = new int[routes.length];
    size = 0;
  }

  /**
   * Expands one bucket.
   *
   * @param counts arrivals of each zone
   * @return arrivals of the bucket
   */
  public int expand(int bucketIndex, long durationMicros, int... counts) {
    if (durationMicros < 1 || durationMicros > MAX_DURATION_MICROS) {
      throw new IllegalArgumentException("durationMicros: " + durationMicros);
    }
    size = 0;
    for (int z = 0; z < routes.length; z++) {
      firstOfZone[z] = size;
      virtualOfZone[z] = 0;
      int n = counts[z];
      if (n == 0) {
        continue;
      }
      if (n < 0 || n > MAX_ARRIVALS) {
        throw new IllegalArgumentException("count: " + n + " (must be 0 to " + MAX_ARRIVALS + ")");
      }
      reserve(size + n);
      times(z, bucketIndex, durationMicros, n);
      picks(z, bucketIndex, n);
      size += n;
    }
    Arrays.sort(sorted, 0, size);
    return size;
  }

  private void reserve(int needed) {
    if (needed > sorted.length) {
      int length = Math.max(needed, 2 * sorted.length);
      sorted = Arrays.copyOf(sorted, length);
      picks = Arrays.copyOf(picks, length);
    }
  }

  private void times(int z, int bucketIndex, long durationMicros, int n) {
    if (!uniform) {
      placement.set(intensities[z], bucketIndex);
    }
    streams[z].times.derive(bucketIndex, stream);
    for (int start = 0; start < n; start += CHUNK) {
      int m = Math.min(CHUNK, n - start);
      stream.fillFirst(start, words0, m);
      long low = ((long) z << ZONE_SHIFT) + start;
      int at = size + start;
      for (int i = 0; i < m; i++) {
        double u = UniformLaw.open(words0[i]);
        long offset = BucketPlacement.micros(uniform ? u : placement.position(u), durationMicros);
        sorted[at + i] = (offset << OFFSET_SHIFT) + low + i;
      }
    }
  }

  private void picks(int z, long bucketIndex, int n) {
    ZoneRoute route = routes[z];
    if (route.virtualShare() == 0.0) {
      sites(z, bucketIndex, n);
    } else if (route.virtualShare() == 1.0) {
      edges(z, bucketIndex, n);
      virtualOfZone[z] = n;
    } else {
      coins(z, bucketIndex, n);
    }
  }

  private void sites(int z, long bucketIndex, int n) {
    SitePick table = routes[z].sites();
    if (table.size() == 1) {
      Arrays.fill(picks, size, size + n, 0);
      return;
    }
    streams[z].sites.derive(bucketIndex, stream);
    for (int start = 0; start < n; start += CHUNK) {
      int m = Math.min(CHUNK, n - start);
      stream.fill(start, words0, words1, m);
      int at = size + start;
      for (int i = 0; i < m; i++) {
        picks[at + i] = table.pick(UniformLaw.open(words1[i]));
      }
    }
  }

  private void edges(int z, long bucketIndex, int n) {
    EdgePick table = routes[z].edges();
    if (table.size() == 1) {
      Arrays.fill(picks, size, size + n, ~0);
      return;
    }
    streams[z].edges.derive(bucketIndex, stream);
    for (int start = 0; start < n; start += CHUNK) {
      int m = Math.min(CHUNK, n - start);
      stream.fillFirst(start, words0, m);
      int at = size + start;
      for (int i = 0; i < m; i++) {
        picks[at + i] = ~table.pick(UniformLaw.open(words0[i]));
      }
    }
  }

  private void coins(int z, long bucketIndex, int n) {
    ZoneRoute route = routes[z];
    streams[z].sites.derive(bucketIndex, stream);
    streams[z].edges.derive(bucketIndex, edgeStream);
    int virtual = 0;
    for (int start = 0; start < n; start += CHUNK) {
      int m = Math.min(CHUNK, n - start);
      stream.fill(start, words0, words1, m);
      int at = size + start;
      for (int i = 0; i < m; i++) {
        if (UniformLaw.open(words0[i]) < route.virtualShare()) {
          double u = UniformLaw.open(edgeStream.first((long) start + i));
          picks[at + i] = ~route.edges().pick(u);
          virtual++;
        } else {
          picks[at + i] = route.sites().pick(UniformLaw.open(words1[i]));
        }
      }
    }
    virtualOfZone[z] = virtual;
  }

  /** Microseconds of arrival i after the bucket start. */
  public long offsetMicros(int i) {
    return sorted[i] >>> OFFSET_SHIFT;
  }

  /** Position of its zone. */
  public int zone(int i) {
    return (int) (sorted[i] >>> ZONE_SHIFT) & (MAX_ZONES - 1);
  }

  /** Its ordinal of drawing inside its zone, from 0: the Philox ordinal. */
  public int ordinal(int i) {
    return (int) sorted[i] & (MAX_ARRIVALS - 1);
  }

  /** Position of its site in the zone's {@link SitePick}, or ~position of its edge. */
  public int pick(int i) {
    return picks[firstOfZone[zone(i)] + ordinal(i)];
  }

  /** Virtual arrivals of a zone in this bucket. */
  public int virtualOf(int zone) {
    return virtualOfZone[zone];
  }
}
