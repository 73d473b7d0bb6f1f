package io.footfall.transforms.seg5a.s0gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.config.PolicyFile;
import io.footfall.config.PolicyReader;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.contracts.seg5a.ScenarioManifestRow;
import io.footfall.transforms.bundle.UpstreamGate;
import io.footfall.transforms.gate.ConfigPublisher;
import io.footfall.transforms.gate.GateDocuments;
import io.footfall.transforms.gate.GateDocuments.Result;
import io.footfall.transforms.gate.PinnedFiles;
import io.footfall.transforms.gate.RunReceipt;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.seal.SealCodes;
import io.footfall.transforms.seal.SealLaw;
import io.footfall.transforms.seal.SealedInputs;
import io.footfall.transforms.seal.Sealer;
import io.footfall.transforms.state.DriverTable;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.FileLimit;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * 5A.S0 on the driver. Reads {@code run_receipt.json}, {@code sealed_inputs_1A}, the six layer-1
 * bundles, the published policies and the scenario calendars; writes {@code sealed_inputs_5A},
 * {@code s0_gate_receipt_5A} and {@code scenario_manifest_5A}, in that order. Failure codes {@code
 * 5A.S0.S0_…}; a second run of the same world changes nothing.
 */
public final class S0SurfaceGate {
  private static final String STATE = "5A.S0";
  private static final FailureCode RUN_CONTEXT = code("S0_RUN_CONTEXT_INVALID");
  private static final FailureCode CONTRACTS = code("S0_CONTRACT_RESOLUTION_FAILED");
  private static final FailureCode READ = code("S0_IO_READ_FAILED");
  private static final FailureCode SCENARIO = code("S0_REQUIRED_SCENARIO_MISSING");
  private static final FailureCode INVARIANT = code("S0_INTERNAL_INVARIANT_VIOLATION");
  private static final FailureCode CONFLICT = code("S0_OUTPUT_CONFLICT");
  private static final SealCodes CODES =
      new SealCodes(
          CONTRACTS,
          code("S0_REQUIRED_INPUT_MISSING"),
          SCENARIO,
          code("S0_REQUIRED_POLICY_MISSING"),
          code("S0_SEALED_INPUT_SCHEMA_MISMATCH"),
          code("S0_SEALED_INPUT_DIGEST_MISMATCH"),
          INVARIANT,
          INVARIANT,
          CONFLICT);

  private final RunContext ctx;
  private final Partition partition;

  private S0SurfaceGate(RunContext ctx) {
    this.ctx = ctx;
    this.partition = Partition.surfaces(ctx.identity(), null);
  }

  private static FailureCode code(String code) {
    return new FailureCode(STATE, code);
  }

  /**
   * Passes the gate or refuses; {@link ConfigPublisher} and the calendars come first.
   *
   * @return what was sealed; its warnings name optional artefacts that are absent
   */
  public static SealedInputs pass(RunContext ctx) throws IOException {
    return assemble(ctx).publish(ctx);
  }

  /** As {@link #pass}, without writing anything. */
  public static GateDocuments assemble(RunContext ctx) throws IOException {
    return new S0SurfaceGate(ctx).run();
  }

  private GateDocuments run() throws IOException {
    RunReceipt.require(ctx, RUN_CONTEXT);
    String version = merchantVersion();
    Sealer.requireCatalogue(SealLaw.SURFACES, version, CONTRACTS, code("S0_SCHEMA_ANCHOR_INVALID"));
    Map<String, UpstreamGate> gates = gates();
    PinnedFiles.requireLayer1(ctx, READ);
    requirePair();
    ScenarioHorizonConfig horizon = horizon();
    List<String> scenarios = horizon.scenarioIds();
    SealedInputs sealed =
        new Sealer(ctx, SealLaw.SURFACES, CODES, gates, scenarios, version).seal();
    byte[] receipt = receipt(gates, scenarios, sealed);
    return new GateDocuments(
        sealed,
        List.of(
            Result.of(ctx.file("sealed_inputs_5A", partition), sealed.toJson(), CONFLICT),
            Result.of(ctx.file("s0_gate_receipt_5A", partition), receipt, CONFLICT),
            manifest(horizon, sealed)));
  }

  /**
   * A receipt without the inventory it speaks of is none of ours: the inventory is written first.
   */
  private void requirePair() throws IOException {
    Sealer.requirePair(ctx, "sealed_inputs_5A", "s0_gate_receipt_5A", CONFLICT);
  }

