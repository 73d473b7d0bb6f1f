package io.footfall.transforms.world.edges;

import io.footfall.config.world.VirtualRules;
import io.footfall.contracts.U64;
import io.footfall.contracts.world.Merchant;
import io.footfall.contracts.world.VirtualClassification;
import io.footfall.transforms.rng.HashWords;
import io.footfall.transforms.rng.WorldDraws;
import io.footfall.transforms.world.places.MerchantCategories;
import java.util.HexFormat;

/**
 * Where a merchant trades (world.md section 7 item 8, DECISIONS 3.1): codes of the virtual list at
 * edges only; other merchants of the hybrid channel with enough sites at both, chains always, the
 * rest by one draw of stream {@code hybrid}, entity = id; all others at their sites. Immutable.
 */
public final class VirtualLaw {
  /** At sites only. */
  public static final String NON_VIRTUAL = "NON_VIRTUAL";

  /** At sites and edges. */
  public static final String HYBRID = "HYBRID";

  /** At edges only. */
  public static final String VIRTUAL_ONLY = "VIRTUAL_ONLY";

  private static final String DEFAULT_RULE = "DEFAULT__DECISION_PHYSICAL";

  private final VirtualRules rules;
  private final long worldSeed;

  /**
   * @param worldSeed unsigned
   */
  public VirtualLaw(VirtualRules rules, long worldSeed) {
    this.rules = rules;
    this.worldSeed = worldSeed;
  }

  /**
   * The decision on a merchant.
   *
   * @param sites its sites over all countries, 0 if it has none
   */
  public VirtualClassification decide(Merchant merchant, int sites) {
    String channel = merchant.channel();
    if (rules.isVirtualOnly(merchant.mcc(), channel)) {
      String rule =
          "MCC_"
              + MerchantCategories.text(merchant.mcc())
              + "__CHANNEL_"
              + channel
              + "__DECISION_VIRTUAL";
      return row(merchant, VIRTUAL_ONLY, "RULE_MATCH", rule);
    }
    VirtualRules.Hybrid hybrid = rules.hybrid();
    if (channel.equals(hybrid.channel()) && sites >= hybrid.minSites()) {
      String id = U64.text(merchant.merchantId());
      double u = WorldDraws.open("hybrid", worldSeed, id, 1).nextUniform();
      if (u < hybrid.probability() || sites >= hybrid.alwaysFromSites()) {
        return row(merchant, HYBRID, "RULE_MATCH", hybrid.ruleId());
      }
    }
    return row(merchant, NON_VIRTUAL, "DEFAULT_GUARD", DEFAULT_RULE);
  }

  private VirtualClassification row(Merchant merchant, String mode, String reason, String rule) {
    String text =
        String.join(
            "|",
            U64.text(merchant.merchantId()),
            MerchantCategories.text(merchant.mcc()),
            merchant.channel(),
            mode,
            rule,
            rules.ruleVersion());
    return new VirtualClassification(
        merchant.merchantId(),
        !mode.equals(NON_VIRTUAL),
        mode,
        reason,
        rule,
        rules.ruleVersion(),
        rules.policyId(),
        rules.version(),
        HexFormat.of().formatHex(HashWords.sha256(text)),
        null);
  }
}
