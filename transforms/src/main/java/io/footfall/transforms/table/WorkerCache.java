package io.footfall.transforms.table;

import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Small global tables (tz cache, grid, calendar, shapes), loaded once per JVM and addressed by
 * digest, so that they travel neither in closures nor as side inputs (DESIGN law 1). Values must be
 * immutable and independent of who loads them.
 */
public final class WorkerCache {
  private static final int MAX_ENTRIES = 256;
  private static final ConcurrentHashMap<String, Entry> ENTRIES = new ConcurrentHashMap<>();

  private WorkerCache() {}

  /** Loads a value. */
  @FunctionalInterface
  public interface Loader<T> {
    T load() throws IOException;
  }

  /** A value, or the place where one thread loads it while others wait. */
  private static final class Entry {
    private Object value;
    private volatile boolean wanted;

    synchronized Object get(Loader<?> loader) throws IOException {
      if (value == null) {
        value = loader.load();
      }
      return value;
    }
  }

  /**
   * The value of a key. A loader may ask for other keys; a failed one leaves nothing.
   *
   * @param key names kind and digest, such as {@code tz:<sha256>}
   */
  public static <T> T get(String key, Class<T> type, Loader<T> loader) throws IOException {
    if (ENTRIES.size() > MAX_ENTRIES) {
      ENTRIES.clear();
    }
    Entry entry = ENTRIES.computeIfAbsent(key, k -> new Entry());
    entry.wanted = true;
    return type.cast(entry.get(loader));
  }

  /**
   * Drops what nobody has asked for since this was called last. A process that runs one state after
   * the other calls it between them, or the tables of all states stay to the end.
   */
  public static void sweep() {
    ENTRIES.values().removeIf(entry -> !entry.wanted);
    ENTRIES.values().forEach(entry -> entry.wanted = false);
  }
}
