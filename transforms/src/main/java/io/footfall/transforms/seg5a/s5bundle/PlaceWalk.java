package io.footfall.transforms.seg5a.s5bundle;

import io.footfall.coders.ExactSum;
import io.footfall.coders.Tally;
import io.footfall.transforms.civil.TzCursor;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.civil.WeekGrid;
import io.footfall.transforms.evidence.RowKey;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.seg5a.s4overlays.CalendarFactors;
import io.footfall.transforms.seg5a.s4overlays.FactorVector;
import io.footfall.transforms.seg5a.s5metrics.OverlaySums;
import io.footfall.transforms.seg5a.s5metrics.PlaceSums;
import io.footfall.transforms.state.UnitOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Walks profile, baseline, scenario, UTC copy and factor table of a merchant range side by side,
 * with the places the world demands. Keys that one table lacks or has twice are seen. Memory: one
 * place of each table, and the places of the range.
 */
final class PlaceWalk implements AutoCloseable {
  /** Tally: rows, and all local intensity; largest is the largest intensity. */
  static final String LOCAL_MASS = "local_mass";

  /** Tally: all UTC intensity. */
  static final String UTC_MASS = "utc_mass";

  /** Tally: rows, those suspicious by the overlay validation policy, and the sum of factors. */
  static final String FACTORS = "factors";

  /** Tally: rows, and those outside the warning corridor of the validation policy. */
  static final String WARNED = "warned";

  private final SurfaceTables tables;
  private final WeekGrid week;
  private final int buckets;
  private final TreeSet<RowKey> demanded;
  private final PlaceTables rows;
  private final PlaceAudit audit;
  private final Map<String, int[]> weekMaps = new HashMap<>();
  private final PlaceReplay replay;
  private final PlaceSums metrics;
  private final OverlaySums overlays;
  private final double[] expectedFactor;
  private ExactSum localMass = ExactSum.ZERO;
  private ExactSum utcMass = ExactSum.ZERO;
  private ExactSum factorMass = ExactSum.ZERO;
  private double maxLambda = Double.NEGATIVE_INFINITY;
  private long points;
  private long suspicious;
  private long warned;

  PlaceWalk(SurfaceTables tables, KeyRange range, String state) throws IOException {
    this.tables = tables;
    this.week = new WeekGrid(tables.horizon().bucketMinutes());
    this.buckets = tables.horizon().buckets();
    expectedFactor = new double[buckets];
    Arrays.fill(expectedFactor, 1.0);
    metrics = new PlaceSums(tables.metrics());
    overlays = new OverlaySums(tables.metrics());
    replay = new PlaceReplay(tables, range, state, metrics);
    demanded = tables.endpoints().of(range);
    rows = new PlaceTables(tables, week.size(), range);
    audit = new PlaceAudit(tables, rows, expectedFactor, state);
  }

  void run() throws IOException {
    for (RowKey key = rows.smallest(); key != null; key = rows.smallest()) {
      place(key);
      rows.pass(key);
    }
    for (RowKey key : demanded) {
      audit.missing(key);
      metrics.missing(key.parts().get(1));
    }
  }

  private void place(RowKey key) throws IOException {
    boolean based = PlaceTables.at(rows.base, key);
    boolean there = PlaceTables.at(rows.local, key);
    boolean copied = PlaceTables.at(rows.utc, key);
    FactorVector vector = expectFactors(key);
    int[] map = weekMap(key.parts().get(1));
    boolean known = PlaceTables.at(rows.profile, key);
    boolean owned = known && demanded.remove(key);
    audit.place(key, map, owned);
    if (known && based) {
      measure(key, owned, there ? map : null);
    }
    if (there) {
      totals(copied);
    }
    replay.place(
        key,
        based ? rows.base : null,
        there ? rows.local : null,
        copied ? rows.utc : null,
        map,
        expectedFactor);
    vector.undo(expectedFactor);
  }

