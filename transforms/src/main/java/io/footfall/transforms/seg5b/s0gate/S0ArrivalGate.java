package io.footfall.transforms.seg5b.s0gate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.coders.SealedTable;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.contracts.seg5a.ScenarioManifestRow;
import io.footfall.transforms.bundle.UpstreamGate;
import io.footfall.transforms.gate.GateDocuments;
import io.footfall.transforms.gate.GateDocuments.Result;
import io.footfall.transforms.gate.GateReader;
import io.footfall.transforms.gate.PinnedFiles;
import io.footfall.transforms.gate.RunReceipt;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.seal.SealCodes;
import io.footfall.transforms.seal.SealLaw;
import io.footfall.transforms.seal.SealedInputs;
import io.footfall.transforms.seal.Sealer;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.table.ReadTable;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * 5B.S0 on the driver. Reads {@code run_receipt.json}, the seven upstream bundles, every data file
 * the 5A bundle lists (hashed again, DECISIONS 2.7), {@code scenario_manifest_5A} and the published
 * policies; writes {@code sealed_inputs_5B}, then {@code s0_gate_receipt_5B}. Both are free of the
 * arrival seed. Failure codes {@code 5B.S0.…}.
 */
public final class S0ArrivalGate {
  private static final FailureCode RUN = code("RUN_IDENTITY_INVALID");
  private static final FailureCode CATALOGUE = code("CATALOGUE_INCOMPLETE");
  private static final FailureCode MISMATCH = code("UPSTREAM_GATE_MISMATCH");
  private static final FailureCode INCOMPLETE = code("SEALED_INPUTS_INCOMPLETE");
  private static final FailureCode CONFLICT = code("IO_WRITE_CONFLICT");
  private static final SealCodes CODES =
      new SealCodes(
          CATALOGUE,
          INCOMPLETE,
          INCOMPLETE,
          INCOMPLETE,
          code("SEALED_INPUTS_SCHEMA_INVALID"),
          INCOMPLETE,
          code("SEALED_INPUTS_DUPLICATE_KEY"),
          code("SEALED_INPUTS_SCHEMA_INVALID"),
          CONFLICT);

  private final RunContext ctx;
  private final Partition partition;

  private S0ArrivalGate(RunContext ctx) {
    this.ctx = ctx;
    this.partition = Partition.surfaces(ctx.identity(), null);
  }

  private static FailureCode code(String code) {
    return new FailureCode("5B.S0", code);
  }

  /**
   * Passes the gate or refuses.
   *
   * @return what was sealed; its warnings name optional artefacts that are absent
   */
  public static SealedInputs pass(RunContext ctx) throws IOException {
    return assemble(ctx).publish(ctx);
  }

  /** As {@link #pass}, without writing anything. */
  public static GateDocuments assemble(RunContext ctx) throws IOException {
    return new S0ArrivalGate(ctx).run();
  }

  private GateDocuments run() throws IOException {
    RunReceipt.require(ctx, RUN);
    Sealer.requireCatalogue(SealLaw.ARRIVALS, "", CATALOGUE, CATALOGUE);
    Map<String, UpstreamGate> gates = gates();
    PinnedFiles.requireLayer1(ctx, MISMATCH);
    GateReader.requireMembers(ctx, "validation_members_5A", partition, MISMATCH);
    Sealer.requirePair(ctx, "sealed_inputs_5B", "s0_gate_receipt_5B", CONFLICT);
    List<String> scenarios = scenarios();
    SealedInputs sealed = new Sealer(ctx, SealLaw.ARRIVALS, CODES, gates, scenarios, "").seal();
    byte[] receipt = receipt(gates, scenarios, sealed);
    return new GateDocuments(
        sealed,
        List.of(
            Result.of(ctx.file("sealed_inputs_5B", partition), sealed.toJson(), CONFLICT),
            Result.of(
                ctx.file("s0_gate_receipt_5B", partition),
                receipt,
                code("GATE_RECEIPT_DIGEST_MISMATCH"))));
  }

  private Map<String, UpstreamGate> gates() {
    return UpstreamGate.requirePassed(
        SealLaw.ARRIVALS.upstream(),
        ctx.root(),
        ctx.identity().manifestFingerprint(),
        gate -> {
          boolean missing = gate.status() == UpstreamGate.Status.MISSING;
          return refusal(
              missing ? code("UPSTREAM_GATE_MISSING") : MISMATCH,
              "gate " + gate.segment() + ": " + gate.problem());
        });
  }

  private List<String> scenarios() {
    try {
      SealedTable manifest = ctx.table("scenario_manifest_5A", partition);
      List<String> ids =
          ReadTable.rows(manifest, ScenarioManifestRow.class).stream()
              .map(ScenarioManifestRow::scenarioId)
              .distinct()
              .sorted()
              .toList();
      if (!ids.isEmpty()) {
        return ids;
      }
      throw refusal(INCOMPLETE, "scenario_manifest_5A: found no scenario");
    } catch (IOException e) {
      throw refusal(INCOMPLETE, "scenario_manifest_5A: " + e.getMessage());
    }
  }

  private byte[] receipt(
      Map<String, UpstreamGate> gates, List<String> scenarios, SealedInputs sealed) {
    ObjectNode receipt = JsonDocuments.object();
    receipt.put("manifest_fingerprint", ctx.identity().manifestFingerprint());
    receipt.put("parameter_hash", ctx.identity().parameterHash());
    receipt.put("seed", U64.big(ctx.identity().worldSeed()));
    receipt.put("run_id", ctx.identity().runId());
    for (UpstreamGate gate : gates.values()) {
      receipt
          .withObject("/upstream_segments/" + gate.segment())
          .put("status", gate.status().name())
          .put("bundle_path", gate.bundlePath())
          .put("flag_path", gate.flagPath())
          .put("spec_version", partition.specVersion())
          .put("bundle_digest", gate.digest());
    }
    scenarios.forEach(receipt.withArray("/scenario_set")::add);
    receipt.put("sealed_inputs_digest", sealed.digest());
    receipt.put("sealed_inputs_row_count", sealed.rows().size());
    receipt.put("spec_version", partition.specVersion());
    JsonDocuments.breach("s0_gate_receipt_5B", receipt)
        .ifPresent(
            breach -> {
              throw refusal(code("GATE_RECEIPT_SCHEMA_INVALID"), breach);
            });
    return CanonicalJson.bytes(receipt);
  }

  private static FootfallException refusal(FailureCode code, String what) {
    return new FootfallException(
        code, what, "Restore the file, or run 5A again in another --runs-root.");
  }
}
