package io.footfall.transforms.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.coders.PartFile;
import io.footfall.coders.SealedTable;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.storage.InsidePath;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The data files of a segment with rows and digest, ascending by path (DECISIONS 2.7): what a
 * bundle pins beyond its own members, and the next gate hashes again.
 *
 * @param files files of tables, their manifests, and single documents
 */
public record MemberListing(List<DataFile> files) {
  private static final Pattern HEX64 = Pattern.compile("[a-f0-9]{64}");

  /**
   * One file.
   *
   * @param dataset dataset id
   * @param path path below the run root
   * @param rows rows, or null where the file is no part of a table
   * @param sha256 digest, lower-case hex
   */
  public record DataFile(String dataset, String path, Long rows, String sha256) {}

  public MemberListing {
    files = files.stream().sorted(Comparator.comparing(DataFile::path)).toList();
  }

  /** Parts and manifest of a table, digests as its manifest states them. */
  public static List<DataFile> of(String root, SealedTable table) throws IOException {
    String folder = table.folder().substring(root.length() + 1);
    List<DataFile> files = new ArrayList<>();
    for (PartFile part : TableManifest.of(table).parts()) {
      files.add(new DataFile(table.dataset(), folder + part.name(), part.rows(), part.sha256()));
    }
    files.add(
        new DataFile(table.dataset(), folder + TableManifest.NAME, null, table.manifestSha256()));
    return files;
  }

  /** The member array of the published document. */
  public ArrayNode toJson() {
    ArrayNode members = JsonDocuments.array();
    for (DataFile file : files) {
      ObjectNode node = members.addObject();
      node.put("dataset", file.dataset());
      node.put("path", file.path());
      node.put("rows", file.rows());
      node.put("sha256_hex", file.sha256());
    }
    return members;
  }

  /**
   * Reads the member array.
   *
   * @throws IOException if there is none, a file lacks a field, or a path leads out of the run root
   */
  public static MemberListing parse(JsonNode document) throws IOException {
    JsonNode members = document.path("members");
    if (!members.isArray()) {
      throw new IOException("found no list of members");
    }
    List<DataFile> files = new ArrayList<>();
    for (JsonNode node : members) {
      files.add(file(node));
    }
    if (files.stream().map(DataFile::path).distinct().count() < files.size()) {
      throw new IOException("found a path that is listed twice");
    }
    return new MemberListing(files);
  }

  private static DataFile file(JsonNode node) throws IOException {
    String path = node.path("path").textValue();
    if (!InsidePath.holds(path)) {
      throw new IOException(
          "found path '" + path + "'; expected a relative ASCII path inside the run root");
    }
    String dataset = node.path("dataset").textValue();
    String sha256 = node.path("sha256_hex").textValue();
    JsonNode rows = node.path("rows");
    boolean counted = rows.isNull() || rows.isMissingNode() || rows.canConvertToLong();
    if (dataset == null || sha256 == null || !HEX64.matcher(sha256).matches() || !counted) {
      throw new IOException(path + ": expected dataset, sha256_hex and rows");
    }
    return new DataFile(dataset, path, rows.isNumber() ? rows.longValue() : null, sha256);
  }

  /** Files that are absent or hash differently, ascending; all are read. */
  public List<String> differing(String root) {
    return files.parallelStream()
        .map(file -> difference(root, file))
        .filter(Objects::nonNull)
        .toList();
  }

  /** What differs between a listed file and the one on disk, or null. */
  public static String difference(String root, DataFile file) {
    try {
      String path = root + "/" + file.path();
      String found = Storage.exists(path) ? Storage.sha256(path) : "no file";
      return found.equals(file.sha256())
          ? null
          : file.path() + ": found " + found + "; sealed as " + file.sha256();
    } catch (IOException e) {
      return file.path() + ": " + e.getMessage();
    }
  }
}
