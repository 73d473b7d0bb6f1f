package io.footfall.transforms.evidence;

import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.contracts.seg5a.ScenarioIntensity;
import io.footfall.contracts.seg5b.ArrivalEvent;
import io.footfall.contracts.seg5b.ArrivalSummary;
import io.footfall.contracts.seg5b.BucketCount;
import io.footfall.contracts.seg5b.GroupAssignment;
import io.footfall.contracts.seg5b.RealisedIntensity;
import io.footfall.contracts.seg5b.TimeGridBucket;
import io.footfall.transforms.gate.HandMadeRoot;
import io.footfall.transforms.table.Storage;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sound 5B tables on {@link HandMadeTables}: factor 1.25 and 0.8 by turns, two arrivals a key every
 * 97 buckets, the second of each hybrid pair in Paris virtual.
 */
public final class HandMadeArrivals {
  public static final long SEED = 7;

  public final List<TimeGridBucket> grid = new ArrayList<>();
  public final List<GroupAssignment> groups = new ArrayList<>();
  public final List<RealisedIntensity> intensities = new ArrayList<>();
  public final List<BucketCount> counts = new ArrayList<>();
  public final List<ArrivalEvent> events = new ArrayList<>();
  public final List<ArrivalSummary> summary = new ArrayList<>();

  private final HandMadeTables world;

  /** A key (merchant, zone) and the countries it sums. */
  private record Key(long merchant, String tzid, String country) {}

  public HandMadeArrivals(HandMadeTables world) {
    this.world = world;
    for (int b = 0; b < HandMadeTables.BUCKETS; b++) {
      long start = HandMadeTables.START + b * HandMadeTables.HOUR;
      grid.add(
          new TimeGridBucket(
              b,
              start,
              start + HandMadeTables.HOUR,
              3600,
              true,
              false,
              List.of(),
              null,
              null,
              null));
    }
    Map<String, double[]> sums = sums();
    List<Key> keys = keys();
    for (Key key : keys) {
      key(key, sums.get(U64.text(key.merchant) + key.tzid));
    }
    arrivals(keys);
  }

  private Map<String, double[]> sums() {
    Map<String, double[]> sums = new TreeMap<>();
    for (ScenarioIntensity r : world.local) {
      sums.computeIfAbsent(
                  U64.text(r.merchantId()) + r.tzid(), k -> new double[HandMadeTables.BUCKETS])[
              r.localHorizonBucketIndex()] +=
          r.lambdaLocalScenario();
    }
    return sums;
  }

  private List<Key> keys() {
    List<Key> keys = new ArrayList<>();
    for (MerchantZoneProfile p : world.profile) {
      boolean known =
          keys.stream().anyMatch(k -> k.merchant == p.merchantId() && k.tzid.equals(p.tzid()));
      if (!known) {
        keys.add(new Key(p.merchantId(), p.tzid(), p.legalCountryIso()));
      }
    }
    keys.sort(Comparator.comparing((Key k) -> U64.big(k.merchant)).thenComparing(k -> k.tzid));
    return keys;
  }

  private void key(Key key, double[] sum) {
    String channel = HandMadeTables.channel(key.merchant);
    String demandClass = HandMadeTables.demandClass(key.merchant);
    groups.add(
        new GroupAssignment(
            key.merchant,
            key.tzid,
            channel,
            "g",
            "baseline",
            demandClass,
            "physical",
            "zg00",
            key.country,
            1));
    for (int b = 0; b < sum.length; b++) {
      double factor = b % 2 == 0 ? 1.25 : 0.8;
      double lambda = sum[b] * factor;
      intensities.add(
          new RealisedIntensity(key.merchant, key.tzid, channel, b, sum[b], factor, lambda));
      counts.add(
          new BucketCount(
              key.merchant,
              key.tzid,
              channel,
              b,
              lambda,
              lambda,
              count(b),
              false,
              3600,
              "poisson",
              null));
    }
  }

  private static int count(int bucket) {
    return bucket % 97 == 0 ? 2 : 0;
  }

  private record Draw(Key key, int bucket, long ts, boolean virtual) {}

