package io.footfall.config.world;

import io.footfall.config.PolicyViolation;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which merchants trade at edges: {@code virtual_rules_3B}.
 *
 * @param policyId constant {@code virtual_rules_3B}
 * @param version version text
 * @param ruleVersion version stamped on decisions
 * @param virtualOnly codes of each channel whose merchants have edges only
 * @param hybrid who has edges beside sites
 */
public record VirtualRules(
    String policyId,
    String version,
    String ruleVersion,
    List<VirtualOnly> virtualOnly,
    Hybrid hybrid)
    implements Serializable {

  public VirtualRules {
    virtualOnly = List.copyOf(virtualOnly);
    Set<String> channels = new HashSet<>();
    for (int i = 0; i < virtualOnly.size(); i++) {
      if (!channels.add(virtualOnly.get(i).channel())) {
        throw new PolicyViolation(
            "/virtual_only/" + i + "/channel", virtualOnly.get(i).channel(), "each channel once");
      }
    }
  }

  /** Codes of one channel. */
  public record VirtualOnly(String channel, Set<Integer> mccs) implements Serializable {
    public VirtualOnly {
      mccs = Set.copyOf(mccs);
    }
  }

  /**
   * Merchants with both.
   *
   * @param probability of a merchant of the channel outside the lists, with enough sites
   * @param minSites sites that are enough
   * @param alwaysFromSites sites from which such a merchant is a hybrid for certain
   */
  public record Hybrid(
      String ruleId, String channel, double probability, int minSites, int alwaysFromSites)
      implements Serializable {}

  /** Whether merchants of that code and channel have edges only. */
  public boolean isVirtualOnly(int mcc, String channel) {
    return virtualOnly.stream()
        .anyMatch(v -> v.channel().equals(channel) && v.mccs().contains(mcc));
  }
}
