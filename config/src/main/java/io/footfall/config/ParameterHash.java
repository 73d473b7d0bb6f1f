package io.footfall.config;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Identity hashes (5A-s0-s1.md section 1, DECISIONS 1.2): {@code part(f) = SHA256(UER(name) ‖
 * SHA256(bytes))} with a little-endian length prefix, files ascending by the bytes of their names.
 */
public final class ParameterHash {
  private ParameterHash() {}

  /** {@code SHA256(part(p1) ‖ part(p2) ‖ …)} as lower-case hex. */
  public static String ofFiles(Map<String, byte[]> files) {
    MessageDigest digest = sha256();
    parts(digest, files);
    return hex(digest.digest());
  }

  /** {@code SHA256(part(a1) ‖ … ‖ raw32(parameter_hash) ‖ LE64(world_seed))} as hex. */
  public static String fingerprint(
      Map<String, byte[]> artefacts, String parameterHash, long worldSeed) {
    MessageDigest digest = sha256();
    parts(digest, artefacts);
    digest.update(HexFormat.of().parseHex(parameterHash));
    digest.update(littleEndian64(worldSeed));
    return hex(digest.digest());
  }

  /** {@code hex(SHA256(UER("footfall.run") ‖ raw32(fingerprint))[0..16))} (DECISIONS 1.5). */
  public static String runId(String fingerprint) {
    MessageDigest digest = sha256();
    digest.update(uer("footfall.run"));
    digest.update(HexFormat.of().parseHex(fingerprint));
    return hex(digest.digest()).substring(0, 32);
  }

  /** Layer-1 text encoding: 32-bit little-endian byte length, then UTF-8. */
  public static byte[] uer(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(4 + utf8.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(utf8.length)
        .put(utf8)
        .array();
  }

  /** Eight bytes, least significant first. */
  public static byte[] littleEndian64(long value) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
  }

  private static void parts(MessageDigest digest, Map<String, byte[]> files) {
    SortedMap<String, byte[]> sorted = new TreeMap<>(ParameterHash::compareBytes);
    sorted.putAll(files);
    for (Map.Entry<String, byte[]> file : sorted.entrySet()) {
      MessageDigest part = sha256();
      part.update(uer(file.getKey()));
      part.update(sha256().digest(file.getValue()));
      digest.update(part.digest());
    }
  }

  private static int compareBytes(String a, String b) {
    return java.util.Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
