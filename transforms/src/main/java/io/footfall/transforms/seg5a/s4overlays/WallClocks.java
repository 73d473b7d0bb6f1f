package io.footfall.transforms.seg5a.s4overlays;

import io.footfall.config.seg5a.ScenarioHorizonConfig.Scenario;
import io.footfall.transforms.civil.TzCursor;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.state.LawBroken;

/**
 * What the clocks on the wall show at the first instant of a horizon's buckets, in every zone and
 * for buckets before and after the horizon too. All clocks are within {@link #WEST} and {@link
 * #EAST} of UTC.
 */
public final class WallClocks {
  /** No zone is further behind UTC, microseconds. */
  static final long WEST = 12 * 3_600_000_000L;

  /** No zone is further ahead of UTC, microseconds. */
  static final long EAST = 14 * 3_600_000_000L;

  private final TzTimetable timetable;
  private final int buckets;
  private final long startMicros;
  private final long bucketMicros;

  /** Clocks of a horizon. */
  public WallClocks(TzTimetable timetable, Scenario scenario) {
    this.timetable = timetable;
    // A scenario keeps its times as text.
    buckets = scenario.buckets();
    startMicros = scenario.startMicros();
    bucketMicros = scenario.bucketMicros();
  }

  /** Buckets of the horizon, H. */
  int buckets() {
    return buckets;
  }

  /** First bucket whose clock can show a wall-clock time, in any zone; may be negative. */
  long firstBucket(long wallMicros) {
    return Math.floorDiv(wallMicros - EAST - startMicros, bucketMicros);
  }

  /** Bucket after the last whose clock can show a time before this one, in any zone. */
  long endBucket(long wallMicros) {
    return Math.floorDiv(wallMicros + WEST - startMicros, bucketMicros) + 1;
  }

  /** First instant of a bucket, microseconds. */
  long anchor(long h) {
    return startMicros + h * bucketMicros;
  }

  /**
   * The clock of a zone.
   *
   * @throws LawBroken HORIZON_GRID_INVALID if the tz cache lacks the tzid
   */
  TzCursor of(String tzid) {
    if (!timetable.contains(tzid)) {
      throw new LawBroken(
          "5A.S4.S4_HORIZON_GRID_INVALID",
          "V-06",
          tzid,
          "no offsets in the tz cache",
          "one of its " + timetable.size() + " tzids");
    }
    return new TzCursor(timetable, timetable.tzIndex(tzid));
  }
}
