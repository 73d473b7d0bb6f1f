package io.footfall.transforms.world.zones;

import io.footfall.config.world.DayEffectPolicy;
import io.footfall.config.world.ZoneMixturePolicy;
import io.footfall.contracts.world.ZoneAlloc;
import java.io.Serializable;

/**
 * The policies that a row of zone_alloc names; turns a count into a row.
 *
 * @param mixture zone mixture policy with its packs
 * @param dayEffectId day effect policy
 * @param dayEffectVersion its version
 */
public record ZoneLabels(ZoneMixturePolicy mixture, String dayEffectId, String dayEffectVersion)
    implements Serializable {

  /** The labels of these policies. */
  public static ZoneLabels of(ZoneMixturePolicy mixture, DayEffectPolicy dayEffect) {
    return new ZoneLabels(mixture, dayEffect.policyId(), dayEffect.version());
  }

  /** The row of a count. */
  public ZoneAlloc row(long merchantId, ZoneLaw.Count count, String routingUniverseHash) {
    return new ZoneAlloc(
        merchantId,
        count.country(),
        count.tzid(),
        count.sites(),
        count.countrySites(),
        count.countrySites(),
        mixture.priorPack().id(),
        mixture.priorPack().version(),
        mixture.floorPolicy().id(),
        mixture.floorPolicy().version(),
        mixture.policyId(),
        mixture.version(),
        dayEffectId,
        dayEffectVersion,
        routingUniverseHash,
        null,
        null);
  }
}
