package io.footfall.transforms.world;

import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.config.world.AliasLayoutPolicy;
import io.footfall.config.world.CdnWeightsPolicy;
import io.footfall.config.world.DayEffectPolicy;
import io.footfall.config.world.VirtualRules;

/** The shipped policies of 2B and 3B, for tests of their laws. */
public final class WorldPolicies {
  private static final ResolvedConfig CONFIG = ResolvedConfig.load("reference", null);

  private WorldPolicies() {}

  public static AliasLayoutPolicy alias() {
    return CONFIG.read(PolicyFile.ALIAS_LAYOUT, AliasLayoutPolicy.class);
  }

  public static DayEffectPolicy dayEffect() {
    return CONFIG.read(PolicyFile.DAY_EFFECT, DayEffectPolicy.class);
  }

  public static VirtualRules virtual() {
    return CONFIG.read(PolicyFile.VIRTUAL_RULES, VirtualRules.class);
  }

  public static CdnWeightsPolicy cdn() {
    return CONFIG.read(PolicyFile.CDN_WEIGHTS, CdnWeightsPolicy.class);
  }
}
