package io.footfall.transforms.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.contracts.RunIdentity;
import io.footfall.contracts.U64;
import io.footfall.transforms.table.RunContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * No PASS, no read: what a reader checks before it opens a segment's data. Small reads on the
 * driver.
 */
public final class GateReader {
  private static final String REMEDY = "Run the states before it on this root again.";

  private GateReader() {}

  /** The digest of the surfaces' bundle, whose flag agrees with it; 5B reads nothing without. */
  public static String requireSurfaces(RunContext ctx) {
    RunIdentity identity = ctx.identity();
    String folder = UpstreamGate.bundleFolder("5A", identity.manifestFingerprint());
    return require(
        UpstreamGate.judge(BundleKind.SEG_5A, ctx.root(), folder, identity.manifestFingerprint()),
        "5B.S0");
  }

  /** The digest of the arrivals' bundle of a seed, whose flag agrees with it. */
  public static String requireArrivals(RunContext ctx, long seed) {
    String fingerprint = ctx.identity().manifestFingerprint();
    return require(
        UpstreamGate.judge(
            BundleKind.SEG_5B, ctx.root(), arrivalsFolder(ctx.identity(), seed), fingerprint),
        "5B");
  }

  /** Folder of the arrivals' bundle below the run root, with trailing '/'. */
  public static String arrivalsFolder(RunIdentity identity, long seed) {
    return "data/layer2/5B/validation/seed="
        + U64.text(seed)
        + "/manifest_fingerprint="
        + identity.manifestFingerprint()
        + "/";
  }

  /** The digest of a gate that passed; refuses any other with the codes of 5B. */
  public static String require(UpstreamGate gate, String state) {
    if (gate.status() == UpstreamGate.Status.PASS) {
      return gate.digest();
    }
    String code =
        gate.status() == UpstreamGate.Status.MISSING
            ? "UPSTREAM_GATE_MISSING"
            : "UPSTREAM_GATE_MISMATCH";
    throw new FootfallException(
        new FailureCode(state, code),
        "gate " + gate.segment() + ": " + gate.problem(),
        "Restore the bundle, or make segment " + gate.segment() + " again.");
  }

  /**
   * The law every state after S0 obeys: receipt and inventory are valid, speak of this world, agree
   * with each other, and every upstream segment passed.
   *
   * @param code thrown otherwise, such as {@code S1_GATE_RECEIPT_INVALID}
   * @return scenario ids, ascending
   */
  public static List<String> requireReceipt(RunContext ctx, SealLaw law, FailureCode code) {
    boolean surfaces = law == SealLaw.SURFACES;
    JsonNode receipt = document(ctx, surfaces ? "s0_gate_receipt_5A" : "s0_gate_receipt_5B", code);
    JsonNode rows = document(ctx, SealedInputs.dataset(law), code);
    RunIdentity identity = ctx.identity();
    List<JsonNode> all = new ArrayList<>();
    rows.forEach(all::add);
    all.add(receipt);
    for (JsonNode node : all) {
      same(code, "manifest_fingerprint", node, identity.manifestFingerprint());
      same(code, "parameter_hash", node, identity.parameterHash());
    }
    all.remove(receipt);
    same(code, "sealed_inputs_digest", receipt, law.digest(all));
    law.duplicate(all)
        .ifPresent(
            id -> {
              throw new FootfallException(code, id + " is sealed twice", REMEDY);
            });
    String segments = surfaces ? "verified_upstream_segments" : "upstream_segments";
    receipt
        .path(segments)
        .fields()
        .forEachRemaining(s -> same(code, "status", s.getValue(), "PASS"));
    List<String> scenarios = new ArrayList<>();
    receipt
        .path(surfaces ? "scenario_id" : "scenario_set")
        .forEach(id -> scenarios.add(id.textValue()));
    return scenarios;
  }

  private static JsonNode document(RunContext ctx, String dataset, FailureCode code) {
    try {
      JsonNode node =
          JsonDocuments.read(ctx.file(dataset, Partition.surfaces(ctx.identity(), null)));
      Optional<String> breach = JsonDocuments.breach(dataset, node);
      if (breach.isPresent()) {
        throw new FootfallException(code, dataset + ": " + breach.get(), REMEDY);
      }
      return node;
    } catch (IOException e) {
      throw new FootfallException(code, dataset + ": " + e.getMessage(), REMEDY, e);
    }
  }

  private static void same(FailureCode code, String field, JsonNode node, String expected) {
    String found = node.path(field).asText();
    if (!found.equals(expected)) {
      throw new FootfallException(
          code, "found " + field + " " + found + "; expected " + expected, REMEDY);
    }
  }
}
