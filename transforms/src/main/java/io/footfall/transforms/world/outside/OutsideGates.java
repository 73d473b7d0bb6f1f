package io.footfall.transforms.world.outside;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.contracts.RunIdentity;
import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.bundle.UpstreamGate;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.storage.FileLimit;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The six gates of a world made elsewhere (world.md section 5). */
final class OutsideGates {
  static final List<String> SEGMENTS = List.of("1A", "1B", "2A", "2B", "3A", "3B");

  private OutsideGates() {}

  /**
   * Judges every gate; member digests are verified where an index claims them.
   *
   * @return index and flag of each segment by {@code {segment}/{file}}
   */
  static Map<String, byte[]> require(String root, RunIdentity maker) {
    Map<String, byte[]> files = new TreeMap<>();
    for (String segment : SEGMENTS) {
      BundleKind kind = BundleKind.of(segment);
      String folder = UpstreamGate.bundleFolder(segment, maker.manifestFingerprint());
      UpstreamGate gate = UpstreamGate.judge(kind, root, folder, maker.manifestFingerprint());
      switch (gate.status()) {
        case MISSING ->
            throw OutsideCodes.UPSTREAM_GATE_MISSING.refusal(
                "gate " + segment + ": " + OutsideCodes.shown(gate.problem()));
        case FAIL ->
            throw OutsideCodes.UPSTREAM_GATE_MISMATCH.refusal(
                "gate " + segment + ": " + OutsideCodes.shown(gate.problem()));
        case PASS -> {}
      }
      try {
        for (String name : List.of(kind.indexName(), BundleKind.FLAG)) {
          files.put(segment + "/" + name, Storage.read(root + "/" + folder + name, limit(name)));
        }
        requireIdentity(segment, files.get(segment + "/" + kind.indexName()), maker);
      } catch (IOException e) {
        throw OutsideCodes.UPSTREAM_GATE_MISMATCH.refusal("gate " + segment + ": " + e);
      }
    }
    return files;
  }

  /** Limit of a file of a bundle, or of the folder that keeps them. */
  static FileLimit limit(String name) {
    return name.endsWith(BundleKind.FLAG) ? FileLimit.FLAG : FileLimit.DOCUMENT;
  }

  /** An index that names a world names this one. */
  private static void requireIdentity(String segment, byte[] index, RunIdentity maker)
      throws IOException {
    JsonNode json = JsonDocuments.parse(index);
    Map<String, String> expected =
        Map.of(
            "manifest_fingerprint", maker.manifestFingerprint(),
            "parameter_hash", maker.parameterHash());
    for (Map.Entry<String, String> field : expected.entrySet()) {
      String found = json.path(field.getKey()).asText(field.getValue());
      if (!found.equals(field.getValue())) {
        throw OutsideCodes.UPSTREAM_GATE_MISMATCH.refusal(
            "gate "
                + segment
                + ": the index speaks of "
                + field.getKey()
                + " "
                + OutsideCodes.shown(found)
                + "; the receipt of "
                + field.getValue());
      }
    }
  }
}
