package io.footfall.transforms.seal;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.transforms.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a segment sorts and digests its sealed inputs. Both digests are SHA-256 over the sorted rows,
 * each as one compact JSON object of 16 keys, nothing between; the two sets of keys, their order
 * and the sort differ (5A-s0-s1.md section 2.4, 5B-s0-s1-s5.md A6).
 */
public enum SealLaw {
  /** {@code sealed_inputs_5A}. */
  SURFACES(
      List.of("owner_layer", "owner_segment", "role", "artifact_id"),
      List.of(
          "manifest_fingerprint",
          "parameter_hash",
          "owner_layer",
          "owner_segment",
          "artifact_id",
          "manifest_key",
          "role",
          "schema_ref",
          "path_template",
          "partition_keys",
          "sha256_hex",
          "version",
          "source_dictionary",
          "source_registry",
          "status",
          "read_scope")),
  /** {@code sealed_inputs_5B}. */
  ARRIVALS(
      List.of("owner_segment", "artifact_id", "role"),
      List.of(
          "manifest_fingerprint",
          "parameter_hash",
          "owner_layer",
          "owner_segment",
          "artifact_id",
          "manifest_key",
          "role",
          "schema_ref",
          "path_template",
          "partition_keys",
          "sha256_hex",
          "status",
          "read_scope",
          "notes",
          "owner_team",
          "source_manifest"));

  private final List<String> order;
  private final List<String> digestKeys;

  SealLaw(List<String> order, List<String> digestKeys) {
    this.order = order;
    this.digestKeys = digestKeys;
  }

  /** Segments that must have passed, in the order their gates are judged. */
  public List<String> upstream() {
    return this == SURFACES
        ? List.of("1A", "1B", "2A", "3B", "2B", "3A")
        : List.of("1A", "1B", "2A", "2B", "3A", "3B", "5A");
  }

  /** Rows in the order of the published array. */
  public <T extends JsonNode> List<T> sort(List<T> rows) {
    Comparator<JsonNode> by = Comparator.comparing(row -> row.path(order.get(0)).asText());
    for (String key : order.subList(1, order.size())) {
      by = by.thenComparing(row -> row.path(key).asText());
    }
    List<T> sorted = new ArrayList<>(rows);
    sorted.sort(by);
    return sorted;
  }

  /** {@code sealed_inputs_digest}; the order of the argument does not matter. */
  public String digest(List<? extends JsonNode> rows) {
    MessageDigest digest = sha256();
    for (JsonNode row : sort(rows)) {
      digest.update(text(row).getBytes(StandardCharsets.US_ASCII));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The text of a row that enters the digest. */
  public String text(JsonNode row) {
    return CanonicalJson.row(row, digestKeys);
  }

  /** A (segment, artefact) that stands twice, if any. */
  public Optional<String> duplicate(List<? extends JsonNode> rows) {
    Set<String> seen = new HashSet<>();
    for (JsonNode row : rows) {
      String id = row.path("owner_segment").asText() + "/" + row.path("artifact_id").asText();
      if (!seen.add(id)) {
        return Optional.of(id);
      }
    }
    return Optional.empty();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
