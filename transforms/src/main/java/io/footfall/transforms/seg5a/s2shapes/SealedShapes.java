package io.footfall.transforms.seg5a.s2shapes;

import io.footfall.coders.SealedTable;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.table.TableSlice;
import io.footfall.transforms.table.WorkerCache;
import java.io.IOException;
import java.nio.DoubleBuffer;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The shapes of a sealed {@code class_zone_shape_5A}, one vector a key, loaded once per worker.
 * Keys of equal vectors share one (1.4 kB); there are at most as many as templates times zone
 * profiles and shifts of the week.
 */
public final class SealedShapes {
  private static final String INVALID = "5A.S3.S3_GATE_OR_S2_INVALID";

  private final Map<ShapeKey, double[]> byKey;

  private SealedShapes(Map<ShapeKey, double[]> byKey) {
    this.byKey = Collections.unmodifiableMap(byKey);
  }

  /**
   * Loads or recalls.
   *
   * @param buckets buckets of the week
   * @throws LawBroken GATE_OR_S2_INVALID if a key does not have each bucket once, in order
   */
  public static SealedShapes of(SealedTable table, int buckets) throws IOException {
    return WorkerCache.get(
        "shapes:" + buckets + ":" + table.folder() + ":" + table.manifestSha256(),
        SealedShapes.class,
        () -> new SealedShapes(load(table, buckets)));
  }

  private static Map<ShapeKey, double[]> load(SealedTable table, int buckets) throws IOException {
    Map<ShapeKey, double[]> shapes = new TreeMap<>();
    Map<DoubleBuffer, double[]> vectors = new HashMap<>();
    try (TableSlice slice =
        TableSlice.open(
            table,
            KeyRange.ALL,
            "demand_class",
            "legal_country_iso",
            "tzid",
            "channel_group",
            "template_id",
            "bucket_index",
            "shape_value")) {
      boolean more = slice.next();
      while (more) {
        ShapeKey key =
            new ShapeKey(
                slice.textAt(0),
                slice.textAt(1),
                slice.textAt(2),
                slice.textAt(3),
                slice.textAt(4));
        double[] values = new double[buckets];
        for (int k = 0; k < buckets; k++) {
          if (!more || slice.intAt(5) != k) {
            throw invalid(key, more ? "bucket " + slice.intAt(5) : "the end", "bucket " + k);
          }
          values[k] = slice.doubleAt(6);
          more = slice.next();
        }
        double[] vector = vectors.computeIfAbsent(DoubleBuffer.wrap(values), v -> values);
        if (shapes.put(key, vector) != null) {
          throw invalid(key, "a second shape", "one");
        }
      }
    }
    return shapes;
  }

  private static LawBroken invalid(ShapeKey key, String found, String expected) {
    return new LawBroken(INVALID, "V-05", key.text(), found, expected);
  }

  /** Vector of a key, not to be written to; null if there is none. */
  public double[] get(ShapeKey key) {
    return byKey.get(key);
  }

  /** Keys and vectors, ascending by key. */
  public Map<ShapeKey, double[]> all() {
    return byKey;
  }
}
