package io.footfall.transforms.diff.rows;

import java.util.List;

/**
 * A row that differs.
 *
 * @param key its key, columns joined by '|'
 * @param kind {@code only in A}, {@code only in B} or {@code changed}
 * @param columns what changed, as {@code column: a -> b}
 */
public record RowExample(String key, String kind, List<String> columns) {
  /** Kind of a row of the first run alone. */
  public static final String ONLY_A = "only in A";

  /** Kind of a row of the second run alone. */
  public static final String ONLY_B = "only in B";

  /** Kind of a row of both runs. */
  public static final String CHANGED = "changed";

  public RowExample {
    columns = List.copyOf(columns);
  }
}
