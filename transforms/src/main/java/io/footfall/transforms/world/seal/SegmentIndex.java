package io.footfall.transforms.world.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.RunIdentity;
import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.bundle.MemberListing;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.storage.Storage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes the index of a layer-1 bundle in the shape of its kind (world.md section 5). 2B lists its
 * data and evidence by digest, 3A names both as members; the others list their evidence, which
 * names the data.
 */
final class SegmentIndex {
  private final BundleKind kind;
  private final String folder;
  private final RunIdentity identity;
  private final SortedMap<String, byte[]> evidence;
  private final MemberListing data;

  /**
   * @param folder bundle folder below the run root, with trailing '/'
   */
  SegmentIndex(
      BundleKind kind,
      String folder,
      RunIdentity identity,
      SortedMap<String, byte[]> evidence,
      MemberListing data) {
    this.kind = kind;
    this.folder = folder;
    this.identity = identity;
    this.evidence = evidence;
    this.data = data;
  }

  byte[] toJson() {
    JsonNode json =
        switch (kind) {
          case SEG_1A, SEG_1B -> artifacts();
          case SEG_2A -> JsonDocuments.object().set("files", hashed(digests("")));
          case SEG_2B -> hashed(withData());
          case SEG_3A -> envelope("s6_receipt_digest", SegmentEvidence.CHECKS, members(folder));
          case SEG_3B -> envelope("s5_manifest_digest", SegmentEvidence.EGRESS, members(""));
          default -> throw new IllegalArgumentException("No layer-1 bundle: " + kind.segment());
        };
    return CanonicalJson.bytes(json);
  }

  private ArrayNode artifacts() {
    ArrayNode list = JsonDocuments.array();
    SortedMap<String, byte[]> files = new TreeMap<>(evidence);
    files.put(kind.indexName(), new byte[0]);
    for (String name : files.keySet()) {
      ObjectNode row = list.addObject();
      row.put(
          "artifact_id", name.substring(0, name.indexOf('.')).toLowerCase(java.util.Locale.ROOT));
      row.put("kind", name.equals(SegmentEvidence.EGRESS) ? "table" : "summary");
      row.put("path", name);
      row.put("mime", "application/json");
      row.putNull("notes");
    }
    return list;
  }

  private SortedMap<String, String> digests(String prefix) {
    SortedMap<String, String> digests = new TreeMap<>();
    evidence.forEach((name, bytes) -> digests.put(prefix + name, Storage.sha256(bytes)));
    return digests;
  }

  private SortedMap<String, String> withData() {
    SortedMap<String, String> digests = digests(folder);
    data.files().forEach(file -> digests.put(file.path(), file.sha256()));
    return digests;
  }

  private static ArrayNode hashed(SortedMap<String, String> digests) {
    ArrayNode list = JsonDocuments.array();
    digests.forEach((path, sha) -> list.addObject().put("path", path).put("sha256_hex", sha));
    return list;
  }

  private JsonNode envelope(String receipt, String receiptFile, List<ObjectNode> members) {
    ObjectNode json = JsonDocuments.object();
    json.put("manifest_fingerprint", identity.manifestFingerprint());
    json.put("parameter_hash", identity.parameterHash());
    json.put(receipt, Storage.sha256(evidence.get(receiptFile)));
    json.putArray("members").addAll(members);
    return json;
  }

  private List<ObjectNode> members(String prefix) {
    List<ObjectNode> members = new java.util.ArrayList<>();
    for (Map.Entry<String, String> file : digests("").entrySet()) {
      ObjectNode row = JsonDocuments.object();
      row.put("logical_id", file.getKey().substring(0, file.getKey().indexOf('.')));
      row.put("path", prefix + file.getKey());
      row.put("schema_ref", "world/validation_bundle_" + kind.segment() + ".schema.json");
      row.put("sha256_hex", file.getValue());
      row.put("role", "evidence");
      row.put("size_bytes", evidence.get(file.getKey()).length);
      members.add(row);
    }
    if (kind.rootRelative()) {
      for (MemberListing.DataFile file : data.files()) {
        ObjectNode row = JsonDocuments.object();
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        row.put("logical_id", file.dataset() + "/" + name);
        row.put("path", file.path());
        row.put("schema_ref", Contracts.get(file.dataset()).schemaResource());
        row.put("sha256_hex", file.sha256());
        row.put("role", "egress");
        members.add(row);
      }
    }
    members.sort(Comparator.comparing(row -> row.path("logical_id").textValue()));
    return members;
  }
}
