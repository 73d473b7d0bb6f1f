package io.footfall.transforms.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Small global tables (tz cache, grid, calendar, shapes), loaded once per JVM and addressed by
 * digest, so that they travel neither in closures nor as side inputs (DESIGN law 1). Values must be
 * immutable and independent of who loads them.
 */
public final class WorkerCache {
  private static final int MAX_ENTRIES = 256;
  private static final ConcurrentHashMap<String, Object> ENTRIES = new ConcurrentHashMap<>();

  private WorkerCache() {}

  /** Loads a value. */
  @FunctionalInterface
  public interface Loader<T> {
    T load() throws IOException;
  }

  /**
   * The value of a key.
   *
   * @param key names kind and digest, such as {@code tz:<sha256>}
   */
  public static <T> T get(String key, Class<T> type, Loader<T> loader) throws IOException {
    if (ENTRIES.size() > MAX_ENTRIES) {
      ENTRIES.clear();
    }
    Function<String, Object> load =
        k -> {
          try {
            return loader.load();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    try {
      return type.cast(ENTRIES.computeIfAbsent(key, load));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
