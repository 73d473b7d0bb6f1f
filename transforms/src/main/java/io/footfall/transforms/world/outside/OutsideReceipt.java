package io.footfall.transforms.world.outside;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.contracts.Partition;
import io.footfall.contracts.RunIdentity;
import io.footfall.contracts.U64;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.storage.FileLimit;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;

/**
 * The receipt of a world made elsewhere. Only its four identity fields are read; its roots are not
 * followed.
 *
 * @param identity identity its maker gave the world: it stands in paths and columns there
 * @param bytes the file
 */
record OutsideReceipt(RunIdentity identity, byte[] bytes) {
  static final String NAME = "run_receipt.json";

  static OutsideReceipt read(String root) {
    try {
      String path = root + "/" + NAME;
      if (!Storage.exists(path)) {
        throw OutsideCodes.RUN_RECEIPT_INVALID.refusal("found no file " + path);
      }
      return parse(Storage.read(path, FileLimit.DOCUMENT));
    } catch (IOException | IllegalArgumentException e) {
      throw OutsideCodes.RUN_RECEIPT_INVALID.refusal(
          NAME + ": " + OutsideCodes.shown(e.getMessage()));
    }
  }

  private static OutsideReceipt parse(byte[] bytes) throws IOException {
    JsonNode json = JsonDocuments.parse(bytes);
    if (!json.path("seed").isIntegralNumber()) {
      throw new IOException("found seed " + json.path("seed") + "; expected a whole number");
    }
    RunIdentity identity =
        new RunIdentity(
            U64.parse(json.path("seed").asText()),
            json.path("parameter_hash").textValue(),
            json.path("manifest_fingerprint").textValue(),
            json.path("run_id").textValue());
    return new OutsideReceipt(identity, bytes);
  }

  /** Tokens of its paths. */
  Partition partition() {
    return Partition.world(identity);
  }
}
