package io.footfall.contracts;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * Identity of a world root (DECISIONS 1.2 to 1.5).
 *
 * @param worldSeed unsigned seed of layer 1
 * @param parameterHash lower-case hex SHA-256 over the law policies
 * @param manifestFingerprint lower-case hex SHA-256 over resources, parameter hash and world seed
 * @param runId 32 hex digits, the folder name below the runs root
 */
public record RunIdentity(
    long worldSeed, String parameterHash, String manifestFingerprint, String runId)
    implements Serializable {
  private static final Pattern HEX64 = Pattern.compile("[a-f0-9]{64}");
  private static final Pattern HEX32 = Pattern.compile("[a-f0-9]{32}");

  public RunIdentity {
    require(HEX64, parameterHash, "parameter_hash");
    require(HEX64, manifestFingerprint, "manifest_fingerprint");
    require(HEX32, runId, "run_id");
  }

  private static void require(Pattern pattern, String value, String name) {
    if (value == null || !pattern.matcher(value).matches()) {
      throw new IllegalArgumentException(name + " is not lower-case hex of its length: " + value);
    }
  }
}
