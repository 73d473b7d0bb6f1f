package io.footfall.transforms.seg5b.s1grid;

import io.footfall.coders.Finding;
import io.footfall.config.seg5b.GroupingPolicy.RealismTargets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Sizes of the groups of a scenario, in rows, and the floors they must meet (section B5.8). */
final class GroupCensus {
  private final TreeMap<String, Integer> sizes = new TreeMap<>();
  private long rows;

  void add(String groupId) {
    sizes.merge(groupId, 1, Integer::sum);
    rows++;
  }

  long rows() {
    return rows;
  }

  int groups() {
    return sizes.size();
  }

  /** Median size; mean of the middle two for an even number of groups. */
  double medianMembers() {
    int[] sorted = sizes.values().stream().mapToInt(Integer::intValue).sorted().toArray();
    int n = sorted.length;
    return n == 0 ? 0.0 : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2.0;
  }

  /** Share of the rows in the largest group. */
  double maxShare() {
    int largest = sizes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return rows == 0 ? 0.0 : (double) largest / rows;
  }

  /** Share of the groups with two members or more. */
  double multiMemberFraction() {
    long multi = sizes.values().stream().filter(size -> size > 1).count();
    return sizes.isEmpty() ? 0.0 : (double) multi / sizes.size();
  }

  /** A finding per broken floor. */
  List<Finding> judge(RealismTargets targets, String scenarioId) {
    List<Finding> findings = new ArrayList<>();
    expect(
        findings,
        groups() >= targets.minGroupsPerScenario() && groups() <= targets.maxGroupsPerScenario(),
        scenarioId,
        groups() + " groups",
        targets.minGroupsPerScenario() + " to " + targets.maxGroupsPerScenario());
    expect(
        findings,
        medianMembers() >= targets.minGroupMembersMedian(),
        scenarioId,
        "median group of " + medianMembers(),
        "at least " + targets.minGroupMembersMedian());
    expect(
        findings,
        maxShare() <= targets.maxSingleGroupShare(),
        scenarioId,
        "a group with " + maxShare() + " of the rows",
        "at most " + targets.maxSingleGroupShare());
    expect(
        findings,
        multiMemberFraction() >= targets.minMultiMemberFraction(),
        scenarioId,
        multiMemberFraction() + " of the groups with two members or more",
        "at least " + targets.minMultiMemberFraction());
    return findings;
  }

  private static void expect(
      List<Finding> findings, boolean holds, String key, String found, String expected) {
    if (!holds) {
      findings.add(
          new Finding(
              "5B.S1.GROUP_ASSIGNMENT_INCOMPLETE", "realism_targets", key, found, expected));
    }
  }
}
