package io.footfall.transforms.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.yaml.StrictYaml;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a gate seals, one line of {@code contracts/seg5x/sealed_artefacts.5x.yaml}.
 *
 * @param id artefact id
 * @param segment owner
 * @param manifestKey registry key
 * @param role what it is to the reader
 * @param readScope ROW_LEVEL or METADATA_ONLY
 * @param status REQUIRED or OPTIONAL
 * @param schemaRef anchor of its schema
 * @param path template below the run root; a folder ends with '/'
 * @param version template of its version, empty where the law has none
 * @param digest what its digest covers
 * @param ownerTeam team, may be empty
 */
public record ArtefactSpec(
    String id,
    String segment,
    String manifestKey,
    String role,
    String readScope,
    String status,
    String schemaRef,
    String path,
    String version,
    Digest digest,
    String ownerTeam) {
  private static final Pattern PARTITION = Pattern.compile("([a-z_]+)=\\{[a-z_]+}");

  /** What a sealed digest covers. */
  public enum Digest {
    /** The verified bundle digest. */
    GATE,
    /** Bytes of the file or folder. */
    BYTES,
    /** Bytes of every scenario's files, scenarios ascending. */
    BYTES_SCENARIOS,
    /** Bytes of a policy that passed schema and version. */
    POLICY,
    /** The row's own path and schema. */
    STRUCTURAL,
    /** The same, with one artefact per scenario. */
    STRUCTURAL_SCENARIOS,
    /** Written after sealing, therefore never sealed. */
    OWN_OUTPUT
  }

  /** Everything a segment seals, in file order. */
  public static List<ArtefactSpec> of(SealLaw law) {
    String file =
        law == SealLaw.SURFACES
            ? "seg5a/sealed_artefacts.5A.yaml"
            : "seg5b/sealed_artefacts.5B.yaml";
    List<ArtefactSpec> specs = new ArrayList<>();
    for (JsonNode n : StrictYaml.read(file, Contracts.resource(file)).json().path("artefacts")) {
      specs.add(
          new ArtefactSpec(
              text(n, "id"),
              text(n, "segment"),
              text(n, "manifest_key"),
              text(n, "role"),
              text(n, "read_scope"),
              text(n, "status"),
              text(n, "schema_ref"),
              text(n, "path"),
              text(n, "version"),
              Digest.valueOf(text(n, "digest").toUpperCase(Locale.ROOT)),
              text(n, "owner_team")));
    }
    return specs;
  }

  private static String text(JsonNode node, String field) {
    return node.required(field).asText();
  }

  /** Names of the {@code key={token}} folders in path order. */
  public List<String> partitionKeys() {
    List<String> keys = new ArrayList<>();
    if (path.contains("/{version}/")) {
      keys.add("version");
    }
    Matcher m = PARTITION.matcher(path);
    while (m.find()) {
      keys.add(m.group(1));
    }
    return keys;
  }

  /** {@link #partitionKeys()} as JSON. */
  ArrayNode keyArray() {
    ArrayNode keys = JsonDocuments.array();
    partitionKeys().forEach(keys::add);
    return keys;
  }

  /** Digest of the row's own path and schema (5B-s0-s1-s5.md A5). */
  public String structuralDigest() {
    ObjectNode node = JsonDocuments.object();
    node.put("artifact_id", id);
    node.put("manifest_key", manifestKey);
    node.set("partition_keys", keyArray());
    node.put("path_template", path);
    node.put("schema_ref", schemaRef);
    return Storage.sha256(CanonicalJson.bytes(node));
  }

  /** Layer of the owner. */
  public String ownerLayer() {
    return switch (segment) {
      case "1A", "1B", "2A", "2B", "3A", "3B", "4A", "4B" -> "layer1";
      case "5A", "5B" -> "layer2";
      case "6A", "6B" -> "layer3";
      default -> "engine";
    };
  }

  public boolean required() {
    return status.equals("REQUIRED");
  }

  /** Whether one artefact lies under each scenario. */
  public boolean perScenario() {
    return path.contains("{scenario_id}");
  }

  /**
   * Compares the path with the dictionary of the owner; a sealed folder may hold the dictionary's
   * file.
   *
   * @param version version of the merchant snapshot
   * @return what differs, if anything
   */
  public Optional<String> catalogueBreach(String version) {
    if (digest == Digest.POLICY) {
      return Optional.empty();
    }
    String listed = null;
    for (var contract : Contracts.all()) {
      if (contract.id().equals(id)) {
        listed = contract.path().text();
      }
    }
    if (digest == Digest.OWN_OUTPUT && listed == null) {
      return Optional.empty();
    }
    if (listed == null && id.equals("validation_bundle_5A")) {
      listed = Contracts.get("validation_bundle_index_5A").path().text();
    }
    if (listed == null) {
      return Optional.of(id + " stands in no dataset dictionary");
    }
    String sealed = path.replace("{version}", version);
    boolean holds = sealed.endsWith("/") && listed.startsWith(sealed);
    return holds || listed.equals(sealed)
        ? Optional.empty()
        : Optional.of(id + ": sealed at " + sealed + "; the dictionary says " + listed);
  }
}
