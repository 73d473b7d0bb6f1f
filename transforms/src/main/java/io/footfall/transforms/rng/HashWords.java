package io.footfall.transforms.rng;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of a text and the 64-bit words the laws cut from a digest (world.md, notation). */
public final class HashWords {
  private static final VarHandle BE64 =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LE64 =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private HashWords() {}

  /** SHA-256 of the UTF-8 bytes; 32 bytes. */
  public static byte[] sha256(String text) {
    return newSha256().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  /** BE64(digest[0..8)): the word behind hash uniforms. */
  public static long head64(byte[] digest) {
    return bigEndian(digest, 0);
  }

  /** LE64(digest[24..32)): the word behind ids and world keys; little-endian, unlike the head. */
  public static long low64(byte[] digest) {
    return (long) LE64.get(digest, 24);
  }

  /** BE64 of the eight bytes from {@code offset}. */
  public static long bigEndian(byte[] bytes, int offset) {
    return (long) BE64.get(bytes, offset);
  }

  static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
