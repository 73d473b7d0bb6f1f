package io.footfall.transforms.seg5a.s1classes;

import io.footfall.config.seg5a.MerchantClassPolicy;
import io.footfall.contracts.U64;
import io.footfall.transforms.state.LawBroken;
import java.util.Locale;
import java.util.Map;

/**
 * Class, channel group and zone role (5A-s0-s1.md section 3.3 steps 2 to 4, DECISIONS 3.1). Class
 * and channel belong to the merchant; the role to its zone inside a country.
 */
public final class DemandClassLaw {
  /** Role of a zone with most of the country's endpoints. */
  public static final String PRIMARY = "primary_zone";

  /** Role of a zone between the others. */
  public static final String SECONDARY = "secondary_zone";

  /** Role of a zone with few of the country's endpoints. */
  public static final String TAIL = "tail_zone";

  private static final String FEATURE = "5A.S1.S1_FEATURE_DERIVATION_FAILED";
  private static final String CLASS = "5A.S1.S1_CLASS_ASSIGNMENT_FAILED";
  private static final int MAX_PROFILE_ID = 64;
  private static final String CARD_PRESENT = "card_present";

  private final MerchantClassPolicy policy;

  /** The law of a policy. */
  public DemandClassLaw(MerchantClassPolicy policy) {
    this.policy = policy;
  }

  /**
   * Class and channel group of a merchant.
   *
   * @param mcc category code, 0 to 9999
   * @param channel raw channel
   * @param mode virtual mode
   * @throws LawBroken FEATURE_DERIVATION for an unmapped code, channel or mode, CLASS_ASSIGNMENT
   *     for a leaf that is missing
   */
  public ClassAssignment assign(long merchantId, int mcc, String channel, VirtualMode mode) {
    String key = "merchant_id=" + U64.text(merchantId);
    String sector = policy.sector(mcc);
    if (sector == null) {
      String code = String.format(Locale.ROOT, "%04d", mcc);
      throw new LawBroken(
          FEATURE, "V-06", key, "mcc " + code, "a code of mcc_sector_map or mcc_sector_ranges");
    }
    String group = policy.channelGroupMap().get(channel);
    if (group == null) {
      throw new LawBroken(FEATURE, "V-06", key, "channel " + channel, "a key of channel_group_map");
    }
    MerchantClassPolicy.VirtualBranch virtual = policy.decisionTreeV1().virtualBranch();
    return switch (mode) {
      case VIRTUAL_ONLY -> new ClassAssignment(virtual.virtualOnlyClass(), group, "virtual_branch");
      case HYBRID ->
          virtual.hybridClass().equals(MerchantClassPolicy.CARD_PRESENT_CLASS_OF_SECTOR)
              ? new ClassAssignment(
                  leaf(key, CARD_PRESENT, sector),
                  group,
                  "virtual_branch." + CARD_PRESENT + "." + sector)
              : new ClassAssignment(virtual.hybridClass(), group, "virtual_branch");
      case NON_VIRTUAL ->
          new ClassAssignment(
              leaf(key, group, sector), group, "nonvirtual_branch." + group + "." + sector);
    };
  }

  private String leaf(String key, String group, String sector) {
    Map<String, String> leaves =
        policy.decisionTreeV1().nonvirtualBranch().byChannelGroup().get(group);
    String demandClass = leaves == null ? null : leaves.get(sector);
    if (demandClass == null) {
      throw new LawBroken(CLASS, "V-07", key, group + "." + sector, "a leaf of the tree");
    }
    return demandClass;
  }

  /**
   * Role of a zone.
   *
   * @param share the zone's share of the country's sites or edge weight
   * @param whole the country's sites or edge weight
   */
  public String zoneRole(double share, double whole) {
    MerchantClassPolicy.ZoneRole rule = policy.subclassRules().zoneRole();
    if (whole <= 0) {
      return TAIL;
    }
    if (share >= rule.primaryShareGe()) {
      return PRIMARY;
    }
    return share <= rule.tailShareLe() ? TAIL : SECONDARY;
  }

  /**
   * {@code {class}.{role}.{channel group}}.
   *
   * @throws LawBroken CLASS_ASSIGNMENT if it is longer than 64 characters
   */
  public String profileId(String key, ClassAssignment assignment, String zoneRole) {
    String id = assignment.demandClass() + "." + zoneRole + "." + assignment.channelGroup();
    if (id.length() > MAX_PROFILE_ID) {
      throw new LawBroken(CLASS, "V-07", key, "profile_id " + id, "at most 64 characters");
    }
    return id;
  }
}
