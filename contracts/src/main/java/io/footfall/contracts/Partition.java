package io.footfall.contracts;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Values of the identity columns and path tokens of one dataset partition. {@code seed} means the
 * world seed in layer 1 and the arrival seed in 5B (DECISIONS 1.4).
 *
 * @param identity the world root
 * @param seed unsigned seed that stands in paths and {@code seed} columns
 * @param scenarioId scenario, or null where the dataset has none
 * @param specVersion constant of the {@code *_spec_version} columns
 */
public record Partition(RunIdentity identity, long seed, String scenarioId, String specVersion)
    implements Serializable {
  /** Spec version of every state of this release. */
  public static final String SPEC_VERSION = "1.0.0";

  public Partition {
    Objects.requireNonNull(identity);
    Objects.requireNonNull(specVersion);
  }

  /** Layer 1: the world seed, no scenario. */
  public static Partition world(RunIdentity identity) {
    return new Partition(identity, identity.worldSeed(), null, SPEC_VERSION);
  }

  /** 5A: no arrival seed (DECISIONS 1.5). */
  public static Partition surfaces(RunIdentity identity, String scenarioId) {
    return new Partition(identity, identity.worldSeed(), scenarioId, SPEC_VERSION);
  }

  /** 5B: the arrival seed. */
  public static Partition arrivals(RunIdentity identity, long seed, String scenarioId) {
    return new Partition(identity, seed, scenarioId, SPEC_VERSION);
  }

  /**
   * Value of an identity column: {@code manifest_fingerprint}, {@code parameter_hash}, {@code
   * scenario_id} and {@code spec_version} as text, {@code seed} as unsigned decimal text; {@code
   * =text} in the schema stands for that literal text.
   */
  public String value(String name) {
    if (name.startsWith("=")) {
      return name.substring(1);
    }
    return switch (name) {
      case "manifest_fingerprint" -> identity.manifestFingerprint();
      case "parameter_hash" -> identity.parameterHash();
      case "run_id" -> identity.runId();
      case "seed" -> U64.text(seed);
      case "scenario_id" -> Objects.requireNonNull(scenarioId, "scenario_id");
      case "spec_version" -> specVersion;
      default -> throw new IllegalArgumentException("Unknown identity column " + name);
    };
  }

  /** Path tokens of {@link PathTemplate#resolve}. */
  public Map<String, String> tokens() {
    Map<String, String> tokens = new HashMap<>();
    tokens.put("seed", U64.text(seed));
    tokens.put("manifest_fingerprint", identity.manifestFingerprint());
    tokens.put("parameter_hash", identity.parameterHash());
    tokens.put("run_id", identity.runId());
    if (scenarioId != null) {
      tokens.put("scenario_id", scenarioId);
    }
    return tokens;
  }
}