  private void arrivals(List<Key> keys) {
    List<Draw> draws = new ArrayList<>();
    for (Key key : keys) {
      for (int b = 0; b < HandMadeTables.BUCKETS; b++) {
        int virtual = 0;
        for (int j = 0; j < count(b); j++) {
          boolean toEdge =
              key.tzid.equals("Asia/Tokyo")
                  || key.tzid.equals("Europe/Berlin")
                  || key.tzid.equals("Europe/Paris") && j == 1;
          virtual += toEdge ? 1 : 0;
          long ts = HandMadeTables.START + b * HandMadeTables.HOUR + 1_234_567L * (j + 1);
          draws.add(new Draw(key, b, ts, toEdge));
        }
        if (count(b) > 0) {
          summary.add(
              new ArrivalSummary(
                  key.merchant,
                  b,
                  key.tzid,
                  HandMadeTables.channel(key.merchant),
                  count(b),
                  count(b) - virtual,
                  virtual));
        }
      }
    }
    summary.sort(
        Comparator.comparing((ArrivalSummary s) -> U64.big(s.merchantId()))
            .thenComparing(ArrivalSummary::bucketIndex)
            .thenComparing(ArrivalSummary::zoneRepresentation));
    draws.sort(
        Comparator.comparing((Draw d) -> U64.big(d.key.merchant))
            .thenComparing(Draw::ts)
            .thenComparing(d -> d.key.tzid));
    long merchant = 0;
    long seq = 0;
    for (Draw draw : draws) {
      seq = draw.key.merchant == merchant ? seq + 1 : 1;
      merchant = draw.key.merchant;
      events.add(event(draw, seq));
    }
  }

  private ArrivalEvent event(Draw draw, long seq) {
    Key key = draw.key;
    long local = localTime(key.tzid, draw.ts);
    boolean abroad = draw.virtual && key.merchant == HandMadeTables.HYBRID;
    String settlement = abroad ? "America/New_York" : null;
    int edge = key.tzid.equals("Asia/Tokyo") ? 1 : key.tzid.equals("Europe/Berlin") ? 2 : 3;
    return new ArrivalEvent(
        key.merchant,
        key.country,
        key.tzid,
        HandMadeTables.demandClass(key.merchant),
        HandMadeTables.channel(key.merchant),
        draw.bucket,
        seq,
        draw.ts,
        key.tzid,
        local,
        (int) ((local - draw.ts) / 60_000_000L),
        settlement,
        abroad ? (Long) localTime(settlement, draw.ts) : null,
        null,
        null,
        "9".repeat(64),
        draw.virtual,
        draw.virtual ? null : (Long) siteId(key.merchant, key.country, 1),
        draw.virtual ? (Long) Long.parseUnsignedLong(HandMadeTables.edgeText(edge), 16) : null);
  }

  public long localTime(String tzid, long ts) {
    int offset = world.clock.offsetMinutes(world.clock.tzIndex(tzid), ts / 1_000_000L);
    return ts + offset * 60_000_000L;
  }

  /** The last eight bytes of the hash, least significant first, read as hex text. */
  public static long siteId(long merchant, String country, int order) {
    String text = U64.text(merchant) + ":" + country + ":" + order;
    byte[] hash = HexFormat.of().parseHex(Storage.sha256(text.getBytes(StandardCharsets.US_ASCII)));
    byte[] tail = new byte[8];
    for (int i = 0; i < 8; i++) {
      tail[i] = hash[31 - i];
    }
    return new BigInteger(1, tail).longValue();
  }

  /** Writes what 5B.S1 to S4 publish. */
  public void write(HandMadeRoot root) throws IOException {
    Partition p = Partition.arrivals(root.ctx().identity(), SEED, HandMadeRoot.SCENARIO);
    root.table("s1_time_grid_5B", p, TimeGridBucket.class, grid);
    root.table("s1_grouping_5B", p, GroupAssignment.class, groups);
    root.table("s2_realised_intensity_5B", p, RealisedIntensity.class, intensities);
    root.table("s3_bucket_counts_5B", p, BucketCount.class, counts);
    root.table("arrival_events_5B", p, ArrivalEvent.class, events);
    root.table("s4_arrival_summary_5B", p, ArrivalSummary.class, summary);
  }
}
