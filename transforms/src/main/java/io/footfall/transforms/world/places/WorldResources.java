package io.footfall.transforms.world.places;

import io.footfall.transforms.civil.TzCompiler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The resource files that decide the world, by base name: artefacts of the manifest fingerprint
 * (DECISIONS 1.2).
 */
public final class WorldResources {
  private static final String[] NAMES = {
    "world-cities.tsv.gz", "mcc.tsv", "country-economy.tsv", "tz-links.tsv"
  };
  private static final String TZDB = "/org/threeten/bp/TZDB.dat";

  private WorldResources() {}

  /** Base name to bytes, ascending by name. */
  public static Map<String, byte[]> artefacts() {
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : NAMES) {
      files.put(name, read(WorldResources.class, "/io/footfall/transforms/world/" + name));
    }
    files.put("TZDB.dat", read(TzCompiler.class, TZDB));
    return Collections.unmodifiableMap(files);
  }

  private static byte[] read(Class<?> near, String path) {
    try (InputStream in = near.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("Resource " + path + " is absent");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
