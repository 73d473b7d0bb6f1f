package io.footfall.transforms.bundle;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How each segment lays out its index, its digest and its flag; no two layer-1 laws are alike. */
public enum BundleKind {
  SEG_1A("1A", "index.json", "", Rows.ARTIFACTS, Envelope.NONE),
  SEG_1B("1B", "index.json", "", Rows.ARTIFACTS, Envelope.NONE),
  SEG_2A("2A", "index.json", "files", Rows.HASHED, List.of()),
  SEG_2B("2B", "index.json", "", Rows.HASHED, Envelope.NONE),
  SEG_3A("3A", "index.json", "members", Rows.MEMBERS, Envelope.of("s6_receipt_digest")),
  SEG_3B("3B", "index.json", "members", Rows.MEMBERS, Envelope.of("s5_manifest_digest")),
  SEG_5A("5A", "validation_bundle_index_5A.json", "entries", Rows.ENTRIES, Envelope.LAYER_2),
  SEG_5B("5B", "index.json", "entries", Rows.ENTRIES, Envelope.LAYER_2);

  /** File name of every segment's flag. */
  public static final String FLAG = "_passed.flag";

  private final String segment;
  private final String indexName;
  private final String list;
  private final Rows rows;
  private final List<String> envelope;

  BundleKind(String segment, String indexName, String list, Rows rows, List<String> envelope) {
    this.segment = segment;
    this.indexName = indexName;
    this.list = list;
    this.rows = rows;
    this.envelope = envelope;
  }

  /** The kind of a segment. */
  public static BundleKind of(String segment) {
    return valueOf("SEG_" + segment);
  }

  /** Segment id, such as {@code 2B}. */
  public String segment() {
    return segment;
  }

  /** File name of the index in the bundle folder. */
  public String indexName() {
    return indexName;
  }

  /** Whether listed paths start at the run root; else at the bundle folder. */
  public boolean rootRelative() {
    return this == SEG_2B || this == SEG_3A;
  }

  /** Whether the index lists itself, so that its own bytes are part of the digest. */
  public boolean listsItself() {
    return this == SEG_1A || this == SEG_1B;
  }

  /** Whether the listed files must be all files of the bundle folder. */
  public boolean complete() {
    return listsItself() || this == SEG_2A;
  }

  /** Whether the digest covers the text of the members' digests instead of their bytes. */
  public boolean digestsHashText() {
    return this == SEG_3A;
  }

  /** Whether the flag is a JSON object; else one line of text. */
  public boolean jsonFlag() {
    return this == SEG_5A || this == SEG_5B;
  }

  /** Field of the index that holds the list, or empty if the index is the list. */
  String list() {
    return list;
  }

  Rows rows() {
    return rows;
  }

  /** Fields beside the list; {@code *} admits any. */
  List<String> envelope() {
    return envelope;
  }

  /** Shape of one listed file. */
  enum Rows {
    ARTIFACTS(List.of("artifact_id", "kind", "path"), List.of("mime", "notes")),
    HASHED(List.of("path", "sha256_hex"), List.of()),
    MEMBERS(
        List.of("logical_id", "path", "schema_ref", "sha256_hex", "role"),
        List.of("size_bytes", "notes")),
    ENTRIES(List.of("path", "sha256_hex"), List.of("schema_ref", "role", "rows", "bytes"));

    final List<String> required;
    final Set<String> allowed;

    Rows(List<String> required, List<String> optional) {
      this.required = required;
      this.allowed =
          Stream.concat(required.stream(), optional.stream())
              .collect(Collectors.toUnmodifiableSet());
    }
  }

  private static final class Envelope {
    static final List<String> NONE = List.of();
    static final List<String> LAYER_2 = List.of("manifest_fingerprint", "*");

    static List<String> of(String receipt) {
      return List.of("manifest_fingerprint", "parameter_hash", receipt, "metadata?");
    }
  }
}
