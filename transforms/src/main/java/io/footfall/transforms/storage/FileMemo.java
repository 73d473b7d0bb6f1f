package io.footfall.transforms.storage;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this process has learnt from files, good for as long as their sizes and modification times
 * stay: so that a gate in front of every state need not hash again what the state before it hashed
 * or wrote. A new process starts with nothing, and re-checks of a whole run do not ask here.
 */
public final class FileMemo {
  private static final int MAX_ENTRIES = 100_000;
  private static final ConcurrentHashMap<String, Entry> ENTRIES = new ConcurrentHashMap<>();

  private FileMemo() {}

  private record Entry(String stamps, Object value) {}

  /** Reads the files and makes a value of them. */
  @FunctionalInterface
  public interface Loader<T> {
    T load() throws IOException;
  }

  /** Lower-case hex SHA-256 of a file. */
  public static String sha256(String path) throws IOException {
    return of("sha256 " + path, List.of(path), String.class, () -> Storage.sha256(path));
  }

  /** Takes note of the digest of a file this process has just written. */
  public static void wrote(String path, String sha256) throws IOException {
    put("sha256 " + path, Storage.stamp(path), sha256);
  }

  /**
   * A value made of files.
   *
   * @param key names kind and place
   * @param files every file the value depends on
   * @throws IOException also if a file is absent
   */
  public static <T> T of(String key, List<String> files, Class<T> type, Loader<T> loader)
      throws IOException {
    String stamps = stamps(files);
    Entry known = ENTRIES.get(key);
    if (known != null && known.stamps.equals(stamps)) {
      return type.cast(known.value);
    }
    T value = loader.load();
    put(key, stamps, value);
    return value;
  }

  /**
   * Sizes and modification times of files, in this order.
   *
   * @throws IOException also if a file is absent
   */
  public static String stamps(List<String> files) throws IOException {
    StringBuilder stamps = new StringBuilder();
    for (String file : files) {
      stamps.append(files.size() == 1 ? "" : file + '\n').append(Storage.stamp(file));
    }
    return stamps.toString();
  }

  private static void put(String key, String stamps, Object value) {
    if (ENTRIES.size() > MAX_ENTRIES) {
      ENTRIES.clear();
    }
    ENTRIES.put(key, new Entry(stamps, value));
  }
}
