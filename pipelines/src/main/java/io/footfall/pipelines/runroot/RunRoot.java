package io.footfall.pipelines.runroot;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.config.LayoutPolicy;
import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.RunIdentity;
import io.footfall.contracts.U64;
import io.footfall.transforms.gate.RunReceipt;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.FileLimit;
import io.footfall.transforms.storage.FileTooLarge;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.world.outside.OutsideArtefacts;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A run that lies on disk, opened by its folder alone: policies from {@code reference/config/}, the
 * world seed from {@code run_receipt.json}, and the identity computed again from both.
 */
public final class RunRoot {
  private static final FailureCode CODE = new FailureCode("RUN", "RECEIPT_INVALID");

  private RunRoot() {}

  /** Opens a run as {@link #open(String, String)} does, for a process of its own attempt. */
  public static RunContext open(String root) {
    return open(root, attempt());
  }

  /** Random id of this process; stands in temporary names only (DECISIONS 1.5). */
  public static String attempt() {
    byte[] id = new byte[6];
    new SecureRandom().nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  /**
   * Opens a run.
   *
   * @param root run root, absolute, without trailing '/'
   * @param attempt random id of this process
   * @throws FootfallException {@code RUN.RECEIPT_INVALID} if the receipt is absent, malformed or of
   *     another identity than policies and seed make; {@code RUN.RELEASE_DIFFERS} if another
   *     release made it; {@code CONFIG.FILE_MISSING}, {@code IO.FILE_TOO_LARGE} for a policy
   */
  public static RunContext open(String root, String attempt) {
    long worldSeed = U64.parse(receipt(root).path("seed").asText());
    String folder = root + "/reference/config/";
    ResolvedConfig config = ResolvedConfig.published(folder, path -> policy(folder + path));
    RunIdentity identity = identity(root, config, worldSeed);
    requireRelease(root, identity);
    LayoutPolicy layout = config.read(PolicyFile.LAYOUT, LayoutPolicy.class);
    RunContext context = new RunContext(root, identity, attempt, config, layout);
    RunReceipt.require(context, CODE);
    return context;
  }

  private static byte[] policy(String path) throws IOException {
    try {
      return Storage.read(path, FileLimit.POLICY);
    } catch (FileTooLarge e) {
      throw new FootfallException(
          FileTooLarge.CODE,
          e.getMessage(),
          "Restore the file, or run the world of this root again.",
          e);
    }
  }

  private static RunIdentity identity(String root, ResolvedConfig config, long worldSeed) {
    try {
      return OutsideArtefacts.in(root)
          ? RunIdentities.imported(config, worldSeed, OutsideArtefacts.read(root))
          : RunIdentities.of(config, worldSeed);
    } catch (IOException e) {
      throw refusal("reference/outside of " + root + ": " + e.getMessage(), e);
    }
  }

  /** The policies are the run's; if the fingerprint still differs, the release's resources do. */
  private static void requireRelease(String root, RunIdentity identity) {
    JsonNode receipt = receipt(root);
    String stated = receipt.path("manifest_fingerprint").asText();
    if (receipt.path("parameter_hash").asText().equals(identity.parameterHash())
        && !stated.equals(identity.manifestFingerprint())) {
      throw new FootfallException(
          new FailureCode("RUN", "RELEASE_DIFFERS"),
          "run_receipt.json of "
              + root
              + ": found manifest_fingerprint "
              + stated
              + "; this release makes "
              + identity.manifestFingerprint()
              + " of the same policies and seed",
          "Use the release that made the run, whose world resources (cities, tz rules) differ"
              + " from this one's, or restore reference/config/world/world.yaml.");
    }
  }

  private static JsonNode receipt(String root) {
    try {
      JsonNode receipt = JsonDocuments.read(root + "/run_receipt.json");
      Optional<String> breach = JsonDocuments.breach("run_receipt", receipt);
      if (breach.isPresent()) {
        throw refusal("run_receipt.json: " + breach.get(), null);
      }
      return receipt;
    } catch (IOException e) {
      throw refusal("run_receipt.json of " + root + ": " + e.getMessage(), e);
    }
  }

  private static FootfallException refusal(String what, Exception cause) {
    return new FootfallException(
        CODE, what, "Give the folder of a run whose world is sealed: <runs-root>/<run_id>.", cause);
  }
}
