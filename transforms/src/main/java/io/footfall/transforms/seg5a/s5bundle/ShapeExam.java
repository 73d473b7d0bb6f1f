package io.footfall.transforms.seg5a.s5bundle;

import io.footfall.transforms.civil.CivilTime;
import io.footfall.transforms.civil.TzCompiler;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.civil.WeekGrid;
import io.footfall.transforms.evidence.CheckCounter;
import io.footfall.transforms.evidence.KeyedRows;
import io.footfall.transforms.evidence.RowKey;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.seg5a.s5metrics.ShapeSums;
import io.footfall.transforms.state.UnitOutput;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks at grid, shapes and clock of a scenario; see {@link ShapeChecks#SHAPES}. */
final class ShapeExam {
  private static final String[] SHAPE_KEY = {
    "demand_class", "legal_country_iso", "tzid", "channel_group", "template_id"
  };

  private final SurfaceTables tables;
  private final WeekGrid week;
  private final CheckCounter grid;
  private final CheckCounter rows;
  private final CheckCounter nonnegative;
  private final CheckCounter mass;
  private final CheckCounter covered;
  private final CheckCounter mapping;
  private final CheckCounter clock;
  private final ShapeSums metrics;

  ShapeExam(SurfaceTables tables, String state) {
    this.tables = tables;
    this.week = new WeekGrid(tables.horizon().bucketMinutes());
    this.grid = new CheckCounter(ShapeChecks.GRID, state);
    this.rows = new CheckCounter(ShapeChecks.SHAPE_ROWS, state);
    this.nonnegative = new CheckCounter(ShapeChecks.SHAPE_VALUES, state);
    this.mass = new CheckCounter(ShapeChecks.C1, state);
    this.covered = new CheckCounter(ShapeChecks.SHAPE_DOMAIN, state);
    this.mapping = new CheckCounter(ShapeChecks.C5, state);
    this.clock = new CheckCounter(ShapeChecks.C9, state);
    this.metrics = new ShapeSums(tables.metrics());
  }

  void run(UnitOutput out) throws IOException {
    int[] bucketOf = readGrid();
    Set<RowKey> shapes = readShapes();
    Set<String> tzids = readProfile(shapes);
    TzTimetable release = release(tzids);
    for (String tzid : tzids) {
      readClock(tzid, release, bucketOf);
    }
    for (CheckCounter counter : List.of(grid, rows, nonnegative, mass, covered, mapping, clock)) {
      counter.flush(out);
    }
    metrics.flush(out::tally);
  }

  /** Published bucket by weekday and minute of the day, -1 where none stands. */
  private int[] readGrid() throws IOException {
    int[] bucketOf = new int[7 * 1_440];
    java.util.Arrays.fill(bucketOf, -1);
    int expected = 0;
    try (TableSlice slice =
        TableSlice.open(
            tables.grid(),
            KeyRange.ALL,
            "bucket_index",
            "local_day_of_week",
            "local_minutes_since_midnight",
            "bucket_duration_minutes")) {
      while (slice.next()) {
        int bucket = slice.intAt(0);
        int day = slice.intAt(1);
        int minute = slice.intAt(2);
        boolean holds =
            bucket == expected
                && bucket < week.size()
                && day == week.isoDayOfWeek(bucket)
                && minute == week.startMinute(bucket)
                && slice.intAt(3) == week.bucketMinutes();
        grid.see(
            holds, () -> "bucket " + bucket, () -> day + ":" + minute, "the bucket's own time");
        if (day >= 1 && day <= 7 && minute >= 0 && minute < 1_440) {
          bucketOf[(day - 1) * 1_440 + minute] = bucket;
        }
        expected++;
      }
    }
    int found = expected;
    grid.see(
        found == week.size(), () -> "grid", () -> found + " buckets", week.size() + " buckets");
    return bucketOf;
  }

  private Set<RowKey> readShapes() throws IOException {
    Set<RowKey> keys = new HashSet<>();
    Map<RowKey, Long> places = placesByShape();
    KeyedRows.Request request =
        new KeyedRows.Request(
            List.of(SHAPE_KEY), "bucket_index", week.size(), List.of("shape_value"), List.of());
    try (KeyedRows shapes = KeyedRows.open(request, tables.shapes(), KeyRange.ALL)) {
      while (shapes.next()) {
        RowKey key = shapes.key();
        double[] values = shapes.numbers(0);
        boolean sound = shapes.complete() && shapes.ascending();
        for (int k = 0; k < values.length; k++) {
          double value = values[k];
          int bucket = k;
          nonnegative.see(
              value >= 0 && value < Double.POSITIVE_INFINITY,
              () -> key + "|" + bucket,
              () -> String.valueOf(value),
              "finite, not negative");
        }
        rows.see(sound, key::toString, () -> shapes.rows() + " rows", "T rows, in order");
        double error = Math.abs(Compensated.sum(values) - 1);
        mass.error(error, 1e-12, key::toString, () -> "sum off by " + error);
        keys.add(key);
        List<String> parts = key.parts();
        metrics.shape(
            new ShapeSums.Key(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4)),
            values,
            places.getOrDefault(key, 0L));
      }
    }
    return keys;
  }

  /** Places of the profile by the key of their shape. */
  private Map<RowKey, Long> placesByShape() throws IOException {
    Map<RowKey, Long> places = new HashMap<>();
    try (TableSlice profile = TableSlice.open(tables.profile(), KeyRange.ALL, SHAPE_KEY)) {
      while (profile.next()) {
        places.merge(shapeOf(profile), 1L, Long::sum);
      }
    }
    return places;
  }

  private static RowKey shapeOf(TableSlice profile) {
    return new RowKey(
        0,
        List.of(
            profile.textAt(0),
            profile.textAt(1),
            profile.textAt(2),
            profile.textAt(3),
            profile.textAt(4)));
  }

  /** tzids of the profile, ascending. */
  private Set<String> readProfile(Set<RowKey> shapes) throws IOException {
    Set<String> tzids = new TreeSet<>();
    try (TableSlice profile = TableSlice.open(tables.profile(), KeyRange.ALL, SHAPE_KEY)) {
      while (profile.next()) {
        RowKey shape = shapeOf(profile);
        covered.see(shapes.contains(shape), shape::toString, () -> "no shape", "a shape");
        tzids.add(profile.textAt(2));
      }
    }
    return tzids;
  }

  /** The zones as the pinned release has them, up to a day past the horizon; null if unknown. */
  private TzTimetable release(Set<String> tzids) {
    try {
      return TzCompiler.pinned().compile(tzids, lastSecond());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private long lastSecond() {
    return tables.horizon().endSeconds() + CivilTime.MICROS_PER_DAY / 1_000_000L;
  }

  private void readClock(String tzid, TzTimetable release, int[] bucketOf) throws IOException {
    TzTimetable cache = tables.clock().load();
    boolean known = cache.contains(tzid);
    clock.see(
        known && release != null && agrees(cache, release, tzid),
        () -> tzid,
        () -> known ? "other offsets" : "no entry",
        "the offsets of the pinned release");
    if (!known) {
      return;
    }
    SurfaceTables.Horizon horizon = tables.horizon();
    int tz = cache.tzIndex(tzid);
    int[] map = week.map(cache, tz, horizon.startMicros(), horizon.buckets());
    for (int h = 0; h < map.length; h++) {
      long seconds = horizon.startMicros() / 1_000_000L + 60L * horizon.bucketMinutes() * h;
      long localMinutes = Math.floorDiv(seconds, 60L) + offset(cache, tz, seconds);
      long day = Math.floorDiv(localMinutes, 1_440L);
      int weekday = (int) Math.floorMod(day + 3, 7L);
      int minute = (int) Math.floorMod(localMinutes, 1_440L);
      int start = minute - minute % horizon.bucketMinutes();
      int expected = bucketOf[weekday * 1_440 + start];
      int bucket = h;
      mapping.see(
          map[h] == expected,
          () -> tzid + "|" + bucket,
          () -> "week bucket " + map[bucket],
          "week bucket " + expected);
    }
  }

  /** Offset by a plain walk over all entries. */
  private static int offset(TzTimetable cache, int tz, long seconds) {
    int entry = 0;
    for (int i = 0; i < cache.entries(tz); i++) {
      if (cache.instantOf(tz, i) <= seconds) {
        entry = i;
      }
    }
    return cache.offsetOf(tz, entry);
  }

  private boolean agrees(TzTimetable cache, TzTimetable release, String tzid) {
    int here = cache.tzIndex(tzid);
    int there = release.tzIndex(tzid);
    for (long t = tables.horizon().startMicros() / 1_000_000L; t <= lastSecond(); t += 900) {
      if (cache.offsetMinutes(here, t) != release.offsetMinutes(there, t)) {
        return false;
      }
    }
    return true;
  }
}
