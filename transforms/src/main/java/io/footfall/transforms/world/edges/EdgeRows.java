package io.footfall.transforms.world.edges;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.config.world.CdnWeightsPolicy;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.contracts.world.Edge;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.rng.HashWords;
import io.footfall.transforms.world.sites.ClockLaw;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Published rows of edges, ascending by {@code edge_id}. {@code edge_digest} is the SHA-256 of the
 * canonical JSON of the other 18 columns, ids as numbers. Immutable.
 */
public final class EdgeRows {
  /** Stream named in every row. */
  public static final String STREAM = "3B.edge_catalogue";

  private final CdnWeightsPolicy policy;
  private final Partition partition;

  /**
   * @param partition identity whose seed and fingerprint the digests cover
   */
  public EdgeRows(CdnWeightsPolicy policy, Partition partition) {
    this.policy = policy;
    this.partition = partition;
  }

  /** The rows of a merchant's edges. */
  public List<Edge> rows(long merchantId, List<EdgeLaw.Placed> placed) {
    List<Edge> rows = new ArrayList<>(placed.size());
    for (EdgeLaw.Placed edge : placed) {
      Edge row = row(merchantId, edge);
      rows.add(row.withEdgeDigest(digest(row)));
    }
    rows.sort(Comparator.comparing(Edge::edgeId));
    return rows;
  }

  private Edge row(long merchantId, EdgeLaw.Placed edge) {
    String event = STREAM + "|" + U64.text(merchantId) + "|" + edge.sequence();
    return new Edge(
        merchantId,
        HexFormat.of().toHexDigits(EdgeIds.of(merchantId, edge.sequence())),
        edge.sequence(),
        edge.city().country(),
        edge.city().lat(),
        edge.city().lon(),
        ClockLaw.tzid(edge.city()),
        edge.city().zoneSource().name(),
        edge.weight(),
        null,
        "world-cities",
        policy.policyId(),
        policy.version(),
        STREAM,
        HexFormat.of().formatHex(HashWords.sha256(event)),
        edge.rankInCountry(),
        "");
  }

  /** The digest of a row, computed anew. */
  public String digest(Edge e) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("seed", U64.big(partition.seed()));
    json.put("manifest_fingerprint", partition.identity().manifestFingerprint());
    json.put("merchant_id", U64.big(e.merchantId()));
    json.put("edge_id", e.edgeId());
    json.put("edge_seq_index", e.edgeSeqIndex());
    json.put("country_iso", e.countryIso());
    json.put("lat_deg", e.latDeg());
    json.put("lon_deg", e.lonDeg());
    json.put("tzid_operational", e.tzidOperational());
    json.put("tz_source", e.tzSource());
    json.put("edge_weight", e.edgeWeight());
    json.put("hrsl_tile_id", e.hrslTileId());
    json.put("spatial_surface_id", e.spatialSurfaceId());
    json.put("cdn_policy_id", e.cdnPolicyId());
    json.put("cdn_policy_version", e.cdnPolicyVersion());
    json.put("rng_stream_id", e.rngStreamId());
    json.put("rng_event_id", e.rngEventId());
    json.put("sampling_rank", e.samplingRank());
    return HexFormat.of().formatHex(HashWords.sha256(CanonicalJson.text(json)));
  }
}
