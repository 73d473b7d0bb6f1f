package io.footfall.transforms.seg5b.s4arrivals;

import io.footfall.config.seg5b.ArrivalTimePlacementPolicy.PlacementKind;
import io.footfall.config.seg5b.ScenarioBand;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.Partition;
import io.footfall.contracts.RunIdentity;
import io.footfall.transforms.civil.TzCompiler;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.parquet.write.PartWriter;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.seg5b.s1grid.BucketGrid;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Set;

/**
 * Rows per CPU second of one thread: expansion and writing of a synthetic chain, hybrid in three
 * zones. Arguments: arrivals per zone and bucket, rounds. Not a test; prints and judges nothing.
 */
public final class ArrivalThroughput {
  private static final int HOURS = 2_160;
  private static final String[] ZONES = {"America/New_York", "Asia/Tokyo", "Europe/Paris"};

  private ArrivalThroughput() {}

  public static void main(String[] args) throws IOException {
    int perBucket = args.length > 0 ? Integer.parseInt(args[0]) : 30;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 8;
    for (double share : new double[] {0.0, 0.35, 1.0}) {
      for (int round = 0; round < rounds; round++) {
        long begin = cpuNanos();
        long rows = expand(perBucket, share, null);
        long middle = cpuNanos();
        Sink sink = new Sink();
        expand(perBucket, share, sink);
        long end = cpuNanos();
        System.out.printf(
            "share %.2f, %d a bucket: %d rows, expand %.2f M rows/s, with writing %.2f M rows/s,"
                + " %.2f bytes a row%n",
            share,
            perBucket,
            rows,
            rows * 1e3 / (middle - begin),
            rows * 1e3 / (end - middle),
            (double) sink.bytes / rows);
      }
    }
  }

  /** Processor time of this thread, so that busy machines measure alike. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long expand(int perBucket, double share, Sink sink) throws IOException {
    TzTimetable timetable = TzCompiler.pinned().compile(Set.of(ZONES), 1_900_000_000L);
    ArrivalExpander expander =
        new ArrivalExpander(
            DrawSlots.worldSeed(42, 42, "baseline_v1"),
            PlacementKind.PIECEWISE_LINEAR_CONTINUOUS_V1);
    ArrivalClocks clocks = new ArrivalClocks(timetable);
    BucketGrid grid = new BucketGrid(1_767_225_600_000_000L, 3_600, HOURS, ScenarioBand.of(true));
    ArrivalRows rows = null;
    PartWriter events = null;
    PartWriter summary = null;
    if (sink != null) {
      String hex = "0123456789abcdef".repeat(4);
      Partition partition =
          Partition.arrivals(new RunIdentity(42, hex, hex, hex.substring(32)), 42, "baseline_v1");
      ArrivalTallies tallies = new ArrivalTallies();
      events = new PartWriter(sink, Contracts.get("arrival_events_5B"), partition);
      summary = new PartWriter(new Sink(), Contracts.get("s4_arrival_summary_5B"), partition);
      SummaryRows summaryRows = new SummaryRows(summary, tallies, null);
      rows = new ArrivalRows(events, summaryRows, expander, clocks, grid, true, tallies);
      rows.constants(hex);
    }
    long total = 0;
    int merchants = (int) Math.max(1, 2_000_000L / ((long) HOURS * ZONES.length * perBucket));
    int[] counts = {perBucket, perBucket + 1, perBucket - 1};
    double[][] lambda = new double[ZONES.length][HOURS];
    for (int b = 0; b < HOURS; b++) {
      for (double[] zone : lambda) {
        zone[b] = perBucket * (1.0 + b % 24 / 10.0);
      }
    }
    for (int m = 1; m <= merchants; m++) {
      ZoneRoute[] routes = new ZoneRoute[ZONES.length];
      for (int z = 0; z < ZONES.length; z++) {
        routes[z] = route(m, ZONES[z], share);
      }
      expander.open(m, lambda, routes);
      clocks.open("Europe/Paris", ZONES);
      if (rows != null) {
        rows.open(m, "card_not_present", "Europe/Paris", 0, routes);
      }
      for (int b = 0; b < HOURS; b++) {
        int n = expander.expand(b, 3_600_000_000L, counts);
        total += n;
        if (rows != null) {
          rows.bucket(b, n, counts);
        }
      }
    }
    if (rows != null) {
      events.finish();
      summary.finish();
      events.close();
      summary.close();
    }
    return total;
  }

  private static ZoneRoute route(long merchant, String zone, double share) {
    int n = 20;
    String[] countries = new String[n];
    int[] orders = new int[n];
    double[] weights = new double[n];
    String[] edges = new String[n];
    for (int i = 0; i < n; i++) {
      countries[i] = i < 10 ? "DE" : "FR";
      orders[i] = i + 1;
      weights[i] = 1.0 + i % 7;
      edges[i] = String.format(java.util.Locale.ROOT, "%016x", merchant * 1000 + i);
    }
    return new ZoneRoute(
        zone,
        "consumer_daytime",
        share,
        share < 1.0 ? new SitePick(merchant, countries, orders, weights) : null,
        share > 0.0 ? new EdgePick(edges, countries, weights) : null);
  }

  private static final class Sink implements WritableByteChannel {
    private long bytes;

    @Override
    public int write(ByteBuffer from) {
      int n = from.remaining();
      from.position(from.limit());
      bytes += n;
      return n;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
