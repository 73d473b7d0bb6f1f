package io.footfall.contracts.seg5a;

/**
 * An event of a scenario's calendar, key event_id: {@code scenario_calendar_5A}.
 *
 * @param eventId EVT- and 24 hex digits of the hash of the row's content
 * @param eventType type of the vocabulary
 * @param clock utc: the interval is one of instants; local: one of wall clocks, in the zone of each
 *     row
 * @param startUtc first instant, inclusive; null if the clock is local
 * @param endUtc last instant, exclusive; null if the clock is local
 * @param startLocal first wall-clock time, inclusive; null if the clock is utc
 * @param endLocal last wall-clock time, exclusive; null if the clock is utc
 * @param shapeKind constant or ramp
 * @param amplitude factor of a constant event, else null
 * @param amplitudePeak peak factor of a ramp, else null
 * @param rampInBuckets horizon buckets of a ramp's rise, else null
 * @param rampOutBuckets horizon buckets of a ramp's fall, else null
 * @param scopeGlobal whether every row is meant
 * @param countryIso country predicate or null
 * @param tzid zone predicate or null
 * @param demandClass class predicate or null
 * @param merchantId merchant predicate, unsigned, or null
 * @param notes how the event came about
 */
public record CalendarEvent(
    String eventId,
    String eventType,
    String clock,
    String startUtc,
    String endUtc,
    String startLocal,
    String endLocal,
    String shapeKind,
    Double amplitude,
    Double amplitudePeak,
    Integer rampInBuckets,
    Integer rampOutBuckets,
    boolean scopeGlobal,
    String countryIso,
    String tzid,
    String demandClass,
    Long merchantId,
    String notes) {
  /** The same event under an id. */
  public CalendarEvent withEventId(String id) {
    return new CalendarEvent(
        id,
        eventType,
        clock,
        startUtc,
        endUtc,
        startLocal,
        endLocal,
        shapeKind,
        amplitude,
        amplitudePeak,
        rampInBuckets,
        rampOutBuckets,
        scopeGlobal,
        countryIso,
        tzid,
        demandClass,
        merchantId,
        notes);
  }
}
