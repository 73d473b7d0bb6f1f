package io.footfall.transforms.seg5b.s5metrics;

import io.footfall.coders.Tally;
import io.footfall.transforms.civil.TzCursor;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.evidence.LogHistogram;
import io.footfall.transforms.metrics.MetricSums;
import io.footfall.transforms.seg5b.s1grid.GroupFeatures;
import io.footfall.transforms.seg5b.s5statistics.Gini;
import io.footfall.transforms.seg5b.s5statistics.Significance;
import io.footfall.transforms.state.LawBroken;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Sums of all metrics over the merchants of a unit: keys first, then arrivals in order of time,
 * then the end of the merchant. Not thread safe.
 */
public final class MerchantMetrics {
  private static final int CELL_SHIFT = 48;

  private final MetricSetting setting;
  private final TzTimetable clock;
  private final MetricSums sums = new MetricSums();
  private final KeyMetrics keys;
  private final RhythmBook rhythms;
  private final Comovement comovement;
  private final Barcode barcode;
  private final Map<String, LocalHours> hours = new HashMap<>();
  private final TreeMap<String, ZoneTrace> zones = new TreeMap<>();
  private final long[] places = new long[ZoneTrace.PLACE_BINS];
  private final ZoneTrace.Sink sink;
  private final LogHistogram siteGinis = new LogHistogram();
  private final LogHistogram edgeGinis = new LogHistogram();
  private long lastTs;
  private long gaps;
  private double gapSum;
  private double gapSquares;
  private long foreign;

  /** Metrics by these laws and this clock. */
  public MerchantMetrics(MetricSetting setting, TzTimetable clock) {
    this.setting = setting;
    this.clock = clock;
    keys = new KeyMetrics(setting, sums);
    rhythms = new RhythmBook(setting, sums, keys);
    comovement = new Comovement(setting, sums);
    barcode = new Barcode(setting, sums);
    sink = new ZoneTrace.Sink(setting.grid().bucketSeconds() * 1_000_000L, places);
  }

  /** Begins a merchant. */
  public void start() {
    zones.clear();
    Arrays.fill(sink.spacings, 0);
    lastTs = Long.MIN_VALUE;
    gaps = 0;
    gapSum = 0;
    gapSquares = 0;
    foreign = 0;
  }

  /**
   * Published buckets of a key; the arrays are read now.
   *
   * @param group features of its group
   * @param country its country component
   * @param virtualShare chance that an arrival is virtual, or NaN if unknown
   * @param rows baseline, factor, realised intensity and count by bucket
   * @return where its arrivals are told, or null if the laws or the clock do not know the key
   */
  public ZoneTrace key(
      String zone, GroupFeatures group, String country, double virtualShare, double[][] rows) {
    try {
      keys.see(group, rows[0], rows[1], rows[2], rows[3]);
    } catch (LawBroken e) {
      return null;
    }
    if (!clock.contains(zone) || zones.containsKey(zone)) {
      return null;
    }
    LocalHours local =
        hours.computeIfAbsent(
            zone, z -> new LocalHours(setting.grid(), new TzCursor(clock, clock.tzIndex(z))));
    ZoneTrace trace =
        new ZoneTrace(
            new ZoneTrace.Facts(
                zone,
                group.demandClass(),
                group.channelGroup(),
                country,
                group.groupId(),
                virtualShare),
            local,
            rows[2],
            rows[0],
            rows[3],
            setting.placement(),
            sink);
    zones.put(zone, trace);
    return trace;
  }

  /** The instant of the merchant's next arrival. */
  public void instant(long ts) {
    if (lastTs != Long.MIN_VALUE) {
      double gap = (ts - lastTs) * 1e-6;
      gaps++;
      gapSum += gap;
      gapSquares += gap * gap;
    }
    lastTs = ts;
  }

  /** A physical arrival whose site does not lie in the zone of its row. */
  public void elsewhere() {
    foreign++;
  }

  /**
   * Arrivals of a zone by bucket.
   *
   * @param physical by bucket
   * @param virtual by bucket
   */
  public record ZoneCounts(ZoneTrace trace, long[] physical, long[] virtual) {}

  /**
   * Ends a merchant.
   *
   * @param mode virtual mode, or null
   * @param variable whether its class is flagged as variable
   * @param counts arrivals of the zones that {@link #key} has returned a trace for, in order
   * @param siteHits arrivals by site
   * @param edgeHits arrivals by edge
   */
  public void finish(
      String mode, boolean variable, List<ZoneCounts> counts, Hits siteHits, Hits edgeHits) {
    long physical = 0;
    long virtual = 0;
    double expected = 0;
    String channel = "";
    for (ZoneCounts zone : counts) {
      rhythms.add(zone);
      comovement.see(zone.trace());
      barcode.add(zone);
      DayVariation.see(sums, setting, variable, zone);
      channel = zone.trace().channel;
      for (int b = 0; b < zone.physical().length; b++) {
        physical += zone.physical()[b];
        virtual += zone.virtual()[b];
        expected += zone.trace().lambda[b];
      }
    }
    keys.finish();
    comovement.finish();
    barcode.finish();
    sums.add("mode|" + mode + "|" + channel, physical + virtual, virtual, 0);
    sums.add("foreign", physical, foreign, 0);
    if (physical + virtual > 0) {
      sums.add("merchants", 1, 0, 0);
    }
    size(physical + virtual, expected);
    gini("site", siteHits, siteGinis);
    gini("edge", edgeHits, edgeGinis);
    spacings();
  }

  /**
   * Arrivals by place.
   *
   * @param counts by position; longer than {@code size}
   * @param size places
   */
  public record Hits(long[] counts, int size) {}

  private void size(long arrivals, double expected) {
    if (expected > 0) {
      long cell = Double.doubleToRawLongBits(expected) >>> CELL_SHIFT;
      sums.add("size|" + cell, 1, arrivals, expected);
    }
  }

  private void gini(String what, Hits hits, LogHistogram ginis) {
    var limits = setting.limits().places();
    long all = 0;
    for (int i = 0; i < hits.size(); i++) {
      all += hits.counts()[i];
    }
    if (hits.size() >= limits.minPlaces()
        && all >= (long) limits.minArrivalsPerPlace() * hits.size()) {
      ginis.add(Gini.of(hits.counts(), hits.size()));
      sums.add("gini|" + what, 1, 0, 0);
    }
  }

  private void spacings() {
    var limits = setting.limits().spacings();
    long all = 0;
    for (long n : sink.spacings) {
      all += n;
    }
    if (all < limits.minArrivals() || gaps < 2) {
      return;
    }
    double bound = Significance.kolmogorov(limits.rejectionLevel());
    boolean refused = Math.sqrt(all) * Significance.distance(sink.spacings) > bound;
    sums.add("spacing", 1, refused ? 1 : 0, 0);
    double mean = gapSum / gaps;
    double sd = Math.sqrt(Math.max(0, gapSquares / gaps - mean * mean));
    double burst = (sd - mean) / (sd + mean);
    sums.add("burst|" + (long) Math.floor((burst + 1) * 100), 1, 0, 0);
  }

  /** Hands all sums over. */
  public void flush(BiConsumer<String, Tally> out) {
    rhythms.flush();
    for (int i = 0; i < places.length; i++) {
      if (places[i] > 0) {
        sums.add("place|" + i, places[i], 0, 0);
      }
    }
    sums.flush(out);
    siteGinis.flush(out, MetricSums.PREFIX + "sitegini");
    edgeGinis.flush(out, MetricSums.PREFIX + "edgegini");
  }
}
