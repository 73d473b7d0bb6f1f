package io.footfall.transforms.seg5a.s5bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.contracts.Partition;
import io.footfall.contracts.seg5a.ScenarioManifestRow;
import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.bundle.UpstreamGate;
import io.footfall.transforms.evidence.EvidenceBook;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.seal.SealLaw;
import io.footfall.transforms.seg5a.s0gate.ScenarioManifest;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.table.ReadTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What 5A.S0 left, judged again on the driver: documents and manifest, digest of the sealed inputs,
 * bundles of layer 1. A fault is evidence, not an exception.
 */
final class GateExam {
  private static final List<String> SEGMENTS = List.of("1A", "1B", "2A", "2B", "3A", "3B");

  private final RunContext ctx;
  private final ScenarioHorizonConfig horizon;
  private final Partition world;
  private final List<String> faults = new ArrayList<>();
  private final List<String> digests = new ArrayList<>();
  private final List<String> bundles = new ArrayList<>();

  GateExam(RunContext ctx, ScenarioHorizonConfig horizon) {
    this.ctx = ctx;
    this.horizon = horizon;
    this.world = Partition.surfaces(ctx.identity(), null);
  }

  /** Reads all of it. */
  GateExam run() {
    JsonNode receipt = document("s0_gate_receipt_5A");
    JsonNode inputs = document("sealed_inputs_5A");
    List<JsonNode> rows = new ArrayList<>();
    inputs.forEach(rows::add);
    rows.forEach(row -> ours("sealed_inputs_5A", row));
    if (!receipt.isMissingNode()) {
      ours("s0_gate_receipt_5A", receipt);
    }
    SealLaw.SURFACES.duplicate(rows).ifPresent(id -> faults.add(id + " is sealed twice"));
    scenarios(receipt, rows);
    digest(receipt, rows);
    upstream(receipt);
    return this;
  }

  /** Judges what {@link #run} has found. */
  void judge(EvidenceBook book) {
    book.judge(SurfaceChecks.S0_PRESENT, null, 3, faults);
    book.judge(SurfaceChecks.S0_DIGEST, null, 1, digests);
    book.judge(SurfaceChecks.UPSTREAM, null, SEGMENTS.size(), bundles);
  }

  private JsonNode document(String dataset) {
    try {
      JsonNode node = JsonDocuments.read(ctx.file(dataset, world));
      JsonDocuments.breach(dataset, node).ifPresent(b -> faults.add(dataset + ": " + b));
      return node;
    } catch (IOException e) {
      faults.add(dataset + " cannot be read");
      return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }
  }

  private void ours(String dataset, JsonNode node) {
    String fingerprint = node.path("manifest_fingerprint").asText();
    String parameters = node.path("parameter_hash").asText();
    if (!fingerprint.equals(ctx.identity().manifestFingerprint())
        || !parameters.equals(ctx.identity().parameterHash())) {
      faults.add(dataset + " speaks of world " + fingerprint + ", " + parameters);
    }
  }

  /** Receipt and manifest name the scenarios of the horizon policy, with its numbers. */
  private void scenarios(JsonNode receipt, List<JsonNode> rows) {
    List<String> named = new ArrayList<>();
    receipt.path("scenario_id").forEach(id -> named.add(id.asText()));
    if (!named.equals(horizon.scenarioIds())) {
      faults.add("the receipt names scenarios " + named);
    }
    List<ScenarioManifestRow> expected = ScenarioManifest.rows(horizon, rows);
    try {
      List<ScenarioManifestRow> found =
          ReadTable.rows(ctx.table("scenario_manifest_5A", world), ScenarioManifestRow.class);
      if (!found.equals(expected)) {
        faults.add("scenario_manifest_5A: found " + found + "; expected " + expected);
      }
    } catch (IOException | UncheckedIOException | LawBroken e) {
      faults.add("scenario_manifest_5A cannot be read");
    }
  }

  private void digest(JsonNode receipt, List<JsonNode> rows) {
    String stated = receipt.path("sealed_inputs_digest").asText();
    try {
      String found = SealLaw.SURFACES.digest(rows);
      if (rows.isEmpty() || !found.equals(stated)) {
        digests.add("found " + found + "; the receipt states " + stated);
      }
    } catch (IllegalArgumentException e) {
      digests.add("no digest: " + e.getMessage());
    }
  }

  private void upstream(JsonNode receipt) {
    String fingerprint = ctx.identity().manifestFingerprint();
    for (String segment : SEGMENTS) {
      JsonNode stated = receipt.path("verified_upstream_segments").path(segment);
      UpstreamGate gate =
          UpstreamGate.judge(
              BundleKind.of(segment),
              ctx.root(),
              UpstreamGate.bundleFolder(segment, fingerprint),
              fingerprint);
      if (!stated.path("status").asText().equals("PASS")
          || gate.status() != UpstreamGate.Status.PASS
          || !stated.path("bundle_sha256_hex").asText().equals(gate.digest())) {
        bundles.add(
            segment
                + ": receipt "
                + stated.path("status").asText("silent")
                + ", bundle "
                + gate.status()
                + ", digests equal: "
                + stated.path("bundle_sha256_hex").asText().equals(gate.digest()));
      }
    }
  }
}
