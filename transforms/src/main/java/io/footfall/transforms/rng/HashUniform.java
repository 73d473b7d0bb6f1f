package io.footfall.transforms.rng;

/**
 * Uniforms that need no stream (world.md, notation {@code U(parts)}): BE64 of the first eight bytes
 * of SHA-256(parts joined with "|"), through {@link UniformLaw}. Integers enter as unsigned decimal
 * text; a part with a bar in it would be ambiguous and is the caller's to avoid.
 */
public final class HashUniform {
  private HashUniform() {}

  /** The 64-bit word of the joined parts. */
  public static long word(String... parts) {
    return HashWords.head64(HashWords.sha256(String.join("|", parts)));
  }

  /** The uniform of the joined parts, 0 < u < 1. */
  public static double of(String... parts) {
    return UniformLaw.open(word(parts));
  }
}
