package io.footfall.transforms.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.RunIdentity;
import io.footfall.contracts.U64;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.state.RunContext;
import java.io.IOException;

/** {@code run_receipt.json} of a root: the identity a gate demands before it looks further. */
public final class RunReceipt {
  private RunReceipt() {}

  /**
   * Compares the receipt with folder name and identity of the run.
   *
   * @throws FootfallException with the given code
   */
  public static void require(RunContext ctx, FailureCode code) {
    RunIdentity identity = ctx.identity();
    JsonNode receipt;
    try {
      receipt = JsonDocuments.read(ctx.root() + "/run_receipt.json");
    } catch (IOException e) {
      throw new FootfallException(
          code, "run_receipt.json: " + e.getMessage(), "Make the world first: footfall world.", e);
    }
    String folder = ctx.root().substring(ctx.root().lastIndexOf('/') + 1);
    compare(code, "run_id", receipt.path("run_id").asText(), identity.runId());
    compare(code, "folder", folder, identity.runId());
    compare(code, "seed", receipt.path("seed").asText(), U64.text(identity.worldSeed()));
    compare(
        code, "parameter_hash", receipt.path("parameter_hash").asText(), identity.parameterHash());
    compare(
        code,
        "manifest_fingerprint",
        receipt.path("manifest_fingerprint").asText(),
        identity.manifestFingerprint());
  }

  private static void compare(FailureCode code, String field, String found, String expected) {
    if (!found.equals(expected)) {
      throw new FootfallException(
          code,
          "run_receipt.json: found " + field + " " + found + "; expected " + expected,
          "Use the root with the options it was made with.");
    }
  }
}
