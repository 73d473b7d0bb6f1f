package io.footfall.transforms.seg5b.s5metrics;

import io.footfall.coders.Tally;
import io.footfall.config.PolicyFile;
import io.footfall.config.PolicyReader;
import io.footfall.config.seg5b.ArrivalTimePlacementPolicy.PlacementKind;
import io.footfall.config.seg5b.ArrivalValidationPolicy;
import io.footfall.config.seg5b.ScenarioBand;
import io.footfall.transforms.civil.CivilTime;
import io.footfall.transforms.civil.TzCompiler;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.evidence.Check;
import io.footfall.transforms.evidence.CheckLevel;
import io.footfall.transforms.evidence.EvidenceBook;
import io.footfall.transforms.evidence.Verdict;
import io.footfall.transforms.metrics.MetricSums;
import io.footfall.transforms.seg5b.ShippedPolicies;
import io.footfall.transforms.seg5b.s1grid.BucketGrid;
import io.footfall.transforms.seg5b.s1grid.GroupFeatures;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Forty merchants in four zones over four weeks, drawn by a program of its own: recursion, Poisson
 * on a log-normal multiplier, places by rejection. Fields bend one law each.
 */
final class MetricTrial {
  static final int BUCKETS = 28 * 24;
  private static final int MERCHANTS = 40;
  private static final long START = 1_772_841_600_000_000L; // 2026-03-07
  private static final long HOUR = 3_600_000_000L;
  private static final List<String> ZONES =
      List.of("America/New_York", "Asia/Kolkata", "Asia/Tokyo", "Europe/Paris");

  private final Random random = new Random(20_260_307);
  final MetricSetting setting;
  private final TzTimetable clock =
      TzCompiler.pinned().compile(new TreeSet<>(ZONES), START / 1_000_000L + 400L * 86_400);

  double intensityFactor = 1;
  double dispersionFactor = 1;
  double sigmaFactor = 1;
  double lengthFactor = 1;
  boolean clipped;
  double zeroed;
  boolean shortTail;
  boolean flagsSwapped;
  boolean uniform;
  boolean even;
  int rotated;
  boolean busyWeekend;
  boolean elsewhere;
  boolean virtualAtTill;
  boolean equalPlaces;
  boolean doubledLargest;
  boolean allVirtual;

  MetricTrial() {
    this(BUCKETS);
  }

  MetricTrial(int buckets) {
    BucketGrid grid = new BucketGrid(START, 3600, buckets, ScenarioBand.BASELINE);
    byte[] yaml =
        ShippedPolicies.text(
                PolicyFile.VALIDATION_5B, "mix_min_merchants: 500", "mix_min_merchants: 10")
            .getBytes(StandardCharsets.UTF_8);
    ArrivalValidationPolicy policy =
        PolicyReader.read(
            PolicyFile.VALIDATION_5B,
            PolicyFile.VALIDATION_5B.path(),
            yaml,
            ArrivalValidationPolicy.class);
    setting =
        new MetricSetting(
            grid,
            PlacementKind.PIECEWISE_LINEAR_CONTINUOUS_V1,
            ShippedPolicies.lgcp(),
            ShippedPolicies.counts(),
            policy.arrivalMetrics(),
            policy.realismChecks().familyWiseAlpha());
  }

  /** Verdicts by id. */
  Map<String, Check> run() {
    MerchantMetrics metrics = new MerchantMetrics(setting, clock);
    for (int m = 0; m < MERCHANTS; m++) {
      merchant(metrics, m);
    }
    Map<String, Tally> tallies = new TreeMap<>();
    metrics.flush((name, tally) -> tallies.merge(name, tally, Tally::plus));
    EvidenceBook book = new EvidenceBook();
    JudgeArrivalMetrics.judge(book, "s", setting, tallies);
    Map<String, Check> checks = new TreeMap<>();
    book.checks().forEach(c -> checks.put(c.law().id(), c));
    return checks;
  }

  Set<String> failing() {
    Set<String> ids = new TreeSet<>();
    run()
        .forEach(
            (id, c) -> {
              if (c.verdict() == Verdict.FAIL && c.law().level() == CheckLevel.GATE) {
                ids.add(id);
              }
            });
    return ids;
  }

  private record Arrival(long ts, int zone, int bucket, boolean virtual) {}

