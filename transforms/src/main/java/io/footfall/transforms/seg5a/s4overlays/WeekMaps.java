package io.footfall.transforms.seg5a.s4overlays;

import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.civil.WeekGrid;
import io.footfall.transforms.gate.SealedClock;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.table.WorkerCache;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Week bucket of every horizon bucket by tzid (5A-s4-s5.md section 4 step 4), through the sealed tz
 * cache. One map a tzid and worker.
 */
public final class WeekMaps {
  private final TzTimetable timetable;
  private final WeekGrid grid;
  private final long startMicros;
  private final int buckets;
  private final ConcurrentHashMap<String, int[]> maps = new ConcurrentHashMap<>();

  /**
   * Maps of a horizon.
   *
   * @param startMicros start of the horizon, UTC microseconds
   * @param buckets number of buckets, H
   */
  public WeekMaps(TzTimetable timetable, WeekGrid grid, long startMicros, int buckets) {
    this.timetable = timetable;
    this.grid = grid;
    this.startMicros = startMicros;
    this.buckets = buckets;
  }

  /**
   * Loads or recalls the maps of a tz cache.
   *
   * @param path path of the cache
   * @param sha256 its digest, checked when it is opened (DECISIONS 3.11)
   */
  public static WeekMaps of(
      String path, String sha256, WeekGrid grid, long startMicros, int buckets) throws IOException {
    String key =
        "weekmaps:" + sha256 + ":" + grid.bucketMinutes() + ":" + startMicros + ":" + buckets;
    TzTimetable timetable =
        new SealedClock(path, sha256).load("5A.S4.S4_REQUIRED_INPUT_MISSING", "V-04");
    return WorkerCache.get(
        key, WeekMaps.class, () -> new WeekMaps(timetable, grid, startMicros, buckets));
  }

  /**
   * Week bucket of each horizon bucket; not to be written to.
   *
   * @throws LawBroken HORIZON_GRID_INVALID if the cache lacks the tzid
   */
  public int[] of(String tzid) {
    if (!timetable.contains(tzid)) {
      throw new LawBroken(
          "5A.S4.S4_HORIZON_GRID_INVALID",
          "V-06",
          tzid,
          "no offsets in the tz cache",
          "one of its " + timetable.size() + " tzids");
    }
    return maps.computeIfAbsent(
        tzid, z -> grid.map(timetable, timetable.tzIndex(z), startMicros, buckets));
  }
}
