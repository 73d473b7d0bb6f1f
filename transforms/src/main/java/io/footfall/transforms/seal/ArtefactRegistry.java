package io.footfall.transforms.seal;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.config.PolicyFile;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.yaml.StrictYaml;
import io.footfall.transforms.json.JsonDocuments;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;

/** The artefact registries of {@code contracts/}: registry key and pinned digest by id. */
final class ArtefactRegistry {
  private static final List<String> FILES =
      List.of(
          "world/artefact_registry_layer1.yaml",
          "seg5a/artefact_registry_5A.yaml",
          "seg5b/artefact_registry_5B.yaml");
  private static final Map<String, Entry> ENTRIES = load();

  private ArtefactRegistry() {}

  /**
   * One artefact.
   *
   * @param manifestKey registry key
   * @param digest digest its content must have, or empty where none is pinned
   */
  record Entry(String manifestKey, String digest) {}

  /** The entry of an artefact. */
  static Optional<Entry> entry(String id) {
    return Optional.ofNullable(ENTRIES.get(listed(id)));
  }

  /** The digest an artefact must have, or empty where none is pinned. */
  static String digest(String id) {
    return entry(id).map(Entry::digest).orElse("");
  }

  /** What a sealed artefact and its registry entry disagree in, if anything. */
  static Optional<String> breach(ArtefactSpec spec) {
    Optional<Entry> entry = entry(spec.id());
    if (entry.isEmpty()) {
      return Optional.of(spec.id() + " stands in no artefact registry");
    }
    boolean bundle = spec.digest() == ArtefactSpec.Digest.GATE;
    return bundle || entry.get().manifestKey().equals(spec.manifestKey())
        ? Optional.empty()
        : Optional.of(
            spec.id()
                + ": sealed under "
                + spec.manifestKey()
                + "; the registry says "
                + entry.get().manifestKey());
  }

  /** What is wrong with the schema of an artefact, if anything. */
  static Optional<String> anchorBreach(ArtefactSpec spec) {
    try {
      String resource =
          Arrays.stream(PolicyFile.values())
              .filter(p -> p.id().equals(spec.id()))
              .map(PolicyFile::schema)
              .findFirst()
              .orElseGet(() -> Contracts.get(listed(spec.id())).schemaResource());
      boolean object = JsonDocuments.parse(Contracts.resource(resource)).isObject();
      return object ? Optional.empty() : Optional.of(spec.id() + ": " + resource + " is no schema");
    } catch (NoSuchElementException | IOException e) {
      return Optional.of(spec.id() + ": " + e.getMessage());
    }
  }

  /** The bundle of 5A stands in dictionary and registry under the id of its index. */
  private static String listed(String id) {
    return id.equals("validation_bundle_5A") ? "validation_bundle_index_5A" : id;
  }

  private static Map<String, Entry> load() {
    Map<String, Entry> entries = new TreeMap<>();
    for (String file : FILES) {
      JsonNode root = StrictYaml.read(file, Contracts.resource(file)).json();
      for (JsonNode n : root.path("artefacts")) {
        entries.put(
            n.required("id").asText(),
            new Entry(n.required("manifest_key").asText(), n.path("digest").asText("")));
      }
    }
    return entries;
  }
}