  /** Takes the sums of a place; those of its factors if it has a map of week buckets. */
  private void measure(RowKey key, boolean owned, int[] map) throws IOException {
    PlaceSums.Place place =
        new PlaceSums.Place(
            key.merchantId(),
            key.parts().get(0),
            key.parts().get(1),
            rows.profile.text(0),
            rows.profile.text(1),
            rows.profile.text(5),
            (long) rows.profile.number(2),
            rows.profile.number(3) > 0,
            owned);
    metrics.place(place, rows.base.numbers(0));
    if (map != null) {
      TzTimetable cache = tables.clock().load();
      CalendarFactors factors = CalendarFactors.of(tables.calendar());
      overlays.place(
          new OverlaySums.Horizon(
              place, rows.base.numbers(0), map, rows.local.numbers(0), rows.local.numbers(1)),
          new TzCursor(cache, cache.tzIndex(place.tzid())),
          factors.shared(place.country(), place.tzid(), rows.profile.text(0)),
          factors.own(key.merchantId(), place.tzid()));
    }
  }

  /** Writes the factors that the sealed calendar gives for the place. */
  private FactorVector expectFactors(RowKey key) throws IOException {
    String country = key.parts().get(0);
    String tzid = key.parts().get(1);
    String demandClass = PlaceTables.at(rows.profile, key) ? rows.profile.text(0) : "";
    FactorVector vector =
        CalendarFactors.of(tables.calendar()).of(country, tzid, demandClass, key.merchantId());
    vector.apply(expectedFactor);
    if (PlaceTables.at(rows.local, key)) {
      points += buckets;
      suspicious += vector.warnings();
      warned += warnings(country, tzid, demandClass, key.merchantId(), vector);
    }
    return vector;
  }

  /** Warnings by the validation's own corridor, which may be the calendar's. */
  private int warnings(
      String country, String tzid, String demandClass, long merchant, FactorVector vector)
      throws IOException {
    return tables.warned().digest().equals(tables.calendar().digest())
        ? vector.warnings()
        : CalendarFactors.of(tables.warned()).of(country, tzid, demandClass, merchant).warnings();
  }

  private void totals(boolean copied) {
    localMass = localMass.plus(exact(Compensated.sum(rows.local.numbers(0))));
    factorMass = factorMass.plus(exact(Compensated.sum(rows.local.numbers(1))));
    if (copied) {
      utcMass = utcMass.plus(exact(Compensated.sum(rows.utc.numbers(0))));
    }
    for (double lambda : rows.local.numbers(0)) {
      if (lambda > maxLambda) {
        maxLambda = lambda;
      }
    }
  }

  /** What is not finite fails checks of its own. */
  private static ExactSum exact(double value) {
    return Double.isFinite(value) ? ExactSum.of(value) : ExactSum.ZERO;
  }

  /** Week buckets of the horizon in a zone, or null if the cache has no such zone. */
  private int[] weekMap(String tzid) throws IOException {
    TzTimetable cache = tables.clock().load();
    if (!cache.contains(tzid)) {
      return null;
    }
    int[] known = weekMaps.get(tzid);
    if (known == null) {
      known = week.map(cache, cache.tzIndex(tzid), tables.horizon().startMicros(), buckets);
      weekMaps.put(tzid, known);
    }
    return known;
  }

  void flush(UnitOutput out) {
    audit.flush(out);
    replay.flush(out);
    metrics.flush(out::tally);
    overlays.flush(out::tally);
    Tally mass = Tally.NONE;
    out.tally(LOCAL_MASS, new Tally(points, 0, 0, localMass, mass.min(), maxLambda));
    out.tally(UTC_MASS, new Tally(points, 0, 0, utcMass, mass.min(), mass.max()));
    out.tally(FACTORS, new Tally(points, suspicious, 0, factorMass, mass.min(), mass.max()));
    out.tally(WARNED, new Tally(points, warned, 0, ExactSum.ZERO, mass.min(), mass.max()));
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
