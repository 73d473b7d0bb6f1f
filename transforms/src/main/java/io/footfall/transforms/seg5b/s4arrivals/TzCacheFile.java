package io.footfall.transforms.seg5b.s4arrivals;

import io.footfall.contracts.Partition;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.gate.JsonDocuments;
import io.footfall.transforms.table.LawBroken;
import io.footfall.transforms.table.RunContext;
import io.footfall.transforms.table.Storage;
import io.footfall.transforms.table.WorkerCache;
import java.io.IOException;
import java.io.Serializable;

/**
 * Where the world's tz cache lies and what its bytes must hash to.
 *
 * @param path {@code tz_cache_v1.bin}
 * @param sha256 {@code tz_index_digest} of its description
 */
public record TzCacheFile(String path, String sha256) implements Serializable {
  /** Largest cache, bytes: every zone of the world for two centuries needs less. */
  private static final long MAX_BYTES = 64L << 20;

  /** Reads the digest from {@code tz_timetable_cache}. */
  public static TzCacheFile of(RunContext ctx) throws IOException {
    Partition world = Partition.world(ctx.identity());
    String digest = JsonDocuments.sha256(ctx.file("tz_timetable_cache", world), "tz_index_digest");
    return new TzCacheFile(ctx.file("tz_timetable_cache_bin", world), digest);
  }

  /**
   * The timetable, read once per worker.
   *
   * @throws LawBroken DST_MAPPING_FAILED if the bytes are not those that were sealed, or no cache
   */
  public TzTimetable load() throws IOException {
    return WorkerCache.get("tz:" + sha256, TzTimetable.class, this::read);
  }

  private TzTimetable read() throws IOException {
    byte[] bytes = Storage.read(path, MAX_BYTES);
    String found = Storage.sha256(bytes);
    if (!found.equals(sha256)) {
      throw new LawBroken("5B.S4.DST_MAPPING_FAILED", "C9", path, found, sha256);
    }
    try {
      return TzTimetable.parse(bytes);
    } catch (IllegalArgumentException e) {
      throw new LawBroken("5B.S4.DST_MAPPING_FAILED", "C9", path, e.getMessage(), "a TZC1 cache");
    }
  }
}
