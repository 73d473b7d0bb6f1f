package io.footfall.transforms.seg5a.s4overlays;

import io.footfall.config.seg5a.EventType;
import io.footfall.config.seg5a.ShapeKind;

/**
 * A calendar event on the horizon: buckets s &lt;= h &lt; e, a factor for each, a scope.
 *
 * @param eventId id in the calendar
 * @param type type
 * @param start first bucket
 * @param end bucket after the last
 * @param kind constant or ramp
 * @param amplitude factor or peak
 * @param rampIn buckets of the rise, already fitted to the length
 * @param rampOut buckets of the fall, already fitted to the length
 * @param global whether every row is meant
 * @param country country predicate or null
 * @param tzid zone predicate or null
 * @param demandClass class predicate or null
 * @param merchantId merchant predicate or null, unsigned
 */
public record HorizonEvent(
    String eventId,
    EventType type,
    int start,
    int end,
    ShapeKind kind,
    double amplitude,
    int rampIn,
    int rampOut,
    boolean global,
    String country,
    String tzid,
    String demandClass,
    Long merchantId) {
  /** Whether the predicates hold for all rows of a country, tzid and class (merchants apart). */
  public boolean matches(String rowCountry, String rowTzid, String rowClass) {
    return merchantId == null
        && (global
            || (country == null || country.equals(rowCountry))
                && (tzid == null || tzid.equals(rowTzid))
                && (demandClass == null || demandClass.equals(rowClass)));
  }

  /**
   * How specific the scope is: the guide's lexicographic order of (merchant, demand_class, tzid,
   * country, global) as one number.
   */
  public int specificity() {
    return (merchantId != null ? 16 : 0)
        + (demandClass != null ? 8 : 0)
        + (tzid != null ? 4 : 0)
        + (country != null ? 2 : 0)
        + (global ? 1 : 0);
  }

  /**
   * Factor in a bucket of the event: the amplitude, or the ramp (5A-s4-s5.md section 4 step 6) that
   * peaks in the last bucket of its rise and ends at exactly 1.
   */
  public double factor(int h) {
    if (kind == ShapeKind.CONSTANT) {
      return amplitude;
    }
    int o = h - start;
    int plateau = end - start - rampIn - rampOut;
    if (rampIn > 0 && o < rampIn) {
      return 1 + (amplitude - 1) * (o + 1) / rampIn;
    }
    if (rampOut > 0 && o >= rampIn + plateau) {
      return amplitude - (amplitude - 1) * (o - rampIn - plateau + 1) / rampOut;
    }
    return amplitude;
  }
}
