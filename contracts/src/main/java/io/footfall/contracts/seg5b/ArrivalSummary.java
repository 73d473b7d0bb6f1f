package io.footfall.contracts.seg5b;

/**
 * Row of {@code s4_arrival_summary_5B}: key and order (merchantId, bucketIndex,
 * zoneRepresentation); only keys with arrivals.
 *
 * @param merchantId unsigned
 * @param countN physical and virtual together, at least 1
 */
public record ArrivalSummary(
    long merchantId,
    long bucketIndex,
    String zoneRepresentation,
    String channelGroup,
    long countN,
    long countPhysical,
    long countVirtual) {}
