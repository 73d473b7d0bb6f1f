package io.footfall.transforms.world;

import io.footfall.config.world.WorldConfig;
import io.footfall.transforms.world.merchants.TradingMerchant;
import io.footfall.transforms.world.sites.ClockLaw;
import io.footfall.transforms.world.sites.Site;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Size of a world before it is built: the laws themselves, without files. Exact up to {@link
 * #EXACT_MERCHANTS} trading merchants; beyond, the first so many are drawn and scaled.
 *
 * @param merchants merchants of the universe
 * @param trading merchants with outlets
 * @param sites outlets
 * @param pairs merchant-country pairs
 * @param zones rows of zone_alloc
 * @param exact whether every merchant was drawn
 */
public record WorldEstimate(
    long merchants, long trading, long sites, long pairs, long zones, boolean exact) {
  /** Trading merchants that are drawn one by one. */
  public static final int EXACT_MERCHANTS = 5_000;

  /** The size of a configuration's world at an unsigned seed. */
  public static WorldEstimate of(WorldConfig config, long worldSeed) {
    int trading = config.merchants().withOutlets();
    int drawn = Math.min(trading, EXACT_MERCHANTS);
    // The universe of a large world is not needed to draw a few of its merchants.
    int universe = trading > drawn ? drawn : config.merchants().count();
    WorldLaws laws = WorldLaws.of(resized(config, universe, drawn), worldSeed);
    long sites = 0;
    long pairs = 0;
    long zones = 0;
    for (int rank = 0; rank < universe; rank++) {
      if (laws.population().trades(rank)) {
        TradingMerchant m = laws.population().trading(rank);
        sites += m.outlets();
        pairs += m.outletsByCountry().size();
        zones += zones(laws, m);
      }
    }
    double scale = (double) trading / drawn;
    return new WorldEstimate(
        config.merchants().count(),
        trading,
        Math.round(sites * scale),
        Math.round(pairs * scale),
        Math.round(zones * scale),
        trading == drawn);
  }

  private static int zones(WorldLaws laws, TradingMerchant m) {
    Set<String> zones = new HashSet<>();
    for (Map.Entry<String, Integer> pair : m.outletsByCountry().entrySet()) {
      for (Site s : laws.sites(m.merchant().merchantId(), pair.getKey(), pair.getValue())) {
        zones.add(pair.getKey() + "|" + ClockLaw.tzid(s.city()));
      }
    }
    return zones.size();
  }

  private static WorldConfig resized(WorldConfig c, int count, int withOutlets) {
    return new WorldConfig(
        c.policyId(),
        c.version(),
        c.createdUtc(),
        new WorldConfig.Merchants(count, withOutlets),
        c.homeCountry(),
        c.categories(),
        c.channel(),
        c.outlets(),
        c.crossBorder(),
        c.countryShares(),
        c.sites(),
        c.dominant(),
        c.forced().stream().filter(f -> f.index() < withOutlets).toList());
  }
}
