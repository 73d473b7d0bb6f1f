package io.footfall.config.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;

/**
 * What the random draws hang on (DECISIONS 1.3): {@code draw_policy}.
 *
 * @param policyId constant {@code draw_policy}
 * @param version version text
 * @param rngRoot what fills the hash slots of a draw
 */
public record DrawPolicy(String policyId, String version, RngRoot rngRoot) implements Serializable {
  /** What fills the hash slots of a draw. */
  public enum RngRoot {
    /** Texts made from the world seed alone: a policy edit moves only what it governs. */
    @JsonProperty("world_seed")
    WORLD_SEED,
    /** The real fingerprint and parameter hash: every edit rolls all dice again. */
    @JsonProperty("identity")
    IDENTITY
  }
}