  private void merchant(MerchantMetrics metrics, int m) {
    boolean online = m % 8 == 0;
    boolean hybrid = m % 8 == 1;
    boolean variable = m % 4 == 2;
    double share = online ? 1 : hybrid ? 0.3 : 0;
    String mode = online ? "VIRTUAL_ONLY" : hybrid ? "HYBRID" : "NON_VIRTUAL";
    GroupFeatures group =
        new GroupFeatures(
            "g" + m % 16,
            ScenarioBand.BASELINE,
            online || hybrid ? "online_24h" : "consumer_daytime",
            online || hybrid ? "card_not_present" : "card_present",
            online ? "virtual" : "physical",
            "z");
    KeyMetrics laws = new KeyMetrics(setting, new MetricSums());
    double dispersion = laws.dispersion(group.demandClass());
    double sigma = Math.sqrt(Math.log((laws.excess(group) + 1) / (1 + dispersion)));
    double phi = Math.pow(laws.memory(group, true), 1 / lengthFactor);
    metrics.start();
    List<ZoneTrace> traces = new ArrayList<>();
    List<MerchantMetrics.ZoneCounts> counts = new ArrayList<>();
    List<Arrival> arrivals = new ArrayList<>();
    for (int z = 0; z < ZONES.size(); z++) {
      double[] base = base(z, 4 + m % 5, variable ? 0.4 : 0.7);
      double[] factor = path(sigma, phi);
      double[] lambda = new double[BUCKETS];
      for (int b = 0; b < BUCKETS; b++) {
        lambda[b] = base[b] * factor[b];
      }
      double[] n = new double[BUCKETS];
      long[][] routes = new long[2][BUCKETS];
      for (int b = 0; b < BUCKETS; b++) {
        int from = z == 2 ? (b + rotated) % BUCKETS : b;
        double mean = lambda[from] * intensityFactor * (doubledLargest && m % 5 == 4 ? 2 : 1);
        n[b] = random.nextDouble() < zeroed ? 0 : count(mean, dispersion * dispersionFactor);
        if (shortTail) {
          n[b] =
              Math.min(n[b], lambda[b] + 4 * Math.sqrt(lambda[b] * (1 + lambda[b] * dispersion)));
        }
        if (busyWeekend && weekend(z, b)) {
          n[b] += count(lambda[b] * 0.2, 0);
        }
        for (int i = 0; i < n[b]; i++) {
          double place = even ? (i + 0.5) / n[b] : place(lambda, b);
          boolean virtual =
              allVirtual || random.nextDouble() < share || virtualAtTill && share == 0 && i == 9;
          routes[virtual ? 1 : 0][b]++;
          arrivals.add(new Arrival(START + b * HOUR + (long) (place * HOUR), z, b, virtual));
        }
      }
      ZoneTrace trace =
          metrics.key(ZONES.get(z), group, "FR", share, new double[][] {base, factor, lambda, n});
      traces.add(trace);
      counts.add(new MerchantMetrics.ZoneCounts(trace, routes[0], routes[1]));
    }
    arrivals.sort((a, b) -> Long.compare(a.ts(), b.ts()));
    for (Arrival a : arrivals) {
      metrics.instant(a.ts());
      traces.get(a.zone()).arrival(a.bucket(), a.ts() - START - a.bucket() * HOUR, a.virtual());
    }
    if (elsewhere) {
      metrics.elsewhere();
    }
    metrics.finish(
        mode,
        variable != flagsSwapped,
        counts,
        hits(arrivals.size(), 0.7),
        hits(arrivals.size(), 1.3));
  }

  /** Thirty places with log-normal weights. */
  private MerchantMetrics.Hits hits(int arrivals, double sd) {
    double[] weights = new double[30];
    Arrays.setAll(weights, i -> equalPlaces ? 1 : Math.exp(sd * random.nextGaussian()));
    double all = Arrays.stream(weights).sum();
    return new MerchantMetrics.Hits(
        Arrays.stream(weights).mapToLong(w -> (long) (arrivals * w / all)).toArray(), 30);
  }

  private static long local(int z, int b) {
    return START + b * HOUR + offsetMinutes(z, b) * 60_000_000L;
  }

  /** The zones' rules of March 2026, by hand: New York changes on 8 March, Paris on 29 March. */
  private static int offsetMinutes(int z, int b) {
    return switch (z) {
      case 0 -> b < 24 + 7 ? -300 : -240;
      case 1 -> 330;
      case 2 -> 540;
      default -> b < 22 * 24 + 1 ? 60 : 120;
    };
  }

  private static boolean weekend(int z, int b) {
    return CivilTime.isoDayOfWeek(local(z, b)) >= 6;
  }

  private double[] base(int z, double mean, double weekend) {
    double[] base = new double[BUCKETS];
    for (int b = 0; b < BUCKETS; b++) {
      double hour = CivilTime.minuteOfDay(local(z, b)) / 60.0;
      double daily = 1 + 0.85 * Math.cos(2 * Math.PI * (hour + 0.5 - 15) / 24);
      base[b] = mean * daily * (weekend(z, b) ? weekend : 1);
    }
    return base;
  }

  private double[] path(double sigma, double phi) {
    double wide = sigma * sigmaFactor;
    double[] factor = new double[BUCKETS];
    double z = wide * random.nextGaussian();
    for (int b = 0; b < BUCKETS; b++) {
      factor[b] = Math.exp(z - sigma * sigma / 2);
      if (clipped && b % 100 == 0) {
        factor[b] = setting.lgcp().clipping().maxFactor();
      }
      z = phi * z + wide * Math.sqrt(1 - phi * phi) * random.nextGaussian();
    }
    return factor;
  }

  private int count(double mean, double dispersion) {
    double v = Math.log1p(dispersion);
    double l = mean * Math.exp(Math.sqrt(v) * random.nextGaussian() - v / 2);
    // Arrivals of a process of rate one before l.
    int n = 0;
    for (double t = -Math.log(1 - random.nextDouble()); t < l; n++) {
      t -= Math.log(1 - random.nextDouble());
    }
    return n;
  }

  /** By rejection under the rate itself, which is continuous: edges are harmonic means. */
  private double place(double[] lambda, int b) {
    if (uniform) {
      return random.nextDouble();
    }
    double here = lambda[b];
    double left = b == 0 ? here : 2 / (1 / lambda[b - 1] + 1 / here);
    double right = b == BUCKETS - 1 ? here : 2 / (1 / lambda[b + 1] + 1 / here);
    double middle = 2 * here - (left + right) / 2;
    while (true) {
      double x = random.nextDouble();
      double rate =
          x < 0.5 ? left + (middle - left) * 2 * x : middle + (right - middle) * 2 * (x - 0.5);
      if (random.nextDouble() * 2 * here < rate) {
        return x;
      }
    }
  }
}
