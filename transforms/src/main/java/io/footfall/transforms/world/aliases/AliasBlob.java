package io.footfall.transforms.world.aliases;

import io.footfall.transforms.sampling.AliasTable;
import io.footfall.transforms.storage.Storage;
import java.io.ByteArrayOutputStream;

/**
 * Slices put together in merchant order, each from a multiple of eight bytes (slices of 16 + 8 n
 * bytes need no padding). Not thread safe.
 */
public final class AliasBlob {
  /** Layout named in both indexes. */
  public static final String LAYOUT = "2B.alias.blob.v1";

  /** Slices start at multiples of this. */
  public static final int ALIGNMENT = 8;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /**
   * Where a slice stands.
   *
   * @param offset first byte
   * @param length bytes
   * @param slots sites or edges
   * @param checksum SHA-256 of the slice, lower-case hex
   */
  public record Slice(long offset, long length, int slots, String checksum) {}

  /** Appends the slice of a merchant's weights. */
  public Slice add(double[] weights) {
    byte[] slice = AliasTable.ofWeights(weights).encode();
    if (slice.length % ALIGNMENT != 0) {
      throw new IllegalStateException("alias slice of " + slice.length + " bytes");
    }
    long offset = bytes.size();
    bytes.writeBytes(slice);
    return new Slice(offset, slice.length, weights.length, Storage.sha256(slice));
  }

  /** Bytes so far. */
  public long size() {
    return bytes.size();
  }

  /** The blob. */
  public byte[] toBytes() {
    return bytes.toByteArray();
  }
}
