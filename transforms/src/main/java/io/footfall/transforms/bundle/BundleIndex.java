package io.footfall.transforms.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The files a bundle speaks of, in digest order: ascending path, or ascending logical id where the
 * digest covers hash text. A parsed index has passed the shape and path rules of its kind.
 *
 * @param kind segment law
 * @param members listed files, at least one
 */
public record BundleIndex(BundleKind kind, List<Member> members) {
  private static final Pattern HEX64 = Pattern.compile("[a-f0-9]{64}");

  /**
   * One listed file.
   *
   * @param logicalId id in the index, or null where the kind has none
   * @param path path below the bundle folder or the run root
   * @param sha256Hex digest the index claims, or null where the kind claims none
   */
  public record Member(String logicalId, String path, String sha256Hex) {}

  /** Checks the paths and puts the members into digest order. */
  public BundleIndex {
    Set<String> paths = new HashSet<>();
    for (Member member : members) {
      checkPath(kind, member.path());
      if (!paths.add(member.path())) {
        throw new BundleInvalid(kind, "path " + member.path() + " is listed twice");
      }
      if (member.sha256Hex() != null && !HEX64.matcher(member.sha256Hex()).matches()) {
        throw new BundleInvalid(
            kind, member.path() + ": sha256_hex " + member.sha256Hex() + "; expected 64 hex");
      }
    }
    if (members.isEmpty()) {
      throw new BundleInvalid(kind, "the index lists no file");
    }
    if (kind.listsItself() && !paths.contains(kind.indexName())) {
      throw new BundleInvalid(kind, "the index does not list itself");
    }
    Comparator<Member> order =
        kind.digestsHashText()
            ? Comparator.comparing(Member::logicalId)
            : Comparator.comparing(Member::path);
    members = members.stream().sorted(order).toList();
  }

  /**
   * Reads an index.
   *
   * @throws BundleInvalid if it is no JSON, or breaks the shape or path rules of its kind
   */
  public static BundleIndex parse(BundleKind kind, byte[] json) {
    JsonNode root;
    try {
      root = StrictJson.parse(json);
    } catch (IOException e) {
      throw new BundleInvalid(kind, "the index: " + e.getMessage());
    }
    JsonNode list = kind.list().isEmpty() ? root : envelope(kind, root);
    if (!list.isArray()) {
      throw new BundleInvalid(kind, "the index holds no list of files");
    }
    List<Member> members = new ArrayList<>();
    for (JsonNode row : list) {
      members.add(member(kind, row));
    }
    return new BundleIndex(kind, members);
  }

  /**
   * Holds the whole document against its contract: schema, world, and in 5A and 5B the verdict; the
   * digest laws of most segments leave the index itself out.
   *
   * @throws BundleInvalid if it breaks the contract, speaks of another world or states no PASS
   */
  void requireContract(byte[] json, String manifestFingerprint) {
    JsonNode root;
    try {
      root = StrictJson.parse(json);
    } catch (IOException e) {
      throw new BundleInvalid(kind, "the index: " + e.getMessage());
    }
    String stem = kind.jsonFlag() ? "validation_bundle_index_" : "validation_bundle_";
    JsonDocuments.breach(stem + kind.segment(), root)
        .ifPresent(
            breach -> {
              throw new BundleInvalid(kind, "the index breaks its contract: " + breach);
            });
    if (root.has("manifest_fingerprint")) {
      same("manifest_fingerprint", root.path("manifest_fingerprint"), manifestFingerprint);
    }
    if (kind.jsonFlag()) {
      String status = kind == BundleKind.SEG_5A ? "overall_status" : "status";
      same(status, root.path(status), "PASS");
    }
  }

  private void same(String field, JsonNode found, String expected) {
    if (!found.asText().equals(expected)) {
      throw new BundleInvalid(
          kind, "the index has " + field + " " + found.asText() + "; expected " + expected);
    }
  }

  /**
   * Compares with what lies in the bundle folder.
   *
   * @param onDisk paths of all files below the folder, relative to it
   * @throws BundleInvalid if a file is missing or extra; flag files, and an index that does not
   *     list itself, do not count
   */
  public void requireComplete(Collection<String> onDisk) {
    Set<String> listed = new TreeSet<>();
    members.forEach(m -> listed.add(m.path()));
    Set<String> found = new TreeSet<>(onDisk);
    found.removeIf(p -> p.equals(BundleKind.FLAG) || p.endsWith("/" + BundleKind.FLAG));
    if (!listed.contains(kind.indexName())) {
      found.remove(kind.indexName());
    }
    if (!found.equals(listed)) {
      throw new BundleInvalid(kind, "found files " + found + "; the index lists " + listed);
    }
  }

  private static JsonNode envelope(BundleKind kind, JsonNode root) {
    Set<String> allowed = new HashSet<>(Set.of(kind.list()));
    for (String field : kind.envelope()) {
      boolean optional = field.endsWith("?");
      String name = optional ? field.substring(0, field.length() - 1) : field;
      allowed.add(name);
      if (!optional && !name.equals("*") && !root.path(name).isTextual()) {
        throw new BundleInvalid(kind, "the index has no text " + name);
      }
    }
    root.fieldNames()
        .forEachRemaining(
            name -> {
              if (!allowed.contains(name) && !allowed.contains("*")) {
                throw new BundleInvalid(kind, "the index has an unknown field " + name);
              }
            });
    return root.path(kind.list());
  }

  private static Member member(BundleKind kind, JsonNode row) {
    for (String field : kind.rows().required) {
      if (!row.path(field).isTextual()) {
        throw new BundleInvalid(kind, "a listed file has no text " + field + ": " + row);
      }
    }
    row.fieldNames()
        .forEachRemaining(
            name -> {
              if (!kind.rows().allowed.contains(name)) {
                throw new BundleInvalid(kind, "a listed file has an unknown field " + name);
              }
            });
    String id = row.path("logical_id").textValue();
    return new Member(id, row.path("path").textValue(), row.path("sha256_hex").textValue());
  }

  private static void checkPath(BundleKind kind, String path) {
    boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(path);
    boolean inside =
        !path.startsWith("/")
            && !path.contains("\\")
            && !path.contains(":")
            && !List.of(path.split("/", -1)).contains("..");
    if (path.isEmpty() || !ascii || !inside) {
      throw new BundleInvalid(
          kind, "path '" + path + "'; expected a relative ASCII path inside the root");
    }
  }
}
