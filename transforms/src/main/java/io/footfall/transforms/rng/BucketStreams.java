package io.footfall.transforms.rng;

import java.security.MessageDigest;

/**
 * Streams of the buckets of one merchant-zone in one family. What their domain keys share, all but
 * the digits of the bucket, is hashed once for each number of digits (the length of a key stands
 * before it), so that a bucket costs one compression of SHA-256, or two where the padding opens a
 * block of its own. Not thread safe.
 */
public final class BucketStreams {
  private final KeyDerivation family;
  private final DomainKeys keys;
  private final MessageDigest[] begun = new MessageDigest[DomainKeys.MAX_DIGITS + 1];

  /**
   * Streams of a family.
   *
   * @param keys the merchant-zone; may be shared with other families of the same thread
   */
  public BucketStreams(KeyDerivation family, DomainKeys keys) {
    this.family = family;
    this.keys = keys;
  }

  /** Derives key and base counter of a bucket. */
  public void derive(long bucketIndex, Substream out) {
    int length = keys.at(bucketIndex);
    int digits = length - keys.prefixLength();
    if (begun[digits] == null) {
      begun[digits] = family.begin(keys.bytes(), keys.prefixLength(), length);
    }
    family.end(begun[digits], keys.bytes(), keys.prefixLength(), length, out);
  }
}