  private String merchantVersion() throws IOException {
    JsonNode rows;
    try {
      rows = JsonDocuments.read(ctx.file("sealed_inputs_1A", Partition.world(ctx.identity())));
    } catch (IOException e) {
      throw refusal(READ, "sealed_inputs_1A: " + e.getMessage());
    }
    for (JsonNode row : rows) {
      if (row.path("asset_id").asText().equals("transaction_schema_merchant_ids")) {
        JsonNode partitioned = row.path("partition");
        JsonNode version =
            partitioned.isObject() ? partitioned.path("version") : row.path("version_tag");
        if (version.isTextual() && !version.textValue().isBlank()) {
          return version.textValue();
        }
      }
    }
    throw refusal(READ, "sealed_inputs_1A names no version of transaction_schema_merchant_ids");
  }

  private Map<String, UpstreamGate> gates() {
    return UpstreamGate.requirePassed(
        SealLaw.SURFACES.upstream(),
        ctx.root(),
        ctx.identity().manifestFingerprint(),
        gate -> refusal(READ, "gate " + gate.segment() + ": " + gate.problem()));
  }

  private ScenarioHorizonConfig horizon() throws IOException {
    String path = ConfigPublisher.path(ctx, PolicyFile.SCENARIO_HORIZON);
    if (!Storage.exists(path)) {
      throw refusal(SCENARIO, "found no file " + path);
    }
    try {
      return PolicyReader.read(
          PolicyFile.SCENARIO_HORIZON,
          path,
          Storage.read(path, FileLimit.POLICY),
          ScenarioHorizonConfig.class);
    } catch (FootfallException e) {
      throw new FootfallException(CODES.policySchema(), e.getMessage(), e.remedy(), e);
    }
  }

  private byte[] receipt(
      Map<String, UpstreamGate> gates, List<String> scenarios, SealedInputs sealed)
      throws IOException {
    ObjectNode receipt = JsonDocuments.object();
    receipt.put("manifest_fingerprint", ctx.identity().manifestFingerprint());
    receipt.put("parameter_hash", ctx.identity().parameterHash());
    receipt.put("run_id", ctx.identity().runId());
    receipt.put("s0_spec_version", partition.specVersion());
    for (UpstreamGate gate : gates.values()) {
      receipt
          .withObject("/verified_upstream_segments/" + gate.segment())
          .put("status", gate.status().name())
          .put("bundle_id", "validation_bundle_" + gate.segment())
          .put("bundle_path", gate.bundlePath())
          .put("bundle_sha256_hex", gate.digest())
          .put("flag_sha256_hex", gate.digest());
    }
    scenarios.forEach(receipt.withArray("/scenario_id")::add);
    receipt.put("scenario_pack_id", packId());
    receipt.put("sealed_inputs_digest", sealed.digest());
    JsonDocuments.breach("s0_gate_receipt_5A", receipt)
        .ifPresent(
            breach -> {
              throw refusal(INVARIANT, "s0_gate_receipt_5A: " + breach);
            });
    return CanonicalJson.bytes(receipt);
  }

  private String packId() throws IOException {
    String path = ConfigPublisher.path(ctx, PolicyFile.SCENARIO_METADATA);
    JsonNode metadata =
        PolicyReader.read(
            PolicyFile.SCENARIO_METADATA,
            path,
            Storage.read(path, FileLimit.POLICY),
            JsonNode.class);
    String id = metadata.path("scenario_pack_id").asText(metadata.path("pack_id").asText());
    if (id.isBlank()) {
      throw refusal(SCENARIO, path + ": found no scenario_pack_id");
    }
    return id;
  }

  private Result manifest(ScenarioHorizonConfig horizon, SealedInputs sealed) throws IOException {
    String folder = ctx.file("scenario_manifest_5A", partition);
    Map<String, byte[]> files =
        DriverTable.files(
            "scenario_manifest_5A",
            partition,
            ScenarioManifestRow.class,
            ScenarioManifest.rows(horizon, sealed.rows()));
    return new Result(folder, files, CONFLICT);
  }

  private static FootfallException refusal(FailureCode code, String what) {
    return new FootfallException(
        code, what, "Restore the file, or make the world again in another --runs-root.");
  }
}
