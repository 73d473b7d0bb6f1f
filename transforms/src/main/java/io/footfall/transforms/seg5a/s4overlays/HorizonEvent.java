package io.footfall.transforms.seg5a.s4overlays;

import io.footfall.config.seg5a.EventType;
import io.footfall.config.seg5a.ShapeKind;

/**
 * A calendar event on the horizon: buckets s &lt;= h &lt; e, a factor for each, a scope.
 *
 * @param eventId id in the calendar
 * @param type type
 * @param start first bucket; of an event of wall clocks the first it can have in any zone
 * @param end bucket after the last; likewise
 * @param local interval of an event of wall clocks, else null
 * @param kind constant or ramp
 * @param amplitude factor or peak
 * @param rampIn buckets of the rise; of an event of instants already fitted to the length
 * @param rampOut buckets of the fall; likewise
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
    LocalInterval local,
    ShapeKind kind,
    double amplitude,
    int rampIn,
    int rampOut,
    boolean global,
    String country,
    String tzid,
    String demandClass,
    Long merchantId) {
  /**
   * An interval of wall-clock times, microseconds since 1970-01-01T00:00 of the local calendar.
   *
   * @param start first time
   * @param end time after the last
   */
  public record LocalInterval(long start, long end) {
    /** Whether a time lies inside. */
    public boolean contains(long wallMicros) {
      return wallMicros >= start && wallMicros < end;
    }
  }

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

  /** Factor in a bucket of an event of instants. */
  public double factor(int h) {
    return factor(h - start, end - start);
  }

  /**
   * Factor in the event's bucket o of length many: the amplitude, or the ramp (5A-s4-s5.md section
   * 4 step 6) that peaks in the last bucket of its rise and ends at exactly 1.
   */
  double factor(int o, int length) {
    if (kind == ShapeKind.CONSTANT) {
      return amplitude;
    }
    int rise = rampIn + rampOut > length ? Math.min(rampIn, length) : rampIn;
    int fall = rampIn + rampOut > length ? Math.min(rampOut, length - rise) : rampOut;
    int plateau = length - rise - fall;
    if (rise > 0 && o < rise) {
      return 1 + (amplitude - 1) * (o + 1) / rise;
    }
    if (fall > 0 && o >= rise + plateau) {
      return amplitude - (amplitude - 1) * (o - rise - plateau + 1) / fall;
    }
    return amplitude;
  }
}
