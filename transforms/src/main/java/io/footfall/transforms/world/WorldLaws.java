package io.footfall.transforms.world;

import io.footfall.config.world.WorldConfig;
import io.footfall.transforms.table.WorkerCache;
import io.footfall.transforms.world.merchants.MerchantPopulation;
import io.footfall.transforms.world.sites.Site;
import io.footfall.transforms.world.sites.SiteLaw;
import java.io.IOException;
import java.util.List;

/**
 * The laws of one world, built once per JVM: its population and its sites. Thread safe.
 *
 * @param config world configuration
 * @param worldSeed unsigned world seed
 * @param population merchants by rank
 * @param siteLaw sites of a merchant in a country
 */
public record WorldLaws(
    WorldConfig config, long worldSeed, MerchantPopulation population, SiteLaw siteLaw) {

  /** Builds the laws. */
  public static WorldLaws of(WorldConfig config, long worldSeed) {
    return new WorldLaws(
        config, worldSeed, new MerchantPopulation(config, worldSeed), new SiteLaw(config.sites()));
  }

  /**
   * The laws of this configuration, from the JVM's cache.
   *
   * @param configSha256 digest of the configuration's file, the cache's key beside the seed
   */
  public static WorldLaws cached(WorldConfig config, String configSha256, long worldSeed)
      throws IOException {
    String key = "world:" + configSha256 + ":" + worldSeed;
    return WorkerCache.get(key, WorldLaws.class, () -> of(config, worldSeed));
  }

  /** Sites of a merchant in a country, by site order. */
  public List<Site> sites(long merchantId, String country, int sites) {
    return siteLaw.draw(
        worldSeed, merchantId, country, sites, population.setCities(merchantId, country, sites));
  }
}
