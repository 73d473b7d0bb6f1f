package io.footfall.contracts.seg5b;

/**
 * Row of {@code arrival_events_5B}: key (merchantId, arrivalSeq), order (merchantId, tsUtc,
 * arrivalSeq). Exactly one of siteId and edgeId is set.
 *
 * @param merchantId unsigned
 * @param legalCountryIso country of the site or edge
 * @param zoneRepresentation tzid of the count row
 * @param bucketIndex bucket of the UTC grid
 * @param arrivalSeq chronological rank within seed, scenario and merchant, from 1
 * @param tsUtc microseconds since 1970-01-01T00:00Z
 * @param tzidPrimary equals zoneRepresentation
 * @param tsLocalPrimary wall clock in tzidPrimary, microseconds; null if local clocks are off
 * @param utcOffsetMinutes offset of tzidPrimary at tsUtc
 * @param tzidSettlement null where equal to tzidPrimary, and for physical arrivals
 * @param tsLocalSettlement wall clock in tzidSettlement, microseconds
 * @param tzidOperational null where equal to tzidPrimary
 * @param tsLocalOperational wall clock in tzidOperational, microseconds
 * @param routingUniverseHash universe hash of the edge universe
 * @param siteId unsigned, null for virtual arrivals
 * @param edgeId unsigned, null for physical arrivals
 */
public record ArrivalEvent(
    long merchantId,
    String legalCountryIso,
    String zoneRepresentation,
    String demandClass,
    String channelGroup,
    long bucketIndex,
    long arrivalSeq,
    long tsUtc,
    String tzidPrimary,
    Long tsLocalPrimary,
    int utcOffsetMinutes,
    String tzidSettlement,
    Long tsLocalSettlement,
    String tzidOperational,
    Long tsLocalOperational,
    String routingUniverseHash,
    boolean isVirtual,
    Long siteId,
    Long edgeId) {}
