package io.footfall.transforms.seg5b.s4arrivals;

import io.footfall.coders.PartFile;
import io.footfall.coders.SealedTable;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.Partition;
import io.footfall.contracts.RunIdentity;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.contracts.seg5b.BucketCount;
import io.footfall.contracts.seg5b.TimeGridBucket;
import io.footfall.contracts.world.Edge;
import io.footfall.contracts.world.SiteTimezone;
import io.footfall.contracts.world.SiteWeight;
import io.footfall.contracts.world.VirtualClassification;
import io.footfall.contracts.world.VirtualSettlement;
import io.footfall.transforms.civil.TzCompiler;
import io.footfall.transforms.gate.SealedClock;
import io.footfall.transforms.parquet.write.PartWriter;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.RowWriter;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/** The sealed inputs of S4 as rows, small enough to read; sealed by hand below a folder. */
record ArrivalWorld(
    List<TimeGridBucket> grid,
    List<BucketCount> counts,
    List<MerchantZoneProfile> profile,
    List<SiteTimezone> siteZones,
    List<SiteWeight> siteWeights,
    List<Edge> edges,
    List<VirtualClassification> modes,
    List<VirtualSettlement> settlements) {
  static final int HOURS = 30;
  static final long HOUR = 3_600_000_000L;
  static final long START = 1_772_928_000_000_000L; // 2026-03-08T00:00Z, New York's gap at hour 7
  static final String UNIVERSE = "5".repeat(64);
  static final String[] ZONES = {
    "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Europe/Paris"
  };

  private static final String[] COUNTRIES = {"DE", "FR", "GB"};
  private static final String[] MODES = {"HYBRID", "NON_VIRTUAL", "VIRTUAL_ONLY"};
  private static final long[] MERCHANTS = {7, 4_242, Long.MAX_VALUE, Long.MIN_VALUE + 5, -1};
  private static final String CREATED = "2026-01-03T00:00:00.000000Z";

  static Partition partition() {
    String hex = "0123456789abcdef".repeat(4);
    return Partition.arrivals(new RunIdentity(42, hex, hex, hex.substring(32)), 7, "baseline_v1");
  }

  static DrawSlots slots() {
    return DrawSlots.worldSeed(42, 7, "baseline_v1");
  }

  private static ArrivalWorld empty() {
    return new ArrivalWorld(
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }

  /**
   * A world of that seed: up to five merchants of all modes, some with one zone in two countries.
   */
  static ArrivalWorld random(long seed) {
    SplittableRandom dice = new SplittableRandom(seed);
    ArrivalWorld world = empty();
    for (int b = 0; b < HOURS; b++) {
      long start = START + b * HOUR;
      world.grid.add(
          new TimeGridBucket(
              b, start, start + HOUR, 3_600, true, false, List.of(), null, null, null));
    }
    for (long merchant : MERCHANTS) {
      if (dice.nextInt(5) > 0) {
        world.merchant(merchant, dice);
      }
    }
    return world;
  }

  private void merchant(long merchant, SplittableRandom dice) {
    String mode = MODES[dice.nextInt(MODES.length)];
    modes.add(
        new VirtualClassification(
            merchant, !mode.equals("NON_VIRTUAL"), mode, "X", null, null, null, null, null, null));
    boolean[][] hasSite = new boolean[COUNTRIES.length][ZONES.length];
    boolean[][] hasEdge = new boolean[COUNTRIES.length][ZONES.length];
    sites(merchant, mode, dice, hasSite);
    if (!mode.equals("NON_VIRTUAL")) {
      edges(merchant, dice, hasEdge);
      String settles = ZONES[dice.nextInt(ZONES.length)];
      settlements.add(
          new VirtualSettlement(
              merchant, "0".repeat(16), 0, 0, settles, "INGEST", "x", "v1", "0", "0", null, null));
    }
    boolean[] trades = new boolean[ZONES.length];
    for (int c = 0; c < COUNTRIES.length; c++) {
      for (int z = 0; z < ZONES.length; z++) {
        if (hasSite[c][z] || hasEdge[c][z]) {
          double share =
              !hasEdge[c][z] ? 0.0 : !hasSite[c][z] ? 1.0 : 0.1 + 0.8 * dice.nextDouble();
          place(merchant, COUNTRIES[c], ZONES[z], 1 + 100 * dice.nextDouble(), share);
          trades[z] = true;
        }
      }
    }
    for (int z = 0; z < ZONES.length; z++) {
      for (int b = 0; b < HOURS && trades[z]; b++) {
        int n = dice.nextInt(3) > 0 ? dice.nextInt(8) : dice.nextInt(40) == 0 ? 700 : 0;
        counts.add(
            new BucketCount(
                merchant, ZONES[z], channel(), b, n, n, n, false, 3_600, "poisson", null));
      }
    }
  }

  static String channel() {
    return "card_not_present";
  }

  private void sites(long merchant, String mode, SplittableRandom dice, boolean[][] has) {
    for (int c = 0; c < COUNTRIES.length; c++) {
      int n = c == 0 ? 1 + dice.nextInt(5) : dice.nextInt(4);
      for (int order = 1; order <= n; order++) {
        int z = dice.nextInt(ZONES.length);
        double weight = dice.nextDouble() + (order == 1 ? 0.1 : 0.0);
        siteZones.add(
            new SiteTimezone(
                merchant, COUNTRIES[c], order, ZONES[z], "polygon", null, null, null, CREATED));
        siteWeights.add(
            new SiteWeight(merchant, COUNTRIES[c], order, weight, "x", 24, false, CREATED));
        has[c][z] |= !mode.equals("VIRTUAL_ONLY");
      }
    }
  }

  private void edges(long merchant, SplittableRandom dice, boolean[][] has) {
    int n = 1 + dice.nextInt(7);
    for (int i = 0; i < n; i++) {
      int c = dice.nextInt(COUNTRIES.length);
      int z = dice.nextInt(ZONES.length);
      double weight = i > 0 && dice.nextInt(6) == 0 ? 0.0 : dice.nextDouble() + 0.01;
      String id = String.format(Locale.ROOT, "%016x", (i + 1) * 0x1999_9999_9999_0000L + i);
      edges.add(
          new Edge(
              merchant,
              id,
              i,
              COUNTRIES[c],
              0,
              0,
              ZONES[z],
              "POLYGON",
              weight,
              null,
              null,
              null,
              null,
              "x",
              "x",
              null,
              "x"));
      has[c][z] |= weight > 0;
    }
  }

  private void place(long merchant, String country, String zone, double volume, double share) {
    profile.add(
        new MerchantZoneProfile(
            merchant,
            country,
            zone,
            channel(),
            "consumer_daytime",
            "primary_zone",
            "p",
            "t",
            volume,
            1,
            false,
            false,
            share > 0,
            "x",
            share == 0 ? "site" : share == 1 ? "edge" : "both",
            1,
            share > 0 ? 1 : 0,
            share));
  }

  /** Seals every table below the root and gives their tokens. */
  ArrivalInputs seal(String root) throws IOException {
    return new ArrivalInputs(
        seal(root, "s3_bucket_counts_5B", BucketCount.class, counts),
        seal(root, "s1_time_grid_5B", TimeGridBucket.class, grid),
        seal(root, "merchant_zone_profile_5A", MerchantZoneProfile.class, profile),
        seal(root, "site_timezones", SiteTimezone.class, siteZones),
        seal(root, "s1_site_weights", SiteWeight.class, siteWeights),
        seal(root, "edge_catalogue_3B", Edge.class, edges),
        seal(root, "virtual_classification_3B", VirtualClassification.class, modes),
        seal(root, "virtual_settlement_3B", VirtualSettlement.class, settlements));
  }

  private static <T extends Record> SealedTable seal(
      String root, String dataset, Class<T> type, List<T> rows) throws IOException {
    String folder = StateRun.folder(root, dataset, partition());
    PartWriter.Written written;
    try (PartWriter part =
        new PartWriter(
            Storage.create(folder + "part-00000.parquet"), Contracts.get(dataset), partition())) {
      RowWriter<T> writer = new RowWriter<>(part, type);
      for (T row : rows) {
        writer.append(row);
      }
      written = part.finish();
    }
    PartFile part =
        new PartFile(
            dataset,
            0,
            "part-00000.parquet",
            written.rows(),
            written.bytes(),
            written.sha256(),
            0L,
            -1L);
    byte[] manifest = new TableManifest(dataset, "plan", List.of(part)).toJson(partition());
    Storage.write(folder + TableManifest.NAME, manifest, "attempt");
    return TableManifest.token(folder);
  }

  /** Writes a tz cache of the zones. */
  static SealedClock sealClock(String root) throws IOException {
    byte[] bytes =
        TzCompiler.pinned().compile(Set.of(ZONES), START / 1_000_000L + 86_400L * 400).toBytes();
    Storage.write(root + "/tz_cache_v1.bin", bytes, "attempt");
    return new SealedClock(root + "/tz_cache_v1.bin", Storage.sha256(bytes));
  }
}
