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
import io.footfall.transforms.json.MalformedJson;
import io.footfall.transforms.json.StrictJson;
import io.footfall.transforms.parquet.BytesVersion;
import io.footfall.transforms.storage.FileLimit;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

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
  private static final Pattern PART_NAME = Pattern.compile("part-[0-9]{5,10}\\.(parquet|jsonl)");
  private static final Set<String> OPTIONAL_FIELDS = Set.of("scenario_id");
  private static final Set<String> FIELDS =
      Set.of(
          "dataset",
          "bytes_version",
          "manifest_fingerprint",
          "parameter_hash",
          "seed",
          "plan_digest",
          "rows",
          "bytes",
          "parts");
  private static final Set<String> PART_FIELDS =
      Set.of("path", "number", "rows", "bytes", "sha256", "first_merchant", "last_merchant");

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

  /** A part as a manifest or a sidecar states it. */
  public static ObjectNode part(PartFile part) {
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

  /** A part of a table, from what a manifest or a sidecar states. */
  public static PartFile part(String dataset, JsonNode node) throws MalformedJson {
    String path = StrictJson.text(node, "path");
    if (!PART_NAME.matcher(path).matches()) {
      throw new MalformedJson(
          "found path " + StrictJson.shown(path) + "; expected part-<number>.<kind>");
    }
    return new PartFile(
        dataset,
        (int) StrictJson.whole(node, "number", 0, Integer.MAX_VALUE),
        path,
        StrictJson.whole(node, "rows", 0, Long.MAX_VALUE),
        StrictJson.whole(node, "bytes", 0, Long.MAX_VALUE),
        StrictJson.sha256(node, "sha256"),
        StrictJson.u64(node, "first_merchant"),
        StrictJson.u64(node, "last_merchant"));
  }

  /**
   * Parses a manifest.
   *
   * @throws MalformedJson if a field is missing, unknown or of another type, a part is named twice
   *     or outside its folder, or the totals are not those of the parts
   */
  public static TableManifest parse(byte[] json) throws IOException {
    JsonNode root = StrictJson.parse(json);
    StrictJson.requireFields(root, FIELDS, OPTIONAL_FIELDS);
    String dataset = StrictJson.text(root, "dataset");
    List<PartFile> parts = new ArrayList<>();
    Set<String> names = new HashSet<>();
    long rows = 0;
    long bytes = 0;
    for (JsonNode node : StrictJson.list(root, "parts")) {
      StrictJson.requireFields(node, PART_FIELDS, Set.of());
      PartFile part = part(dataset, node);
      if (!names.add(part.name())) {
        throw new MalformedJson("found part " + part.name() + " twice");
      }
      rows = sum(rows, part.rows());
      bytes = sum(bytes, part.bytes());
      parts.add(part);
    }
    StrictJson.whole(root, "rows", rows, rows);
    StrictJson.whole(root, "bytes", bytes, bytes);
    return new TableManifest(dataset, StrictJson.text(root, "plan_digest"), parts);
  }

  private static long sum(long a, long b) throws MalformedJson {
    try {
      return Math.addExact(a, b);
    } catch (ArithmeticException e) {
      throw new MalformedJson("found parts whose sum is beyond 2^63 - 1");
    }
  }

  /** Bytes of the manifest of a table's folder, at most {@link FileLimit#DOCUMENT}. */
  private static byte[] bytes(String folder) throws IOException {
    return Storage.read(folder + NAME, FileLimit.DOCUMENT);
  }

  private static TableManifest parse(String folder, byte[] json) throws IOException {
    try {
      return parse(json);
    } catch (MalformedJson e) {
      throw e.at(folder + NAME);
    }
  }

  /**
   * Reads the manifest of a table's folder.
   *
   * @param folder with trailing '/'
   * @throws IOException with the path, also if it is too large or no manifest
   */
  public static TableManifest read(String folder) throws IOException {
    return parse(folder, bytes(folder));
  }

  /**
   * Reads the manifest a token speaks of.
   *
   * @throws IOException also if the manifest is not the sealed one
   */
  public static TableManifest of(SealedTable table) throws IOException {
    byte[] json = bytes(table.folder());
    if (!Storage.sha256(json).equals(table.manifestSha256())) {
      throw new IOException(table.folder() + NAME + " is not the manifest that was sealed");
    }
    return parse(table.folder(), json);
  }

  /** Token of a table that is published at its place. */
  public static SealedTable token(String folder) throws IOException {
    byte[] json = bytes(folder);
    TableManifest manifest = parse(folder, json);
    return new SealedTable(
        manifest.dataset(), folder, manifest.rows(), manifest.bytes(), Storage.sha256(json));
  }
}
