package io.footfall.config.world;

import java.io.Serializable;

/**
 * Which merchant-country pairs enter zone_alloc: {@code zone_mixture_policy_3A}.
 *
 * @param policyId constant {@code zone_mixture_policy_3A}
 * @param version version text
 * @param zoneAllocScope constant {@code all}: every pair, zones by count of its sites
 * @param priorPack named in the columns, shapes nothing under scope {@code all}
 * @param floorPolicy named in the columns, shapes nothing under scope {@code all}
 */
public record ZoneMixturePolicy(
    String policyId, String version, String zoneAllocScope, Named priorPack, Named floorPolicy)
    implements Serializable {

  /**
   * A policy by name only.
   *
   * @param id policy id
   * @param version version text
   */
  public record Named(String id, String version) implements Serializable {
    /** {@code id@version}, as digested into the universe hash. */
    public String reference() {
      return id + "@" + version;
    }
  }
}
