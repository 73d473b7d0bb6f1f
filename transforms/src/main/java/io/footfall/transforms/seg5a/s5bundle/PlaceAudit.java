package io.footfall.transforms.seg5a.s5bundle;

import io.footfall.transforms.evidence.CheckCounter;
import io.footfall.transforms.evidence.CheckLaw;
import io.footfall.transforms.evidence.KeyedRows;
import io.footfall.transforms.evidence.RowKey;
import io.footfall.transforms.state.UnitOutput;
import java.util.HashMap;
import java.util.Map;

/** Judges one place after the other by {@link PlaceChecks#WALKED}, from its published rows. */
final class PlaceAudit {
  private final SurfaceTables tables;
  private final PlaceTables rows;
  private final int buckets;
  private final double[] expectedFactor;
  private final Map<CheckLaw, CheckCounter> counters = new HashMap<>();

  /**
   * @param rows the tables, standing at the place
   * @param expectedFactor factors the sealed calendar gives for the place; written by the caller
   */
  PlaceAudit(SurfaceTables tables, PlaceTables rows, double[] expectedFactor, String state) {
    this.tables = tables;
    this.rows = rows;
    this.expectedFactor = expectedFactor;
    buckets = tables.horizon().buckets();
    PlaceChecks.WALKED.forEach(law -> counters.put(law, new CheckCounter(law, state)));
  }

  private CheckCounter check(CheckLaw law) {
    return counters.get(law);
  }

  /** A place the world demands and the profile lacks. */
  void missing(RowKey key) {
    check(PlaceChecks.DOMAIN)
        .see(false, key::toString, () -> "no row of the profile", "a row of the profile");
  }

  /**
   * The place the tables stand at.
   *
   * @param map week buckets of the horizon in its zone, or null if the cache lacks the zone
   * @param owned whether a site or an edge demands the place
   */
  void place(RowKey key, int[] map, boolean owned) {
    boolean known = PlaceTables.at(rows.profile, key);
    if (known) {
      profile(key, owned);
    }
    parity(PlaceChecks.BASE_PARITY, key, rows.base, known, true);
    parity(PlaceChecks.LOCAL_PARITY, key, rows.local, known, false);
    if (PlaceTables.at(rows.base, key)) {
      values(PlaceChecks.BASE_VALUES, key, rows.base.numbers(0));
      week(key, known);
    }
    if (PlaceTables.at(rows.local, key)) {
      coverage(key, map);
      values(PlaceChecks.LOCAL_VALUES, key, rows.local.numbers(0));
      recompose(key, map);
      if (known) {
        refactor(key);
      }
    }
    copies(key);
  }

  private void week(RowKey key, boolean known) {
    double sum = Compensated.sum(rows.base.numbers(0));
    double echo = rows.base.numbers(1)[0];
    check(PlaceChecks.WEEKLY_SUM)
        .see(
            tables.limits().weekly().holds(sum, echo),
            key::toString,
            () -> sum + " for " + echo,
            "equal within a tolerance");
    if (known) {
      double volume = rows.profile.number(0);
      double error = Math.abs(sum - volume) / Math.max(1, volume);
      check(PlaceChecks.C2).error(error, 1e-12, key::toString, () -> "off by " + error);
    }
  }

  private void coverage(RowKey key, int[] map) {
    check(PlaceChecks.COVERAGE)
        .see(
            map != null && rows.local.complete() && rows.local.ascending(),
            key::toString,
            () ->
                map == null
                    ? "no offsets"
                    : rows.local.rows() + " rows, " + rows.local.misplaced() + " misplaced",
            "every bucket once, in order, in a zone of the tz cache");
  }

  private void profile(RowKey key, boolean owned) {
    check(PlaceChecks.PROFILE)
        .see(
            rows.profile.complete() && rows.profile.ascending(),
            key::toString,
            () -> rows.profile.rows() + " rows",
            "one row, in order");
    double volume = rows.profile.number(0);
    double scale = rows.profile.number(1);
    check(PlaceChecks.SCALE)
        .see(
            sound(volume) && sound(scale),
            key::toString,
            () -> volume + ", " + scale,
            "finite, not negative");
    boolean filled = true;
    for (int i = 0; i < 5; i++) {
      filled &= rows.profile.text(i) != null && !rows.profile.text(i).isEmpty();
    }
    check(PlaceChecks.REQUIRED_FIELDS)
        .see(
            filled,
            key::toString,
            () -> "an empty text",
            "class, channel, profile, template, basis");
    check(PlaceChecks.C15)
        .see(owned, key::toString, () -> "no site and no edge", "a site or an edge");
    if (owned) {
      check(PlaceChecks.DOMAIN).see(true, key::toString, () -> "", "");
    }
  }

  private void parity(CheckLaw law, RowKey key, KeyedRows table, boolean known, boolean complete) {
    boolean there = PlaceTables.at(table, key);
    check(law)
        .see(
            known && there && (!complete || table.complete() && table.ascending()),
            key::toString,
            () ->
                !known
                    ? "no row of the profile"
                    : !there
                        ? "no rows"
                        : table.rows() + " rows, " + table.misplaced() + " misplaced",
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
    double[] lambda = rows.local.numbers(0);
    double[] factor = rows.local.numbers(1);
    boolean based = PlaceTables.at(rows.base, key);
    CheckCounter bounds = check(PlaceChecks.FACTOR_BOUNDS);
    CheckCounter exact = check(PlaceChecks.C3);
    CheckCounter tolerated = check(PlaceChecks.RECOMPOSITION);
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
      double expected =
          based && map != null ? rows.base.numbers(0)[map[h]] * factor[h] : Double.NaN;
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
    double[] factor = rows.local.numbers(1);
    int equal = 0;
    for (int i = 0; i < buckets; i++) {
      if (factor[i] == expectedFactor[i]) {
        equal++;
      } else {
        int h = i;
        check(PlaceChecks.FACTOR_LAW)
            .see(
                false,
                () -> key + "|" + h,
                () -> String.valueOf(factor[h]),
                String.valueOf(expectedFactor[h]));
      }
    }
    check(PlaceChecks.FACTOR_LAW).looked(equal);
  }

  private void copies(RowKey key) {
    boolean there = PlaceTables.at(rows.local, key);
    if (rows.utc != null) {
      boolean both = there && PlaceTables.at(rows.utc, key) && rows.utc.complete();
      double mass = both ? Compensated.sum(rows.local.numbers(0)) : Double.NaN;
      double copy = both ? Compensated.sum(rows.utc.numbers(0)) : Double.NaN;
      double error = Math.abs(mass - copy) / Math.max(1, mass);
      check(PlaceChecks.C4)
          .error(error, 1e-12, key::toString, () -> mass + " local, " + copy + " UTC");
    }
    if (rows.factors != null) {
      boolean both = there && PlaceTables.at(rows.factors, key) && rows.factors.complete();
      for (int i = 0; i < buckets; i++) {
        int h = i;
        check(PlaceChecks.FACTOR_COPY)
            .see(
                both && rows.local.numbers(1)[h] == rows.factors.numbers(0)[h],
                () -> key + "|" + h,
                () -> both ? String.valueOf(rows.factors.numbers(0)[h]) : "no row",
                "the factor of the scenario");
      }
    }
  }

  private static boolean sound(double value) {
    return value >= 0 && value < Double.POSITIVE_INFINITY;
  }

  void flush(UnitOutput out) {
    PlaceChecks.WALKED.forEach(law -> check(law).flush(out));
  }
}
