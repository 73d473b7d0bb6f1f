package io.footfall.transforms.evidence;

import io.footfall.contracts.Partition;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.gate.JsonDocuments;
import io.footfall.transforms.table.RunContext;
import io.footfall.transforms.table.Storage;
import io.footfall.transforms.table.WorkerCache;
import java.io.IOException;
import java.io.Serializable;

/**
 * The world's tz cache, opened by the digest its description states.
 *
 * @param path of the timetable
 * @param sha256 digest its bytes must have
 */
public record SealedClock(String path, String sha256) implements Serializable {
  /** Reads the description of the cache. */
  public static SealedClock of(RunContext ctx) throws IOException {
    Partition world = Partition.world(ctx.identity());
    String digest =
        JsonDocuments.read(ctx.file("tz_timetable_cache", world))
            .required("tz_index_digest")
            .textValue();
    return new SealedClock(ctx.file("tz_timetable_cache_bin", world), digest);
  }

  /** The timetable, read once per worker. */
  public TzTimetable load() throws IOException {
    return WorkerCache.get(
        "tz:" + sha256,
        TzTimetable.class,
        () -> {
          byte[] bytes = Storage.read(path);
          if (!Storage.sha256(bytes).equals(sha256)) {
            throw new IOException(path + " is not the cache that was sealed");
          }
          return TzTimetable.parse(bytes);
        });
  }
}
