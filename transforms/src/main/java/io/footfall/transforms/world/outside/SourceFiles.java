package io.footfall.transforms.world.outside;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.transforms.bundle.ArtefactDigest;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the data files of a world made elsewhere: a table is every {@code *.parquet} file in the
 * folder of its contract, ascending by name, whatever the files are called; a document is the file
 * of its contract. The merchant table stands under the version that {@code sealed_inputs_1A} names.
 */
final class SourceFiles {
  static final String MERCHANTS = "transaction_schema_merchant_ids";
  private static final String SETTLEMENTS = "virtual_settlement_3B";
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}");

  private final String root;
  private final OutsideReceipt receipt;
  private final List<String> warnings = new ArrayList<>();

  SourceFiles(String root, OutsideReceipt receipt) {
    this.root = root;
    this.receipt = receipt;
  }

  /** What was met and let pass. */
  List<String> warnings() {
    return warnings;
  }

  /** Layer-1 datasets that are imported, in dictionary order: all but bundles and receipts. */
  static List<DatasetContract> datasets() {
    return Contracts.all().stream()
        .filter(c -> List.of("ingress", "1A", "1B", "2A", "2B", "3A", "3B").contains(c.owner()))
        .filter(c -> !c.id().startsWith("validation_") && !c.state().equals("IMPORT"))
        .filter(c -> !c.id().equals("sealed_inputs_1A"))
        .toList();
  }

  /** All files with size and digest, by dataset in dictionary order. */
  List<SourceFile> list(String merchantVersion) throws IOException {
    List<SourceFile> files = new ArrayList<>();
    for (DatasetContract contract : datasets()) {
      String path = contract.path().resolve(receipt.partition().tokens());
      if (contract.id().equals(MERCHANTS)) {
        path = path.substring(0, path.lastIndexOf('/', path.length() - 2) + 1);
        path += merchantVersion + "/";
      }
      List<String> found = contract.isTable() ? parts(path) : single(path);
      if (found.isEmpty() && !contract.id().equals(SETTLEMENTS)) {
        throw OutsideCodes.INPUT_MISSING.refusal(
            contract.id()
                + ": found "
                + (contract.isTable() ? "no Parquet file in " : "no file ")
                + path);
      }
      if (found.isEmpty()) {
        warnings.add(SETTLEMENTS + ": absent, taken as empty");
      }
      for (String name : found) {
        String file = root + "/" + name;
        files.add(new SourceFile(contract.id(), name, Storage.size(file), Storage.sha256(file)));
      }
    }
    return files;
  }

  private List<String> single(String path) throws IOException {
    return Storage.exists(root + "/" + path) ? List.of(path) : List.of();
  }

  private List<String> parts(String folder) throws IOException {
    List<String> parts = new ArrayList<>();
    for (String name : ArtefactDigest.files(root + "/" + folder)) {
      boolean hidden = name.startsWith("_") || name.startsWith(".");
      if (name.endsWith(".parquet") && !name.contains("/") && !hidden) {
        parts.add(folder + name);
      } else if (!hidden) {
        warnings.add(OutsideCodes.shown(folder + name) + ": not read, no Parquet file of a table");
      }
    }
    return parts;
  }

  /** The version of the merchant table. */
  String merchantVersion() {
    String path = Contracts.get("sealed_inputs_1A").path().resolve(receipt.partition().tokens());
    try {
      if (!Storage.exists(root + "/" + path)) {
        throw OutsideCodes.INPUT_MISSING.refusal("sealed_inputs_1A: found no file " + path);
      }
      for (JsonNode row : JsonDocuments.read(root + "/" + path)) {
        if (row.path("asset_id").asText().equals(MERCHANTS)) {
          String version = row.path("partition").path("version").asText();
          if (VERSION.matcher(version).matches()) {
            return version;
          }
          throw OutsideCodes.DOCUMENT_INVALID.refusal(
              "sealed_inputs_1A: found version '"
                  + OutsideCodes.shown(version)
                  + "' of "
                  + MERCHANTS
                  + "; expected a folder name");
        }
      }
    } catch (IOException e) {
      throw OutsideCodes.DOCUMENT_INVALID.refusal(
          "sealed_inputs_1A: " + OutsideCodes.shown(e.getMessage()));
    }
    throw OutsideCodes.DOCUMENT_INVALID.refusal("sealed_inputs_1A names no " + MERCHANTS);
  }
}
