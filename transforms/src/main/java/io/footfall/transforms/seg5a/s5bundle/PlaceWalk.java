package io.footfall.transforms.seg5a.s5bundle;

import io.footfall.coders.ExactSum;
import io.footfall.coders.Tally;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.civil.WeekGrid;
import io.footfall.transforms.evidence.CheckCounter;
import io.footfall.transforms.evidence.CheckLaw;
import io.footfall.transforms.evidence.KeyedRows;
import io.footfall.transforms.evidence.RowKey;
import io.footfall.transforms.seg5a.s4overlays.CalendarFactors;
import io.footfall.transforms.seg5a.s4overlays.FactorVector;
import io.footfall.transforms.table.KeyRange;
import io.footfall.transforms.table.UnitOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Walks profile, baseline, scenario, UTC copy and factor table of a merchant range side by side,
 * with the places the world demands. Keys that one table lacks or has twice are seen. Memory: one
 * place of each table, and the places of the range.
 */
final class PlaceWalk implements AutoCloseable {
  private static final List<String> PLACE = List.of("merchant_id", "legal_country_iso", "tzid");

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
  private final KeyedRows profile;
  private final KeyedRows base;
  private final KeyedRows local;
  private final KeyedRows utc;
  private final KeyedRows factors;
  private final Map<CheckLaw, CheckCounter> counters = new HashMap<>();
  private final Map<String, int[]> weekMaps = new HashMap<>();
  private final PlaceReplay replay;
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
    replay = new PlaceReplay(tables, range, state);
    SurfaceChecks.WALKED.forEach(law -> counters.put(law, new CheckCounter(law, state)));
    demanded = tables.endpoints().of(range);
    profile =
        KeyedRows.open(
            new KeyedRows.Request(
                PLACE,
                null,
                1,
                List.of("weekly_volume_expected", "scale_factor"),
                List.of("demand_class", "channel_group", "profile_id", "endpoint_basis")),
            tables.profile(),
            range);
    base =
        KeyedRows.open(
            indexed(
                "bucket_index",
                week.size(),
                "lambda_local_base",
                "weekly_volume_expected",
                "scale_factor",
                "baseline_clip_applied"),
            tables.base(),
            range);
    String index = "local_horizon_bucket_index";
    local =
        KeyedRows.open(
            indexed(index, buckets, "lambda_local_scenario", "overlay_factor_total"),
            tables.local(),
            range);
    utc =
        tables.utc() == null
            ? null
            : KeyedRows.open(
                indexed("utc_horizon_bucket_index", buckets, "lambda_utc_scenario"),
                tables.utc(),
                range);
    factors =
        tables.factors() == null
            ? null
            : KeyedRows.open(
                indexed(index, buckets, "overlay_factor_total"), tables.factors(), range);
  }

  private static KeyedRows.Request indexed(String index, int size, String... numbers) {
    return new KeyedRows.Request(PLACE, index, size, List.of(numbers), List.of("channel_group"));
  }

  private CheckCounter check(CheckLaw law) {
    return counters.get(law);
  }

  void run() throws IOException {
    List<KeyedRows> all = new ArrayList<>();
    for (KeyedRows rows : new KeyedRows[] {profile, base, local, utc, factors}) {
      if (rows != null) {
        rows.next();
        all.add(rows);
      }
    }
    for (RowKey key = smallest(all); key != null; key = smallest(all)) {
      place(key);
      for (KeyedRows rows : all) {
        if (key.equals(rows.key())) {
          rows.next();
        }
      }
    }
    for (RowKey missing : demanded) {
      check(SurfaceChecks.DOMAIN)
          .see(false, missing::toString, () -> "no row of the profile", "a row of the profile");
    }
  }

  private static RowKey smallest(List<KeyedRows> all) {
    RowKey smallest = null;
    for (KeyedRows rows : all) {
      RowKey key = rows.key();
      if (key != null && (smallest == null || key.compareTo(smallest) < 0)) {
        smallest = key;
      }
    }
    return smallest;
  }

  private static boolean at(KeyedRows rows, RowKey key) {
    return rows != null && key.equals(rows.key());
  }

  private void place(RowKey key) throws IOException {
    boolean known = at(profile, key);
    if (known) {
      profile(key);
    }
    parity(SurfaceChecks.BASE_PARITY, key, base, known, true);
    parity(SurfaceChecks.LOCAL_PARITY, key, local, known, false);
    if (at(base, key)) {
      values(SurfaceChecks.BASE_VALUES, key, base.numbers(0));
      week(key, known);
    }
    FactorVector vector = expectFactors(key);
    int[] map = weekMap(key.parts().get(1));
    if (at(local, key)) {
      coverage(key, map);
      values(SurfaceChecks.LOCAL_VALUES, key, local.numbers(0));
      recompose(key, map);
      if (known) {
        refactor(key);
      }
      totals(key);
    }
    copies(key);
    replay.place(
        key,
        at(base, key) ? base : null,
        at(local, key) ? local : null,
        at(utc, key) ? utc : null,
        map,
        expectedFactor);
    vector.undo(expectedFactor);
  }

  /** Writes the factors that the sealed calendar gives for the place. */
  private FactorVector expectFactors(RowKey key) throws IOException {
    String country = key.parts().get(0);
    String tzid = key.parts().get(1);
    String demandClass = at(profile, key) ? profile.text(0) : "";
    FactorVector vector =
        CalendarFactors.of(tables.calendar()).of(country, tzid, demandClass, key.merchantId());
    vector.apply(expectedFactor);
    if (at(local, key)) {
      points += buckets;
      suspicious += vector.warnings();
      warned +=
          CalendarFactors.of(tables.warned())
              .of(country, tzid, demandClass, key.merchantId())
              .warnings();
    }
    return vector;
  }

  private void week(RowKey key, boolean known) {
    double sum = Compensated.sum(base.numbers(0));
    double echo = base.numbers(1)[0];
    check(SurfaceChecks.WEEKLY_SUM)
        .see(
            tables.limits().weekly().holds(sum, echo),
            key::toString,
            () -> sum + " for " + echo,
            "equal within a tolerance");
    if (known) {
      double volume = profile.number(0);
      double error = Math.abs(sum - volume) / Math.max(1, volume);
      check(SurfaceChecks.C2).error(error, 1e-12, key::toString, () -> "off by " + error);
    }
  }

  private void coverage(RowKey key, int[] map) {
    check(SurfaceChecks.COVERAGE)
        .see(
            map != null && local.complete() && local.ascending(),
            key::toString,
            () ->
                map == null
                    ? "no offsets"
                    : local.rows() + " rows, " + local.misplaced() + " misplaced",
            "every bucket once, in order, in a zone of the tz cache");
  }

  private void totals(RowKey key) {
    localMass = localMass.plus(exact(Compensated.sum(local.numbers(0))));
    factorMass = factorMass.plus(exact(Compensated.sum(local.numbers(1))));
    if (at(utc, key)) {
      utcMass = utcMass.plus(exact(Compensated.sum(utc.numbers(0))));
    }
    for (double lambda : local.numbers(0)) {
      if (lambda > maxLambda) {
        maxLambda = lambda;
      }
    }
  }

  /** What is not finite fails checks of its own. */
  private static ExactSum exact(double value) {
    return Double.isFinite(value) ? ExactSum.of(value) : ExactSum.ZERO;
  }

  private void profile(RowKey key) {
    check(SurfaceChecks.PROFILE)
        .see(
            profile.complete() && profile.ascending(),
            key::toString,
            () -> profile.rows() + " rows",
            "one row, in order");
    double volume = profile.number(0);
    double scale = profile.number(1);
    check(SurfaceChecks.SCALE)
        .see(
            sound(volume) && sound(scale),
            key::toString,
            () -> volume + ", " + scale,
            "finite, not negative");
    boolean filled = true;
    for (int i = 0; i < 4; i++) {
      filled &= profile.text(i) != null && !profile.text(i).isEmpty();
    }
    check(SurfaceChecks.REQUIRED_FIELDS)
        .see(filled, key::toString, () -> "an empty text", "class, channel, profile, basis");
    boolean owned = demanded.remove(key);
    check(SurfaceChecks.C15)
        .see(owned, key::toString, () -> "no site and no edge", "a site or an edge");
    if (owned) {
      check(SurfaceChecks.DOMAIN).see(true, key::toString, () -> "", "");
    }
  }

  private void parity(CheckLaw law, RowKey key, KeyedRows rows, boolean known, boolean complete) {
    boolean there = at(rows, key);
    check(law)
        .see(
            known && there && (!complete || rows.complete() && rows.ascending()),
            key::toString,
            () ->
                !known
                    ? "no row of the profile"
                    : !there
                        ? "no rows"
                        : rows.rows() + " rows, " + rows.misplaced() + " misplaced",
            complete
                ? "every bucket once, in order, for a place of the profile"
                : "rows for a place");
  }

  private void values(CheckLaw law, RowKey key, double[] values) {
    int sound = 0;
    for (int i = 0; i < values.length; i++) {
      if (sound(values[i])) {
        sound++;
      } else {
        int bucket = i;
        check(law)
            .see(
                false,
                () -> key + "|" + bucket,
                () -> String.valueOf(values[bucket]),
                "finite, not negative");
      }
    }
    check(law).looked(sound);
  }

  private void recompose(RowKey key, int[] map) {
    double[] lambda = local.numbers(0);
    double[] factor = local.numbers(1);
    boolean based = at(base, key);
    CheckCounter bounds = check(SurfaceChecks.FACTOR_BOUNDS);
    CheckCounter exact = check(SurfaceChecks.C3);
    CheckCounter tolerated = check(SurfaceChecks.RECOMPOSITION);
    SurfaceTables.Limits limits = tables.limits();
    for (int i = 0; i < buckets; i++) {
      int h = i;
      if (factor[h] >= limits.minFactor() && factor[h] <= limits.maxFactor()) {
        bounds.looked(1);
      } else {
        bounds.see(
            false,
            () -> key + "|" + h,
            () -> String.valueOf(factor[h]),
            limits.minFactor() + ".." + limits.maxFactor());
      }
      double expected = based && map != null ? base.numbers(0)[map[h]] * factor[h] : Double.NaN;
      double error = Math.abs(lambda[h] - expected) / Math.max(1, lambda[h]);
      exact.error(error, 1e-9, () -> key + "|" + h, () -> lambda[h] + " for " + expected);
      if (limits.recompose().holds(expected, lambda[h])) {
        tolerated.looked(1);
      } else {
        tolerated.see(
            false,
            () -> key + "|" + h,
            () -> lambda[h] + " for " + expected,
            "equal within a tolerance");
      }
    }
  }

  private void refactor(RowKey key) {
    double[] factor = local.numbers(1);
    int equal = 0;
    for (int i = 0; i < buckets; i++) {
      if (factor[i] == expectedFactor[i]) {
        equal++;
      } else {
        int h = i;
        check(SurfaceChecks.FACTOR_LAW)
            .see(
                false,
                () -> key + "|" + h,
                () -> String.valueOf(factor[h]),
                String.valueOf(expectedFactor[h]));
      }
    }
    check(SurfaceChecks.FACTOR_LAW).looked(equal);
  }

  private void copies(RowKey key) {
    boolean there = at(local, key);
    if (utc != null) {
      boolean both = there && at(utc, key) && utc.complete();
      double mass = both ? Compensated.sum(local.numbers(0)) : Double.NaN;
      double copy = both ? Compensated.sum(utc.numbers(0)) : Double.NaN;
      double error = Math.abs(mass - copy) / Math.max(1, mass);
      check(SurfaceChecks.C4)
          .error(error, 1e-12, key::toString, () -> mass + " local, " + copy + " UTC");
    }
    if (factors != null) {
      boolean both = there && at(factors, key) && factors.complete();
      for (int i = 0; i < buckets; i++) {
        int h = i;
        check(SurfaceChecks.FACTOR_COPY)
            .see(
                both && local.numbers(1)[h] == factors.numbers(0)[h],
                () -> key + "|" + h,
                () -> both ? String.valueOf(factors.numbers(0)[h]) : "no row",
                "the factor of the scenario");
      }
    }
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

  private static boolean sound(double value) {
    return value >= 0 && value < Double.POSITIVE_INFINITY;
  }

  void flush(UnitOutput out) {
    SurfaceChecks.WALKED.forEach(law -> check(law).flush(out));
    replay.flush(out);
    Tally mass = Tally.NONE;
    out.tally(LOCAL_MASS, new Tally(points, 0, 0, localMass, mass.min(), maxLambda));
    out.tally(UTC_MASS, new Tally(points, 0, 0, utcMass, mass.min(), mass.max()));
    out.tally(FACTORS, new Tally(points, suspicious, 0, factorMass, mass.min(), mass.max()));
    out.tally(WARNED, new Tally(points, warned, 0, ExactSum.ZERO, mass.min(), mass.max()));
  }

  @Override
  public void close() throws IOException {
    for (KeyedRows rows : new KeyedRows[] {profile, base, local, utc, factors}) {
      if (Objects.nonNull(rows)) {
        rows.close();
      }
    }
  }
}
