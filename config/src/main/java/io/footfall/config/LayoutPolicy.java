package io.footfall.config;

/**
 * What decides files but no rows (DECISIONS 1.1): {@code layout_policy}.
 *
 * @param policyId constant {@code layout_policy}
 * @param version version text
 * @param unitRows how many rows a work unit should hold
 * @param emitUtcIntensities whether 5A.S4 also writes its UTC copy
 * @param emitOverlayFactors whether 5A.S4 also writes the overlay-factor table
 * @param emitLocalTimestamps whether arrivals carry local wall clocks
 */
public record LayoutPolicy(
    String policyId,
    String version,
    UnitRows unitRows,
    boolean emitUtcIntensities,
    boolean emitOverlayFactors,
    boolean emitLocalTimestamps) {

  /**
   * Rows per unit: {@code clamp(total / divisor, min, max)} (DECISIONS section 4).
   *
   * @param divisor units a large table is cut into
   * @param min fewest rows of a full unit
   * @param max most rows of a unit
   */
  public record UnitRows(long divisor, long min, long max) {
    public UnitRows {
      if (min > max) {
        throw new PolicyViolation("/unit_rows/min", min, "at most max, " + max);
      }
    }

    /** Target for a table of this many rows. */
    public long target(long total) {
      return Math.max(min, Math.min(max, total / divisor));
    }
  }
}
