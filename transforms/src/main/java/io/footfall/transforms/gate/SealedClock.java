package io.footfall.transforms.gate;

import io.footfall.contracts.Partition;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.FileLimit;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.WorkerCache;
import java.io.IOException;
import java.io.Serializable;

/**
 * The world's tz cache, opened by the digest its description states (DECISIONS 3.11).
 *
 * @param path of the timetable, {@code tz_cache_v1.bin}
 * @param sha256 digest its bytes must have, {@code tz_index_digest} of the description
 */
public record SealedClock(String path, String sha256) implements Serializable {
  /** Reads the description of the cache. */
  public static SealedClock of(RunContext ctx) throws IOException {
    Partition world = Partition.world(ctx.identity());
    String digest = JsonDocuments.sha256(ctx.file("tz_timetable_cache", world), "tz_index_digest");
    return new SealedClock(ctx.file("tz_timetable_cache_bin", world), digest);
  }

  /**
   * The timetable, read once per worker.
   *
   * @throws IOException if the file cannot be read, is not the one that was sealed, or no TZC1
   *     cache
   */
  public TzTimetable load() throws IOException {
    try {
      return load("", "");
    } catch (LawBroken e) {
      throw new IOException(
          path + ": found " + e.finding().found() + "; expected " + e.finding().expected(), e);
    }
  }

  /**
   * As above, for a state that has a code of its own for a cache other than the sealed one.
   *
   * @param code canonical code with its state
   * @param check id of the check that is broken
   * @throws LawBroken with this code if the file is not the one that was sealed, or no TZC1 cache
   */
  public TzTimetable load(String code, String check) throws IOException {
    return WorkerCache.get("tz:" + sha256, TzTimetable.class, () -> read(code, check));
  }

  private TzTimetable read(String code, String check) throws IOException {
    byte[] bytes = Storage.read(path, FileLimit.TIMETABLE);
    String found = Storage.sha256(bytes);
    if (!found.equals(sha256)) {
      throw new LawBroken(code, check, path, "digest " + found, "digest " + sha256);
    }
    try {
      return TzTimetable.parse(bytes);
    } catch (IllegalArgumentException e) {
      throw new LawBroken(code, check, path, e.getMessage(), "a TZC1 cache");
    }
  }
}
