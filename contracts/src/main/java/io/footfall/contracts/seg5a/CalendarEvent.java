package io.footfall.contracts.seg5a;

/**
 * An event of a scenario's calendar, key event_id: {@code scenario_calendar_5A}.
 *
 * @param eventId EVT- and 24 hex digits of the hash of the row's content
 * @param eventType type of the vocabulary
 * @param startUtc first instant, inclusive
 * @param endUtc last instant, exclusive
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
    String startUtc,
    String endUtc,
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
    String notes) {}
