package io.footfall.transforms.world.seal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.config.PolicyClass;
import io.footfall.contracts.DatasetContract;
import io.footfall.contracts.RunIdentity;
import io.footfall.contracts.U64;
import io.footfall.transforms.bundle.MemberListing;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.world.outside.OutsideArtefacts;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The documents of a segment's bundle, without a clock: {@code checks.json}, {@code
 * egress_checksums.json}, and for 1A and 1B the resolved identity and a table of contents.
 */
final class SegmentEvidence {
  static final String CHECKS = "checks.json";
  static final String EGRESS = "egress_checksums.json";

  private final WorldTables world;
  private final String segment;

  private SegmentEvidence(WorldTables world, String segment) {
    this.world = world;
    this.segment = segment;
  }

  /** File name below the bundle to bytes, ascending. */
  static SortedMap<String, byte[]> of(
      WorldTables world, String segment, List<WorldCheck> checks, MemberListing data)
      throws IOException {
    SegmentEvidence evidence = new SegmentEvidence(world, segment);
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(CHECKS, evidence.checks(checks));
    files.put(EGRESS, evidence.egress(data));
    if (segment.startsWith("1")) {
      files.put("MANIFEST.json", evidence.contents());
      files.put("parameter_hash_resolved.json", evidence.parameterHash());
      files.put("manifest_fingerprint_resolved.json", evidence.fingerprint());
    }
    return files;
  }

  private ObjectNode head() {
    RunIdentity identity = world.ctx().identity();
    ObjectNode json = JsonDocuments.object();
    json.put("segment_id", segment);
    json.put("manifest_fingerprint", identity.manifestFingerprint());
    json.put("parameter_hash", identity.parameterHash());
    json.put("seed", U64.big(identity.worldSeed()));
    return json;
  }

  private byte[] checks(List<WorldCheck> checks) {
    ObjectNode json = head();
    json.put("status", "PASS");
    ArrayNode list = json.putArray("checks");
    checks.forEach(check -> list.add(check.toJson()));
    return CanonicalJson.bytes(json);
  }

  private byte[] egress(MemberListing data) {
    ObjectNode json = head();
    json.set("members", data.toJson());
    return CanonicalJson.bytes(json);
  }

  private byte[] contents() throws IOException {
    ObjectNode json = head();
    json.put("run_id", world.ctx().identity().runId());
    ArrayNode list = json.putArray("datasets");
    for (DatasetContract contract : world.datasets(segment)) {
      ObjectNode entry = list.addObject();
      entry.put("dataset", contract.id());
      entry.put("path", contract.path().resolve(world.partition().tokens()));
      if (contract.isTable()) {
        entry.put("rows", world.table(contract.id()).rows());
      }
    }
    return CanonicalJson.bytes(json);
  }

  private byte[] parameterHash() {
    return resolved(world.ctx().config().files(PolicyClass.LAW));
  }

  private byte[] fingerprint() throws IOException {
    RunContext ctx = world.ctx();
    SortedMap<String, byte[]> files = new TreeMap<>(ctx.config().files(PolicyClass.WORLD));
    if (world.outside()) {
      files.putAll(OutsideArtefacts.named(OutsideArtefacts.read(ctx.root())));
    }
    return resolved(files);
  }

  private byte[] resolved(Map<String, byte[]> files) {
    ObjectNode json = head();
    ArrayNode list = json.putArray("files");
    files.forEach(
        (path, bytes) ->
            list.addObject().put("path", path).put("sha256_hex", Storage.sha256(bytes)));
    return CanonicalJson.bytes(json);
  }
}
