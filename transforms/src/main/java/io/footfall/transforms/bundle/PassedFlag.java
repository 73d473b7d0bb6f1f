package io.footfall.transforms.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.transforms.json.MalformedJson;
import io.footfall.transforms.json.StrictJson;
import io.footfall.transforms.storage.FileLimit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code _passed.flag}: the word that a bundle passed. Layer 1 writes one line {@code sha256_hex =
 * <64 hex>}; 5A and 5B write {@code {"bundle_digest_sha256":"<64 hex>","manifest_fingerprint":"<64
 * hex>"}} without a newline.
 *
 * <p>Decision: 5A-s0-s1.md section 2 judges "the first line of the trimmed content", world.md
 * section 5 says a flag is one line. We read what both accept: white space may surround the line, a
 * second line is refused. Nobody writes one, so no sound world is lost, and a flag that somebody
 * added to does not pass a gate.
 */
public final class PassedFlag {
  private static final Pattern LINE = Pattern.compile("\\s*sha256_hex = ([a-f0-9]{64})\\s*");
  private static final int SHOWN = 120;

  private PassedFlag() {}

  /**
   * The bytes of a flag.
   *
   * @param manifestFingerprint stands in JSON flags only
   * @param digest bundle digest, lower-case hex
   */
  public static byte[] format(BundleKind kind, String manifestFingerprint, String digest) {
    String text =
        kind.jsonFlag()
            ? "{\"bundle_digest_sha256\":\""
                + digest
                + "\",\"manifest_fingerprint\":\""
                + manifestFingerprint
                + "\"}"
            : "sha256_hex = " + digest + "\n";
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * The bundle digest a flag states.
   *
   * @param manifestFingerprint the world the flag must speak of, where its kind names one
   * @throws BundleInvalid if the flag breaks its form or speaks of another world
   */
  public static String parse(BundleKind kind, String manifestFingerprint, byte[] bytes) {
    if (bytes.length > FileLimit.FLAG.bytes()) {
      throw new BundleInvalid(
          kind,
          "the flag has " + bytes.length + " bytes; expected at most " + FileLimit.FLAG.bytes());
    }
    return kind.jsonFlag() ? json(kind, manifestFingerprint, bytes) : text(kind, bytes);
  }

  /**
   * Compares a flag with the recomputed digest.
   *
   * @throws BundleInvalid if the flag is malformed or states another digest
   */
  public static void require(
      BundleKind kind, String manifestFingerprint, byte[] bytes, String recomputed) {
    String stated = parse(kind, manifestFingerprint, bytes);
    if (!stated.equals(recomputed)) {
      throw new BundleInvalid(
          kind, "the flag states digest " + stated + "; the bundle gives " + recomputed);
    }
  }

  private static String text(BundleKind kind, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.US_ASCII);
    Matcher m = LINE.matcher(text);
    if (!m.matches()) {
      throw new BundleInvalid(
          kind,
          "flag text '"
              + shown(text)
              + "'; expected one line 'sha256_hex = <64 lower-case hex>' and nothing else");
    }
    return m.group(1);
  }

  private static String shown(String line) {
    String text = line.replaceAll("\\p{Cntrl}+", " ");
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }

  private static String json(BundleKind kind, String manifestFingerprint, byte[] bytes) {
    String digest;
    String world;
    try {
      JsonNode root = StrictJson.parse(bytes);
      digest = StrictJson.sha256(root, "bundle_digest_sha256");
      world = StrictJson.sha256(root, "manifest_fingerprint");
      if (root.size() != 2) {
        throw new MalformedJson(
            "found more fields; expected bundle_digest_sha256 and manifest_fingerprint");
      }
    } catch (IOException e) {
      throw new BundleInvalid(kind, "the flag: " + e.getMessage());
    }
    if (!world.equals(manifestFingerprint)) {
      throw new BundleInvalid(
          kind, "the flag speaks of world " + world + "; expected " + manifestFingerprint);
    }
    return digest;
  }
}
