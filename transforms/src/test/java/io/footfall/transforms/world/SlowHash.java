package io.footfall.transforms.world;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Hash uniforms of world.md by big integers, for twins that share no code with the laws. */
public final class SlowHash {
  private SlowHash() {}

  public static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        sha.update(part);
      }
      return sha.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public static byte[] sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Unsigned big-endian number of the bytes from..to. */
  public static BigInteger number(byte[] bytes, int from, int to) {
    return new BigInteger(1, Arrays.copyOfRange(bytes, from, to));
  }

  /** (BE64(first eight bytes of SHA-256(parts joined by |)) + 0.5) / 2^64. */
  public static double uniform(String... parts) {
    return uniform(number(sha256(String.join("|", parts)), 0, 8));
  }

  /** (word + 0.5) / 2^64, rounded once. */
  public static double uniform(BigInteger word) {
    BigDecimal half = new BigDecimal(word).add(new BigDecimal("0.5"));
    double u = half.divide(new BigDecimal(BigInteger.TWO.pow(64))).doubleValue();
    return Math.min(u, Math.nextDown(1.0));
  }
}
