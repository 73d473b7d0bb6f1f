package io.footfall.transforms.seg5b.s2intensity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Factors and normals used last in this JVM, at most 64 MiB of them. A vector is a pure function of
 * its key, so two threads that miss at once only compute it twice.
 */
public final class FactorCache {
  private static final long MAX_DOUBLES = 8L << 20;
  private static final Map<Key, double[]> VECTORS = new LinkedHashMap<>(16, 0.75f, true);

  private static long held;

  private FactorCache() {}

  /**
   * Names a vector.
   *
   * @param plan digest of all that decides the rows of the state
   * @param name group of a factor vector, domain key of normals
   */
  public record Key(String plan, String name) {}

  /** The vector of a key; the caller must not write into it. */
  public static double[] get(Key key, Supplier<double[]> compute) {
    synchronized (VECTORS) {
      double[] known = VECTORS.get(key);
      if (known != null) {
        return known;
      }
    }
    double[] vector = compute.get();
    synchronized (VECTORS) {
      if (VECTORS.putIfAbsent(key, vector) == null) {
        held += vector.length;
      }
      var eldest = VECTORS.entrySet().iterator();
      while (held > MAX_DOUBLES && eldest.hasNext()) {
        held -= eldest.next().getValue().length;
        eldest.remove();
      }
    }
    return vector;
  }

  /** Numbers held now. */
  static long held() {
    synchronized (VECTORS) {
      return held;
    }
  }
}
