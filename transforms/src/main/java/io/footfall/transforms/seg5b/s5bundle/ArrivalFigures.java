package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.coders.ExactSum;
import io.footfall.coders.Tally;
import io.footfall.config.seg5b.ArrivalValidationPolicy;
import io.footfall.transforms.rng.RngFamily;
import io.footfall.transforms.seg5b.DrawAccount;
import io.footfall.transforms.state.UnitOutput;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Totals of one unit that no single row can break: what the driver needs for the corridors of the
 * policy, and the draws the published rows stand for (rng.md section 8.2). Sums are integers or
 * exact, so they do not depend on how the work was cut. Not thread safe.
 */
final class ArrivalFigures {
  /** Arrivals (support) and virtual ones (total). */
  static final String ARRIVALS = "arrivals";

  /** Arrivals by zone: this and the tzid. */
  static final String ZONE = "tzid|";

  /** Positive counts by value: this and the count. */
  static final String COUNT = "count|";

  /** Count rows (support) and positive ones (total). */
  static final String COUNT_ROWS = "count_rows";

  /** Rows with a baseline (support) and the sum of their intensity over baseline. */
  static final String FACTOR = "factor_mean";

  /** Rows with a baseline by group: this and the group id. */
  static final String GROUP = "factor_group|";

  /** Arrivals (support) at the start of their bucket (total). */
  static final String AT_START = "offset_zero";

  /** Blocks of a thousand arrivals (support), fewest distinct offsets (min). */
  static final String OFFSETS = "offset_blocks";

  /** Virtual arrivals by country (support), and those the weights of edges give (sum). */
  static final String COUNTRY_MIX = "country_mix|";

  /** Counted arrivals that may be routed so (support), and those so routed (total). */
  static final String PHYSICAL = "route_physical";

  /** As {@link #PHYSICAL}. */
  static final String VIRTUAL = "route_virtual";

  private final ArrivalValidationPolicy.RngBudgets budgets;
  private final Map<String, long[]> zones = new TreeMap<>();
  private final Map<String, long[]> groupRows = new TreeMap<>();
  private final Map<Long, long[]> countValues = new TreeMap<>();
  private final long[] smallCounts = new long[1024];
  private final DrawAccount counts = new DrawAccount(RngFamily.S3_BUCKET_COUNT);
  private final DrawAccount times = new DrawAccount(RngFamily.S4_ARRIVAL_TIME_JITTER);
  private final DrawAccount sites = new DrawAccount(RngFamily.S4_ARRIVAL_SITE_PICK);
  private final DrawAccount edges = new DrawAccount(RngFamily.S4_ARRIVAL_EDGE_PICK);
  private final Map<RngFamily, DrawAccount> components = new EnumMap<>(RngFamily.class);
  final OffsetBlocks offsets = new OffsetBlocks();
  private long arrivals;
  private long virtual;
  private long countRows;
  private long positiveRows;
  private long factorRows;
  private ExactSum factorSum = ExactSum.ZERO;
  private final Map<String, Tally> mix = new TreeMap<>();
  private long mayBePhysical;
  private long mayBeVirtual;

  ArrivalFigures(ArrivalValidationPolicy.RngBudgets budgets) {
    this.budgets = budgets;
  }

  /**
   * Factors of a key: rows with a baseline and the sum of their ratios, left to right.
   *
   * @param group its group, or null if no group knows it
   */
  void factors(String group, long rows, double sum) {
    factorRows += rows;
    if (group != null) {
      groupRows.computeIfAbsent(group, g -> new long[1])[0] += rows;
    }
    factorSum = factorSum.plus(ExactSum.of(sum));
  }

  /** A row of the counts. */
  void count(long n, boolean drawn, boolean poisson) {
    countRows++;
    if (drawn) {
      counts.event(
          poisson ? budgets.s3BucketCountPoissonDraws() : budgets.s3BucketCountNb2Draws(), 1);
    }
    if (n > 0) {
      positiveRows++;
      if (n < smallCounts.length) {
        smallCounts[(int) n]++;
      } else {
        countValues.computeIfAbsent(n, v -> new long[1])[0]++;
      }
    }
  }

  /** Arrivals of a key in a bucket, as published. */
  void bucket(long physicalN, long virtualN) {
    long n = physicalN + virtualN;
    if (n == 0) {
      return;
    }
    times.event(n * budgets.s4TimeJitterDraws(), n);
    sites.event(n * budgets.s4SitePickDraws(), n);
    if (virtualN > 0) {
      edges.event(virtualN * budgets.s4EdgePickDraws(), n);
    }
  }

  /** Published arrivals of a merchant. */
  void merchant(long rows, long virtualRows) {
    arrivals += rows;
    virtual += virtualRows;
  }

  /** Arrivals of a key. */
  void key(String zone, long n) {
    if (n > 0) {
      zones.computeIfAbsent(zone, z -> new long[1])[0] += n;
    }
  }

  /** Latent normals of so many keys of a family, each over that many buckets. */
  void component(RngFamily family, int keys, int buckets) {
    DrawAccount account = components.computeIfAbsent(family, DrawAccount::new);
    for (int i = 0; i < keys; i++) {
      account.event((long) buckets * budgets.s2LatentVectorDrawsPerBucket(), buckets);
    }
  }

  /** Counts of a key, and how the world lets them be routed. */
  void routes(long owed, boolean physicalAllowed, boolean virtualAllowed) {
    mayBePhysical += physicalAllowed ? owed : 0;
    mayBeVirtual += virtualAllowed ? owed : 0;
  }

  /** Virtual arrivals of a merchant in a country, and how many its edges' weights give. */
  void countryMix(String country, long found, double expected) {
    mix.merge(
        country,
        new Tally(found, 0, 0, ExactSum.of(expected), Tally.NONE.min(), Tally.NONE.max()),
        Tally::plus);
  }

  /** Hands everything over. */
  void flush(UnitOutput out) {
    out.tally(ARRIVALS, Tally.total(arrivals, virtual));
    zones.forEach((zone, n) -> out.tally(ZONE + zone, Tally.count(n[0])));
    for (int n = 1; n < smallCounts.length; n++) {
      if (smallCounts[n] > 0) {
        out.tally(COUNT + n, Tally.count(smallCounts[n]));
      }
    }
    countValues.forEach((n, rows) -> out.tally(COUNT + n, Tally.count(rows[0])));
    out.tally(COUNT_ROWS, Tally.total(countRows, positiveRows));
    out.tally(FACTOR, new Tally(factorRows, 0, 0, factorSum, Tally.NONE.min(), Tally.NONE.max()));
    groupRows.forEach((group, rows) -> out.tally(GROUP + group, Tally.count(rows[0])));
    out.tally(AT_START, offsets.atStart());
    out.tally(OFFSETS, offsets.distinct());
    mix.forEach((country, tally) -> out.tally(COUNTRY_MIX + country, tally));
    out.tally(PHYSICAL, Tally.total(mayBePhysical, arrivals - virtual));
    out.tally(VIRTUAL, Tally.total(mayBeVirtual, virtual));
    components.values().forEach(account -> account.publish(out));
    for (DrawAccount account : List.of(counts, times, sites, edges)) {
      account.publish(out);
    }
  }
}
