package io.footfall.transforms.rng;

import io.footfall.contracts.U64;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Domain-key texts (rng.md section 3). The static methods give whole keys; an instance holds the
 * bytes {@code merchant_id=..|zone=..|bucket_index=} of one merchant-zone and appends the decimal
 * bucket in place, without garbage. Instances are not thread safe.
 */
public final class DomainKeys {
  /** The one key of {@link RngFamily#S2_LATENT_MARKET}. */
  public static final String MARKET = "market=all";

  static final int MAX_DIGITS = 19;

  private final byte[] bytes;
  private final int prefixLength;

  /** Keys of the buckets of one merchant (unsigned id) in one zone (tzid). */
  public DomainKeys(long merchantId, String zone) {
    byte[] prefix =
        (merchant(merchantId) + "|zone=" + zone + "|bucket_index=")
            .getBytes(StandardCharsets.UTF_8);
    prefixLength = prefix.length;
    bytes = Arrays.copyOf(prefix, prefixLength + MAX_DIGITS);
  }

  /** {@code group_id=<id>}. */
  public static String group(String groupId) {
    return "group_id=" + groupId;
  }

  /** {@code country=<ISO>}. */
  public static String country(String countryIso) {
    return "country=" + countryIso;
  }

  /** {@code merchant_id=<unsigned decimal>}. */
  public static String merchant(long merchantId) {
    return "merchant_id=" + U64.text(merchantId);
  }

  /** {@code merchant_id=<id>|zone=<tzid>|bucket_index=<b>}: the slow twin of {@link #at}. */
  public static String bucket(long merchantId, String zone, long bucketIndex) {
    return merchant(merchantId) + "|zone=" + zone + "|bucket_index=" + bucketIndex;
  }

  /**
   * Writes the key of a bucket into {@link #bytes} and returns its length in bytes.
   *
   * @throws IllegalArgumentException if the bucket is negative
   */
  public int at(long bucketIndex) {
    if (bucketIndex < 0) {
      throw new IllegalArgumentException("bucketIndex: " + bucketIndex + " (must be >= 0)");
    }
    int digits = 1;
    for (long rest = bucketIndex / 10; rest > 0; rest /= 10) {
      digits++;
    }
    int end = prefixLength + digits;
    long rest = bucketIndex;
    for (int i = end - 1; i >= prefixLength; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return end;
  }

  /** Bytes before the digits of the bucket. */
  int prefixLength() {
    return prefixLength;
  }

  /** The buffer behind {@link #at}: owned by this object and overwritten by its next call. */
  public byte[] bytes() {
    return bytes;
  }
}
