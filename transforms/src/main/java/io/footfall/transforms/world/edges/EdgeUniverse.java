package io.footfall.transforms.world.edges;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.coders.PartFile;
import io.footfall.coders.SealedTable;
import io.footfall.config.PolicyFile;
import io.footfall.config.world.RouteRngPolicy;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.Partition;
import io.footfall.transforms.bundle.ArtefactDigest;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.TableManifest;
import io.footfall.transforms.world.aliases.AliasBlob;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The digests behind {@code edge_universe_hash_3B} (world.md section 3), and the routing policy
 * that names them.
 *
 * @param cdnWeights of the bytes of {@code cdn_weights_3B}
 * @param edgeAliasIndex of the parts of {@code edge_alias_index_3B}
 * @param edgeCatalogueIndex of the parts of {@code edge_catalogue_index_3B}
 * @param virtualRules of the bytes of {@code virtual_rules_3B}
 */
public record EdgeUniverse(
    String cdnWeights, String edgeAliasIndex, String edgeCatalogueIndex, String virtualRules) {
  private static final FailureCode CONFLICT = new FailureCode("3B", "IO_WRITE_CONFLICT");
  private static final String HASH = "edge_universe_hash_3B";
  private static final String ROUTING = "virtual_routing_policy_3B";

  /** The digests of this root. */
  public static EdgeUniverse of(RunContext ctx) throws IOException {
    Partition partition = Partition.world(ctx.identity());
    return new EdgeUniverse(
        Storage.sha256(ctx.config().bytes(PolicyFile.CDN_WEIGHTS)),
        parts(ctx.table("edge_alias_index_3B", partition)),
        parts(ctx.table("edge_catalogue_index_3B", partition)),
        Storage.sha256(ctx.config().bytes(PolicyFile.VIRTUAL_RULES)));
  }

  /** The digests that a published hash states, those of a maker elsewhere. */
  public static EdgeUniverse stated(JsonNode hash) {
    return new EdgeUniverse(
        hash.path("cdn_weights_digest").asText(),
        hash.path("edge_alias_index_digest").asText(),
        hash.path("edge_catalogue_index_digest").asText(),
        hash.path("virtual_rules_digest").asText());
  }

  private static String parts(SealedTable table) throws IOException {
    List<String> paths = new ArrayList<>();
    for (PartFile part : TableManifest.of(table).parts()) {
      paths.add(table.folder() + part.name());
    }
    return ArtefactDigest.of(paths);
  }

  /** SHA-256 of the four raw digests, in component order. */
  public String universeHash() {
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    for (String digest : List.of(cdnWeights, edgeAliasIndex, edgeCatalogueIndex, virtualRules)) {
      raw.writeBytes(HexFormat.of().parseHex(digest));
    }
    return Storage.sha256(raw.toByteArray());
  }

  /** Publishes {@code edge_universe_hash_3B} and {@code virtual_routing_policy_3B}. */
  public void publish(RunContext ctx) throws IOException {
    Partition partition = Partition.world(ctx.identity());
    ctx.publish(HASH, partition, CanonicalJson.bytes(hash(ctx)), CONFLICT);
    ctx.publish(ROUTING, partition, CanonicalJson.bytes(routing(ctx, partition)), CONFLICT);
  }

  private static ObjectNode identity(RunContext ctx) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("manifest_fingerprint", ctx.identity().manifestFingerprint());
    json.put("parameter_hash", ctx.identity().parameterHash());
    return json;
  }

  private ObjectNode hash(RunContext ctx) {
    ObjectNode json = identity(ctx);
    json.put("cdn_weights_digest", cdnWeights);
    json.put("edge_alias_index_digest", edgeAliasIndex);
    json.put("edge_catalogue_index_digest", edgeCatalogueIndex);
    json.put("virtual_rules_digest", virtualRules);
    json.put("universe_hash", universeHash());
    return json;
  }

  private ObjectNode routing(RunContext ctx, Partition partition) {
    RouteRngPolicy rng = ctx.config().read(PolicyFile.ROUTE_RNG, RouteRngPolicy.class);
    ObjectNode json = identity(ctx);
    json.put("edge_universe_hash", universeHash());
    json.put("routing_policy_id", rng.policyId());
    json.put("routing_policy_version", rng.policyVersion());
    json.put("virtual_validation_policy_id", VirtualTests.POLICY_ID);
    json.put("virtual_validation_policy_version", Partition.SPEC_VERSION);
    json.put("cdn_key_digest", cdnWeights);
    json.put("alias_layout_version", AliasBlob.LAYOUT);
    json.put("alias_blob_manifest_key", "mlr.3B.s3.edge_alias_blob");
    json.put("alias_index_manifest_key", "mlr.3B.s3.edge_alias_index");
    json.put("edge_universe_hash_manifest_key", "mlr.3B.validation.edge_universe_hash");
    ObjectNode clocks = json.putObject("dual_timezone_semantics");
    clocks.put("tzid_settlement_field", "event.tzid_settlement");
    clocks.put("tzid_operational_field", "event.tzid_operational");
    clocks.put("settlement_cutoff_rule", "settlement_day_from_tzid_settlement");
    ObjectNode places = json.putObject("geo_field_bindings");
    places.put("ip_country_field", "edge.country_iso");
    places.put("ip_latitude_field", "edge.lat_deg");
    places.put("ip_longitude_field", "edge.lon_deg");
    ObjectNode paths = json.putObject("artefact_paths");
    paths.put("edge_catalogue_index", path("edge_catalogue_index_3B", partition));
    paths.put("edge_alias_blob", path("edge_alias_blob_3B", partition));
    paths.put("edge_alias_index", path("edge_alias_index_3B", partition));
    ObjectNode stream = json.putObject("virtual_edge_rng_binding");
    stream.put("module", "2B.virtual_edge");
    stream.put("substream_label", "cdn_edge_pick");
    return json;
  }

  private static String path(String dataset, Partition partition) {
    return Contracts.get(dataset).path().resolve(partition.tokens());
  }
}
