package io.footfall.transforms.seg5b;

import io.footfall.contracts.U64;
import io.footfall.transforms.rng.DrawSlots;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The stream of one domain key as rng.md sections 2 to 4 write it down: hash, block after block in
 * big integers, uniforms. For the sequential twins of the states.
 */
public final class SlowStream {
  private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);
  private static final BigInteger COUNTER = BigInteger.ONE.shiftLeft(128);
  private static final BigInteger M = new BigInteger("D2B74407B1CE6E93", 16);
  private static final BigInteger W = new BigInteger("9E3779B97F4A7C15", 16);

  private final BigInteger key;
  private final BigInteger base;

  public SlowStream(String family, DrawSlots slots, String domainKey) {
    byte[] hash = hash(family, slots, domainKey);
    key = new BigInteger(1, Arrays.copyOfRange(hash, 0, 8));
    base = new BigInteger(1, Arrays.copyOfRange(hash, 8, 24));
  }

  private static byte[] hash(String family, DrawSlots slots, String domainKey) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream message = new DataOutputStream(bytes);
      text(message, slots.domainSep());
      text(message, family);
      text(message, slots.drawFp());
      text(message, slots.drawPh());
      message.writeLong(Long.reverseBytes(slots.seed()));
      text(message, slots.scenarioId());
      text(message, domainKey);
      return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static void text(DataOutputStream message, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    message.writeInt(utf8.length);
    message.write(utf8);
  }

  /** Key text of a bucket. */
  public static String bucketKey(long merchantId, String zone, int bucket) {
    return "merchant_id=" + U64.big(merchantId) + "|zone=" + zone + "|bucket_index=" + bucket;
  }

  /** Uniform of word x0 (lane 0) or x1 (lane 1) of block base + ordinal. */
  public double uniform(long ordinal, int lane) {
    BigInteger counter = base.add(BigInteger.valueOf(ordinal)).mod(COUNTER);
    BigInteger c0 = counter.mod(WORD);
    BigInteger c1 = counter.divide(WORD);
    BigInteger k = key;
    for (int round = 0; round < 10; round++) {
      BigInteger product = M.multiply(c0);
      c0 = product.divide(WORD).xor(k).xor(c1);
      c1 = product.mod(WORD);
      k = k.add(W).mod(WORD);
    }
    double u = ((lane == 0 ? c0 : c1).doubleValue() + 0.5) * 0x1p-64;
    return u == 1.0 ? 0x1.fffffffffffffp-1 : u;
  }
}
