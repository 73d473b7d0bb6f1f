package io.footfall.config.seg5b;

import io.footfall.config.PolicyViolation;
import java.io.Serializable;
import java.util.List;

/**
 * {@code grouping_policy_5B} (5B-s0-s1-s5.md section B4; bucket counts and floors per preset,
 * DECISIONS section 4).
 *
 * @param zoneGroupBuckets hash groups of zones
 * @param inStratumBuckets hash buckets inside a stratum
 * @param realismTargets floors the grouping of a scenario must meet
 */
public record GroupingPolicy(
    String policyId,
    String version,
    String mode,
    int zoneGroupBuckets,
    int inStratumBuckets,
    String scenarioBandLaw,
    String virtualBandLaw,
    List<String> stratumFields,
    String groupIdFormat,
    RealismTargets realismTargets)
    implements Serializable {
  public GroupingPolicy {
    stratumFields = List.copyOf(stratumFields);
  }

  /**
   * Floors over the groups of a scenario, members counted in rows.
   *
   * @param minGroupsPerScenario fewest groups
   * @param maxGroupsPerScenario most groups
   * @param minGroupMembersMedian smallest median size
   * @param maxSingleGroupShare largest share of all rows in one group
   * @param minMultiMemberFraction smallest share of groups with two members or more
   */
  public record RealismTargets(
      int minGroupsPerScenario,
      int maxGroupsPerScenario,
      int minGroupMembersMedian,
      double maxSingleGroupShare,
      double minMultiMemberFraction)
      implements Serializable {
    public RealismTargets {
      if (minGroupsPerScenario > maxGroupsPerScenario) {
        throw new PolicyViolation(
            "/realism_targets/min_groups_per_scenario",
            minGroupsPerScenario,
            "at most max_groups_per_scenario, " + maxGroupsPerScenario);
      }
    }
  }
}
