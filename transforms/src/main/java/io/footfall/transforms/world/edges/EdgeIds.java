package io.footfall.transforms.world.edges;

import io.footfall.contracts.U64;
import io.footfall.transforms.rng.HashWords;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Ids of edges: the last eight bytes, big-endian, of {@code SHA256("3B.EDGE" 1F decimal id 1F
 * LE32(sequence))}. Texts are sixteen lower-case hex digits, so text order is unsigned order.
 */
public final class EdgeIds {
  /** Where the last eight bytes of a digest begin. */
  static final int TAIL = 24;

  private EdgeIds() {}

  /** The id as an unsigned integer; 0 is no legal id, and one in 2^64. */
  public static long of(long merchantId, int sequence) {
    byte[] prefix =
        ("3B.EDGE\u001f" + U64.text(merchantId) + "\u001f").getBytes(StandardCharsets.US_ASCII);
    byte[] text =
        ByteBuffer.allocate(prefix.length + Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(prefix)
            .putInt(sequence)
            .array();
    try {
      return HashWords.bigEndian(MessageDigest.getInstance("SHA-256").digest(text), TAIL);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
