package io.footfall.transforms.world.edges;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import io.footfall.config.world.CdnWeightsPolicy;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.contracts.world.Edge;
import io.footfall.transforms.rng.HashWords;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Published rows of edges, ascending by {@code edge_id}. {@code edge_digest} is the SHA-256 of the
 * JSON of the other 18 columns: keys sorted, compact, ASCII, ids as numbers, doubles as shortest
 * plain decimals. Immutable.
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
        edge.city().tzid(),
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
    SortedMap<String, String> fields = new TreeMap<>();
    fields.put("seed", U64.text(partition.seed()));
    fields.put("manifest_fingerprint", text(partition.identity().manifestFingerprint()));
    fields.put("merchant_id", U64.text(e.merchantId()));
    fields.put("edge_id", text(e.edgeId()));
    fields.put("edge_seq_index", Integer.toString(e.edgeSeqIndex()));
    fields.put("country_iso", text(e.countryIso()));
    fields.put("lat_deg", decimal(e.latDeg()));
    fields.put("lon_deg", decimal(e.lonDeg()));
    fields.put("tzid_operational", text(e.tzidOperational()));
    fields.put("tz_source", text(e.tzSource()));
    fields.put("edge_weight", decimal(e.edgeWeight()));
    fields.put("hrsl_tile_id", text(e.hrslTileId()));
    fields.put("spatial_surface_id", text(e.spatialSurfaceId()));
    fields.put("cdn_policy_id", text(e.cdnPolicyId()));
    fields.put("cdn_policy_version", text(e.cdnPolicyVersion()));
    fields.put("rng_stream_id", text(e.rngStreamId()));
    fields.put("rng_event_id", text(e.rngEventId()));
    fields.put("sampling_rank", String.valueOf(e.samplingRank()));
    StringBuilder json = new StringBuilder("{");
    for (Map.Entry<String, String> field : fields.entrySet()) {
      json.append(json.length() > 1 ? "," : "")
          .append(text(field.getKey()))
          .append(':')
          .append(field.getValue());
    }
    return HexFormat.of().formatHex(HashWords.sha256(json.append('}').toString()));
  }

  /** Ids, zones and versions hold no character that JSON escapes. */
  private static String text(String value) {
    return value == null ? "null" : '"' + value + '"';
  }

  private static String decimal(double value) {
    return new BigDecimal(DoubleToDecimal.toString(value)).toPlainString();
  }
}
