package io.footfall.contracts.world;

/**
 * Row of {@code edge_catalogue_3B}. Every edge of every merchant that has edges.
 *
 * @param merchantId merchant, unsigned decimal 1 to 2^64-1
 * @param edgeId BE64 of the last eight bytes of SHA-256("3B.EDGE" 1F merchant 1F LE32 sequence),
 *     hex, not zero
 * @param edgeSeqIndex sequence inside the merchant, from 0, in order of country
 * @param countryIso country of the edge
 * @param latDeg degrees north, six decimals
 * @param lonDeg degrees east, six decimals
 * @param tzidOperational zone of the edge
 * @param tzSource what decided the zone
 * @param edgeWeight share of the merchant's virtual demand; the shares of a merchant sum to 1
 *     within 1e-12
 * @param hrslTileId population tile; always empty here
 * @param spatialSurfaceId resource the place was drawn from; null where empty
 * @param cdnPolicyId policy of the country mix; null where empty
 * @param cdnPolicyVersion version of the policy; null where empty
 * @param rngStreamId stream of the place
 * @param rngEventId SHA-256 of stream|merchant|sequence
 * @param samplingRank rank of the edge inside its country, from 0; null where empty
 * @param edgeDigest SHA-256 of the canonical JSON of the other 18 columns
 */
public record Edge(
    long merchantId,
    String edgeId,
    int edgeSeqIndex,
    String countryIso,
    double latDeg,
    double lonDeg,
    String tzidOperational,
    String tzSource,
    double edgeWeight,
    String hrslTileId,
    String spatialSurfaceId,
    String cdnPolicyId,
    String cdnPolicyVersion,
    String rngStreamId,
    String rngEventId,
    Integer samplingRank,
    String edgeDigest) {
  /** The same edge with its digest. */
  public Edge withEdgeDigest(String digest) {
    return new Edge(
        merchantId,
        edgeId,
        edgeSeqIndex,
        countryIso,
        latDeg,
        lonDeg,
        tzidOperational,
        tzSource,
        edgeWeight,
        hrslTileId,
        spatialSurfaceId,
        cdnPolicyId,
        cdnPolicyVersion,
        rngStreamId,
        rngEventId,
        samplingRank,
        digest);
  }
}
