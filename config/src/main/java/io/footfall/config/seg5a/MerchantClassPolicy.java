package io.footfall.config.seg5a;

import io.footfall.config.PolicyViolation;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code merchant_class_policy_5A}: how a merchant's category, channel and virtual mode give its
 * demand class (5A-s0-s1.md section 3.2).
 *
 * @param policyId constant
 * @param version constant {@code v1}
 * @param demandClassCatalog classes; their order breaks ties
 * @param mccSectorMap sector by four-digit category code
 * @param mccSectorRanges sectors of runs of codes that stand in no other place
 * @param channelGroupMap channel group by raw channel
 * @param decisionTreeV1 class by virtual mode, channel group and sector
 * @param defaultClass a class of the catalogue; required, never applied
 * @param subclassRules bounds of the zone roles
 * @param realismTargets corridors for reports
 */
public record MerchantClassPolicy(
    String policyId,
    String version,
    List<DemandClass> demandClassCatalog,
    Map<String, String> mccSectorMap,
    List<SectorRange> mccSectorRanges,
    Map<String, String> channelGroupMap,
    DecisionTree decisionTreeV1,
    String defaultClass,
    SubclassRules subclassRules,
    RealismTargets realismTargets)
    implements Serializable {
  /** {@code hybrid_class}: the card-present class of the merchant's sector (DECISIONS 3.1). */
  public static final String CARD_PRESENT_CLASS_OF_SECTOR = "card_present_class_of_sector";

  public MerchantClassPolicy {
    demandClassCatalog = List.copyOf(demandClassCatalog);
    mccSectorMap = Map.copyOf(mccSectorMap);
    mccSectorRanges = List.copyOf(mccSectorRanges);
    checkRanges(mccSectorMap, mccSectorRanges);
    channelGroupMap = Map.copyOf(channelGroupMap);
    Set<String> classes = new HashSet<>();
    for (int i = 0; i < demandClassCatalog.size(); i++) {
      String name = demandClassCatalog.get(i).demandClass();
      if (!classes.add(name)) {
        throw new PolicyViolation(
            "/demand_class_catalog/" + i + "/demand_class", name, "no class twice");
      }
    }
    decisionTreeV1.check(classes);
    require(classes, "/default_class", defaultClass);
  }

  private static void checkRanges(Map<String, String> map, List<SectorRange> ranges) {
    Set<Integer> seen = new HashSet<>();
    map.keySet().forEach(code -> seen.add(Integer.parseInt(code)));
    for (int i = 0; i < ranges.size(); i++) {
      SectorRange range = ranges.get(i);
      String at = "/mcc_sector_ranges/" + i;
      if (range.from() > range.to()) {
        throw new PolicyViolation(at + "/from", range.from(), "at most to, " + range.to());
      }
      for (int code = range.from(); code <= range.to(); code++) {
        if (!seen.add(code)) {
          throw new PolicyViolation(at, code, "no code twice in map and ranges");
        }
      }
    }
  }

  private static void require(Set<String> classes, String pointer, String name) {
    if (!classes.contains(name)) {
      throw new PolicyViolation(pointer, name, "a class of demand_class_catalog");
    }
  }

  /** Sector of a category code, 0 to 9999; null if neither map nor ranges hold it. */
  public String sector(int mcc) {
    String sector = mccSectorMap.get(String.format(Locale.ROOT, "%04d", mcc));
    for (SectorRange range : mccSectorRanges) {
      sector = range.from() <= mcc && mcc <= range.to() ? range.sector() : sector;
    }
    return sector;
  }

  /** Names of the catalogue in its order. */
  public List<String> classes() {
    return demandClassCatalog.stream().map(DemandClass::demandClass).toList();
  }

  /**
   * Sector of the codes {@code from..to}, both inclusive.
   *
   * @param from first code
   * @param to last code
   * @param sector their sector
   */
  public record SectorRange(int from, int to, String sector) implements Serializable {}

  /**
   * A class of the catalogue.
   *
   * @param demandClass its name
   * @param description one sentence
   * @param intendedShapeFamily family of weekly shapes it is meant for
   * @param notes free text, may be null
   */
  public record DemandClass(
      String demandClass, String description, String intendedShapeFamily, String notes)
      implements Serializable {}

  /**
   * The tree.
   *
   * @param virtualBranch classes of virtual merchants
   * @param nonvirtualBranch classes of the others
   */
  public record DecisionTree(VirtualBranch virtualBranch, NonvirtualBranch nonvirtualBranch)
      implements Serializable {
    private void check(Set<String> classes) {
      String at = "/decision_tree_v1/virtual_branch/";
      require(classes, at + "virtual_only_class", virtualBranch.virtualOnlyClass());
      if (!virtualBranch.hybridClass().equals(CARD_PRESENT_CLASS_OF_SECTOR)) {
        require(classes, at + "hybrid_class", virtualBranch.hybridClass());
      }
      for (Map.Entry<String, Map<String, String>> group :
          new TreeMap<>(nonvirtualBranch.byChannelGroup()).entrySet()) {
        for (Map.Entry<String, String> leaf : new TreeMap<>(group.getValue()).entrySet()) {
          require(
              classes,
              "/decision_tree_v1/nonvirtual_branch/by_channel_group/"
                  + group.getKey()
                  + "/"
                  + leaf.getKey(),
              leaf.getValue());
        }
      }
    }
  }

  /**
   * Classes of virtual merchants.
   *
   * @param virtualOnlyClass class of VIRTUAL_ONLY
   * @param hybridClass class of HYBRID, or {@link #CARD_PRESENT_CLASS_OF_SECTOR}
   */
  public record VirtualBranch(String virtualOnlyClass, String hybridClass)
      implements Serializable {}

  /**
   * Classes of merchants without edges.
   *
   * @param byChannelGroup class by channel group and sector
   */
  public record NonvirtualBranch(Map<String, Map<String, String>> byChannelGroup)
      implements Serializable {
    public NonvirtualBranch {
      Map<String, Map<String, String>> copy = new TreeMap<>();
      byChannelGroup.forEach((group, leaves) -> copy.put(group, Map.copyOf(leaves)));
      byChannelGroup = Map.copyOf(copy);
    }
  }

  /**
   * Rules of the subclass.
   *
   * @param zoneRole bounds of the zone roles
   */
  public record SubclassRules(ZoneRole zoneRole) implements Serializable {}

  /**
   * Zone roles by the zone's share of the country's endpoints.
   *
   * @param primaryShareGe from this share on a zone is primary
   * @param tailShareLe up to this share a zone is a tail
   */
  public record ZoneRole(double primaryShareGe, double tailShareLe) implements Serializable {
    public ZoneRole {
      if (tailShareLe >= primaryShareGe) {
        throw new PolicyViolation(
            "/subclass_rules/zone_role/tail_share_le",
            tailShareLe,
            "below primary_share_ge, " + primaryShareGe);
      }
    }
  }

  /**
   * Corridors for reports.
   *
   * @param maxClassShare largest share of a class
   * @param minNontrivialClasses fewest classes above the share below
   * @param minClassShareForNontrivial that share
   * @param minVirtualShareIfVirtualPresent smallest virtual share where there are virtual merchants
   * @param maxSingleCountryShareWithinClass largest share of a country in a class
   */
  public record RealismTargets(
      double maxClassShare,
      int minNontrivialClasses,
      double minClassShareForNontrivial,
      double minVirtualShareIfVirtualPresent,
      double maxSingleCountryShareWithinClass)
      implements Serializable {}

  /** All leaves of the tree, for reports. */
  public List<String> liveClasses() {
    Set<String> live = new HashSet<>();
    live.add(decisionTreeV1.virtualBranch().virtualOnlyClass());
    live.add(decisionTreeV1.virtualBranch().hybridClass());
    channelGroupMap
        .values()
        .forEach(
            g -> live.addAll(decisionTreeV1.nonvirtualBranch().byChannelGroup().get(g).values()));
    List<String> ordered = new ArrayList<>(classes());
    ordered.retainAll(live);
    return List.copyOf(ordered);
  }
}
