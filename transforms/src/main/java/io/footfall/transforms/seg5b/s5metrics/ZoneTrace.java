package io.footfall.transforms.seg5b.s5metrics;

import io.footfall.config.seg5b.ArrivalTimePlacementPolicy.PlacementKind;

/**
 * What one (merchant, zone) shows inside its buckets, arrival by arrival in order of time. Not
 * thread safe.
 */
public final class ZoneTrace {
  /** Bins of the place of an arrival in its bucket's mass; falling buckets are mirrored. */
  static final int PLACE_BINS = 256;

  /** Bins of a merchant's spacings. */
  static final int SPACING_BINS = 256;

  private static final long ONE = Double.doubleToRawLongBits(1.0);

  /** Buckets are compared by what arrives within this part of them on both sides of an edge. */
  static final int EDGE_PARTS = 12;

  final String zone;
  final String demandClass;
  final String channel;
  final String country;
  final String groupName;
  final LocalHours hours;
  final double virtualShare;
  final double[] lambda;
  final double[] baseline;
  final int[] owed;
  final int[] atStart;
  final int[] atEnd;
  final int[] physicalAfter;
  final int[] virtualAfter;
  private final Sink sink;
  private final DeclaredDensity density;
  private int bucket = -1;
  private double before;
  private int left;

  /** Where the arrivals of all zones of a merchant are counted, and the last was. */
  static final class Sink {
    final long[] places;
    final long[] spacings = new long[SPACING_BINS];
    final long bucketMicros;
    final long edgeMicros;

    Sink(long bucketMicros, long[] places) {
      this.bucketMicros = bucketMicros;
      this.places = places;
      edgeMicros = bucketMicros / EDGE_PARTS;
    }
  }

  /**
   * Facts of a key.
   *
   * @param virtualShare chance that an arrival is virtual, or NaN if nobody knows
   */
  record Facts(
      String zone,
      String demandClass,
      String channel,
      String country,
      String groupName,
      double virtualShare) {}

  ZoneTrace(
      Facts facts,
      LocalHours hours,
      double[] lambda,
      double[] baseline,
      double[] counts,
      PlacementKind placement,
      Sink sink) {
    zone = facts.zone();
    demandClass = facts.demandClass();
    channel = facts.channel();
    country = facts.country();
    groupName = facts.groupName();
    virtualShare = facts.virtualShare();
    this.hours = hours;
    this.sink = sink;
    this.lambda = lambda.clone();
    this.baseline = baseline.clone();
    owed = new int[counts.length];
    for (int b = 0; b < counts.length; b++) {
      boolean sound = lambda[b] >= 0 && lambda[b] < 1e6;
      this.lambda[b] = sound ? lambda[b] : 0;
      owed[b] = counts[b] >= 0 && counts[b] < 1e6 ? (int) counts[b] : 0;
    }
    atStart = new int[counts.length];
    atEnd = new int[counts.length];
    physicalAfter = hours.divided ? new int[counts.length] : null;
    virtualAfter = hours.divided ? new int[counts.length] : null;
    density = new DeclaredDensity(placement);
  }

  /** An arrival so many microseconds after the start of a bucket. */
  public void arrival(int b, long offset, boolean virtual) {
    if (b != bucket) {
      bucket = b;
      density.set(lambda, b);
      before = 0;
      left = owed[b];
    }
    if (offset < sink.edgeMicros) {
      atStart[b]++;
    } else if (offset >= sink.bucketMicros - sink.edgeMicros) {
      atEnd[b]++;
    }
    if (offset >= hours.split[b]) {
      (virtual ? virtualAfter : physicalAfter)[b]++;
    }
    double below = density.below((offset + 0.5) / sink.bucketMicros);
    sink.places[bin(density.falling() ? 1 - below : below, PLACE_BINS)]++;
    if (left > 0) {
      double rest = before < 1 ? Math.min(1, (1 - below) / (1 - before)) : 0;
      sink.spacings[bin(1 - power(rest, left), SPACING_BINS)]++;
      before = below;
      left--;
    }
  }

  private static int bin(double value, int bins) {
    return Math.max(0, Math.min(bins - 1, (int) (value * bins)));
  }

  /**
   * The same bits everywhere: products alone. A factor is chosen by its bits, because a branch on
   * the exponent is guessed wrong every other time.
   */
  static double power(double base, int exponent) {
    double result = 1;
    double square = base;
    for (int e = exponent; e > 0; e >>= 1) {
      long chosen = -(e & 1L);
      long factor = Double.doubleToRawLongBits(square) & chosen | ONE & ~chosen;
      result *= Double.longBitsToDouble(factor);
      square *= square;
    }
    return result;
  }
}
