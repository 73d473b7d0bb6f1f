package io.footfall.transforms.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.contracts.RunIdentity;
import io.footfall.contracts.U64;
import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.bundle.MemberListing;
import io.footfall.transforms.bundle.UpstreamGate;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.seal.SealLaw;
import io.footfall.transforms.seal.SealedInputs;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.FileLimit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * No PASS, no read: what a reader checks before it opens a segment's data. Small reads on the
 * driver.
 */
public final class GateReader {
  static final String REMEDY = "Run the states before it on this root again.";

  private GateReader() {}

  /** The digest of the surfaces' bundle, whose flag agrees with it; 5B reads nothing without. */
  public static String requireSurfaces(RunContext ctx) {
    RunIdentity identity = ctx.identity();
    String folder = UpstreamGate.bundleFolder("5A", identity.manifestFingerprint());
    return require(
        UpstreamGate.judge(BundleKind.SEG_5A, ctx.root(), folder, identity.manifestFingerprint()),
        "5B.S0");
  }

  /**
   * The digest of the arrivals' bundle of a seed: its flag agrees with it, and every data file the
   * bundle lists has the bytes that were validated.
   */
  public static String requireArrivals(RunContext ctx, long seed) throws IOException {
    String fingerprint = ctx.identity().manifestFingerprint();
    String digest =
        require(
            UpstreamGate.judge(
                BundleKind.SEG_5B, ctx.root(), arrivalsFolder(ctx.identity(), seed), fingerprint),
            "5B");
    requireMembers(
        ctx,
        "validation_members_5B",
        Partition.arrivals(ctx.identity(), seed, null),
        new FailureCode("5B", "UPSTREAM_GATE_MISMATCH"));
    return digest;
  }

  /**
   * Hashes every data file a passed bundle lists.
   *
   * @param dataset listing, such as {@code validation_members_5A}
   * @param code thrown if the listing is invalid or a file differs
   */
  public static void requireMembers(
      RunContext ctx, String dataset, Partition partition, FailureCode code) {
    JsonNode document = document(ctx, dataset, partition, code);
    List<String> differing;
    try {
      differing = MemberListing.parse(document).differing(ctx.root());
    } catch (IOException e) {
      throw new FootfallException(code, dataset + ": " + e.getMessage(), REMEDY, e);
    }
    if (!differing.isEmpty()) {
      throw new FootfallException(
          code,
          dataset + ": " + differing.size() + " data file(s) changed; first " + differing.get(0),
          REMEDY);
    }
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
   * What a receipt and its inventory say once they are believed.
   *
   * @param scenarios scenario ids, ascending
   * @param rows sealed rows, in file order
   */
  public record Passed(List<String> scenarios, List<JsonNode> rows) {}

  /** As {@link #requireReceipt(RunContext, SealLaw, FailureCode, FailureCode)}, with one code. */
  public static List<String> requireReceipt(RunContext ctx, SealLaw law, FailureCode code) {
    return requireReceipt(ctx, law, code, code).scenarios();
  }

  /**
   * The law every state after S0 obeys: receipt and inventory are valid, speak of this world, agree
   * with each other, and every upstream segment passed.
   *
   * @param code thrown otherwise, such as {@code S1_GATE_RECEIPT_INVALID}
   * @param upstream thrown if a segment did not pass
   */
  public static Passed requireReceipt(
      RunContext ctx, SealLaw law, FailureCode code, FailureCode upstream) {
    boolean surfaces = law == SealLaw.SURFACES;
    Partition partition = Partition.surfaces(ctx.identity(), null);
    String dataset = surfaces ? "s0_gate_receipt_5A" : "s0_gate_receipt_5B";
    JsonNode receipt = document(ctx, dataset, partition, code);
    JsonNode array = document(ctx, SealedInputs.dataset(law), partition, code);
    RunIdentity identity = ctx.identity();
    List<JsonNode> rows = new ArrayList<>();
    array.forEach(rows::add);
    List<JsonNode> all = new ArrayList<>(rows);
    all.add(receipt);
    for (JsonNode node : all) {
      same(code, "manifest_fingerprint", node, identity.manifestFingerprint());
      same(code, "parameter_hash", node, identity.parameterHash());
    }
    same(code, "run_id", receipt, identity.runId());
    same(code, "sealed_inputs_digest", receipt, law.digest(rows));
    law.duplicate(rows)
        .ifPresent(
            id -> {
              throw new FootfallException(code, id + " is sealed twice", REMEDY);
            });
    JsonNode verdicts = receipt.path(surfaces ? "verified_upstream_segments" : "upstream_segments");
    for (String segment : law.upstream()) {
      same(upstream, "status", verdicts.path(segment), "PASS");
    }
    List<String> scenarios = new ArrayList<>();
    receipt
        .path(surfaces ? "scenario_id" : "scenario_set")
        .forEach(id -> scenarios.add(id.textValue()));
    String version = receipt.path(surfaces ? "s0_spec_version" : "spec_version").asText();
    if (scenarios.isEmpty() || version.isBlank()) {
      throw new FootfallException(code, dataset + ": found no scenario or no spec version", REMEDY);
    }
    return new Passed(scenarios.stream().distinct().sorted().toList(), rows);
  }

  private static JsonNode document(
      RunContext ctx, String dataset, Partition partition, FailureCode code) {
    try {
      JsonNode node =
          JsonDocuments.parse(dataset, ctx.file(dataset, partition), FileLimit.DOCUMENT);
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
