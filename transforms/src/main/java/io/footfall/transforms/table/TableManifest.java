package io.footfall.transforms.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.coders.PartFile;
import io.footfall.coders.SealedTable;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code _manifest.json} of a table (DECISIONS 2.1): identity, contract, and every part with rows,
 * bytes, digest and key range. Readers take paths from here, never from a listing.
 *
 * @param dataset dataset id
 * @param planDigest digest of the plan the parts were made by
 * @param parts parts by number
 */
public record TableManifest(String dataset, String planDigest, List<PartFile> parts) {
  /** File name below the table's folder. */
  public static final String NAME = "_manifest.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  public TableManifest {
    parts = List.copyOf(parts);
  }

  /** Rows over all parts. */
  public long rows() {
    return parts.stream().mapToLong(PartFile::rows).sum();
  }

  /** Bytes over all parts. */
  public long bytes() {
    return parts.stream().mapToLong(PartFile::bytes).sum();
  }

  /** Canonical bytes of the manifest. */
  public byte[] toJson(Partition partition) {
    ObjectNode root = JSON.createObjectNode();
    root.put("dataset", dataset);
    root.put("bytes_version", BytesVersion.ID);
    root.put("manifest_fingerprint", partition.identity().manifestFingerprint());
    root.put("parameter_hash", partition.identity().parameterHash());
    root.put("seed", U64.big(partition.seed()));
    if (partition.scenarioId() != null) {
      root.put("scenario_id", partition.scenarioId());
    }
    root.put("plan_digest", planDigest);
    root.put("rows", rows());
    root.put("bytes", bytes());
    ArrayNode list = root.putArray("parts");
    for (PartFile part : parts) {
      list.add(part(part));
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter()
          .writeValueAsString(root)
          .replace("\r\n", "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static ObjectNode part(PartFile part) {
    ObjectNode node = JSON.createObjectNode();
    node.put("path", part.name());
    node.put("number", part.number());
    node.put("rows", part.rows());
    node.put("bytes", part.bytes());
    node.put("sha256", part.sha256());
    node.put("first_merchant", U64.big(part.firstMerchant()));
    node.put("last_merchant", U64.big(part.lastMerchant()));
    return node;
  }

  static PartFile part(String dataset, JsonNode node) throws IOException {
    String name = node.required("path").textValue();
    if (!InsidePath.isName(name)) {
      throw new IOException("part path '" + name + "'; expected a file name inside the folder");
    }
    return new PartFile(
        dataset,
        node.required("number").intValue(),
        name,
        node.required("rows").longValue(),
        node.required("bytes").longValue(),
        node.required("sha256").asText(),
        U64.parse(node.required("first_merchant").asText()),
        U64.parse(node.required("last_merchant").asText()));
  }

  /**
   * Parses a manifest.
   *
   * @throws IOException if it is no manifest, or names a part outside its folder
   */
  public static TableManifest parse(byte[] json) throws IOException {
    try {
      JsonNode root = JSON.readTree(json);
      String dataset = root.required("dataset").asText();
      List<PartFile> parts = new ArrayList<>();
      for (JsonNode p : root.required("parts")) {
        parts.add(part(dataset, p));
      }
      return new TableManifest(dataset, root.required("plan_digest").asText(), parts);
    } catch (IllegalArgumentException e) {
      throw new IOException("no manifest of a table: " + e.getMessage(), e);
    }
  }

  /**
   * Reads the manifest a token speaks of.
   *
   * @throws IOException also if the manifest is not the sealed one
   */
  public static TableManifest of(SealedTable table) throws IOException {
    String path = table.folder() + NAME;
    byte[] json = Storage.read(path);
    if (!Storage.sha256(json).equals(table.manifestSha256())) {
      throw new IOException(path + " is not the manifest that was sealed");
    }
    return parse(json);
  }

  /** Token of a table that is published at its place. */
  public static SealedTable token(String folder) throws IOException {
    byte[] json = Storage.read(folder + NAME);
    TableManifest manifest = parse(json);
    return new SealedTable(
        manifest.dataset(), folder, manifest.rows(), manifest.bytes(), Storage.sha256(json));
  }
}
