package io.footfall.transforms.rng;

import io.footfall.contracts.U64;
import java.io.Serializable;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What every key of a scenario hashes beside family and domain key (rng.md section 3).
 *
 * @param drawFp text in the slot of the manifest fingerprint, 64 lowercase hex digits
 * @param drawPh text in the slot of the parameter hash, 64 lowercase hex digits
 * @param seed arrival seed, unsigned
 * @param scenarioId scenario, hashed as UTF-8
 * @param domainSep separator of the policy, {@link #DOMAIN_SEP} by default
 */
public record DrawSlots(
    String drawFp, String drawPh, long seed, String scenarioId, String domainSep)
    implements Serializable {
  /** Separator of policy v1.1.0. */
  public static final String DOMAIN_SEP = "5B.rng.v1";

  private static final Pattern HEX64 = Pattern.compile("[0-9a-f]{64}");

  public DrawSlots {
    requireHex64("drawFp", drawFp);
    requireHex64("drawPh", drawPh);
    Objects.requireNonNull(scenarioId, "scenarioId");
    if (domainSep.isEmpty()) {
      throw new IllegalArgumentException("domainSep is empty (must be at least one character)");
    }
  }

  /** Slots with the default separator: the {@code identity} law, and test vectors. */
  public DrawSlots(String drawFp, String drawPh, long seed, String scenarioId) {
    this(drawFp, drawPh, seed, scenarioId, DOMAIN_SEP);
  }

  /**
   * The {@code world_seed} law (DECISIONS section 1.3): draws hang on the seeds and no policy edit
   * moves them. Both seeds are unsigned.
   */
  public static DrawSlots worldSeed(long worldSeed, long arrivalSeed, String scenarioId) {
    return new DrawSlots(worldDrawFp(worldSeed), worldDrawPh(), arrivalSeed, scenarioId);
  }

  /** hex(SHA-256("footfall.draw.fp.v1|" + decimal world seed)). */
  public static String worldDrawFp(long worldSeed) {
    return hex("footfall.draw.fp.v1|" + U64.text(worldSeed));
  }

  /** hex(SHA-256("footfall.draw.ph.v1")). */
  public static String worldDrawPh() {
    return hex("footfall.draw.ph.v1");
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(HashWords.sha256(text));
  }

  private static void requireHex64(String field, String value) {
    if (!HEX64.matcher(value).matches()) {
      throw new IllegalArgumentException(
          field + ": '" + value + "' (must be 64 lowercase hex digits)");
    }
  }
}
