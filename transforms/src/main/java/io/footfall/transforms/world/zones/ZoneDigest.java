package io.footfall.transforms.world.zones;

import io.footfall.contracts.U64;
import io.footfall.contracts.world.ZoneAlloc;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Digest of zone_alloc with its universe hash masked by 64 zeros. It is taken over canonical row
 * text, not over Parquet bytes, because the hash stands in every row and a second write of the
 * table would buy nothing: columns of {@link ZoneAlloc} joined by {@code |}, nulls empty, one line
 * a row ended by LF, rows in key order, SHA-256.
 */
public final class ZoneDigest {
  /** Stands for the universe hash while it is not known. */
  public static final String MASK = "0".repeat(64);

  private final MessageDigest digest;

  /** The digest of an empty table. */
  public ZoneDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Adds a row; rows come in key order. */
  public void add(ZoneAlloc row) {
    digest.update(text(row).getBytes(StandardCharsets.UTF_8));
  }

  static String text(ZoneAlloc row) {
    return String.join(
            "|",
            U64.text(row.merchantId()),
            row.legalCountryIso(),
            row.tzid(),
            Integer.toString(row.zoneSiteCount()),
            Integer.toString(row.zoneSiteCountSum()),
            Integer.toString(row.siteCount()),
            row.priorPackId(),
            row.priorPackVersion(),
            row.floorPolicyId(),
            row.floorPolicyVersion(),
            row.mixturePolicyId(),
            row.mixturePolicyVersion(),
            row.dayEffectPolicyId(),
            row.dayEffectPolicyVersion(),
            MASK,
            row.alphaSumCountry() == null ? "" : row.alphaSumCountry().toString(),
            row.notes() == null ? "" : row.notes())
        + "\n";
  }

  /** Lower-case hex of all rows added; resets. */
  public String finish() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
