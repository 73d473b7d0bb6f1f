package io.footfall.transforms.rng;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;

/**
 * From a domain key to its Philox key and base counter (rng.md section 3), for one family and one
 * set of slots:
 *
 * <pre>h = SHA-256(U(sep) U(family_id) U(draw_fp) U(draw_ph) LE64(seed) U(scenario) U(key))
 * key = BE64(h[0..8)), counter = BE64(h[8..16)) : BE64(h[16..24))</pre>
 *
 * U is a 4-byte big-endian length and the UTF-8 bytes. The digest of everything before the domain
 * key is made once and cloned, so a key costs one to three compressions; see {@link BucketStreams}
 * for keys of buckets. Not thread safe: one per DoFn instance or thread.
 */
public final class KeyDerivation {
  private final RngFamily family;
  private final MessageDigest prefix;
  private final byte[] lengthBytes = new byte[Integer.BYTES];
  private final byte[] hash = new byte[32];

  /** Hashes the part that all keys of the family share. */
  public KeyDerivation(RngFamily family, DrawSlots slots) {
    this.family = family;
    prefix = HashWords.newSha256();
    updateText(slots.domainSep());
    updateText(family.familyId());
    updateText(slots.drawFp());
    updateText(slots.drawPh());
    prefix.update(
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(slots.seed())
            .array());
    updateText(slots.scenarioId());
  }

  /** The family whose keys this derives. */
  public RngFamily family() {
    return family;
  }

  /** Derives the key whose text is the first {@code length} bytes, into {@code out}. */
  public void derive(byte[] domainKey, int length, Substream out) {
    end(begin(domainKey, 0, length), domainKey, 0, length, out);
  }

  /** The digest of a key of {@code length} bytes, of which the first {@code known} are hashed. */
  MessageDigest begin(byte[] domainKey, int known, int length) {
    MessageDigest digest = copy(prefix);
    updateLength(digest, length);
    digest.update(domainKey, 0, known);
    return digest;
  }

  /** Hashes the rest of a key, from {@code known} on, and takes the stream from the digest. */
  void end(MessageDigest begun, byte[] domainKey, int known, int length, Substream out) {
    MessageDigest digest = copy(begun);
    digest.update(domainKey, known, length - known);
    try {
      digest.digest(hash, 0, hash.length);
    } catch (DigestException e) {
      throw new IllegalStateException("SHA-256 has 32 bytes", e);
    }
    out.set(
        HashWords.bigEndian(hash, 0), HashWords.bigEndian(hash, 8), HashWords.bigEndian(hash, 16));
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 of this platform can not be cloned", e);
    }
  }

  /** Derives the key of a text; for keys that are not in a hot loop. */
  public SubstreamKey derive(String domainKey) {
    byte[] bytes = domainKey.getBytes(StandardCharsets.UTF_8);
    Substream out = new Substream();
    derive(bytes, bytes.length, out);
    return out.snapshot();
  }

  private void updateText(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    updateLength(prefix, bytes.length);
    prefix.update(bytes);
  }

  private void updateLength(MessageDigest digest, int length) {
    lengthBytes[0] = (byte) (length >>> 24);
    lengthBytes[1] = (byte) (length >>> 16);
    lengthBytes[2] = (byte) (length >>> 8);
    lengthBytes[3] = (byte) length;
    digest.update(lengthBytes);
  }
}
