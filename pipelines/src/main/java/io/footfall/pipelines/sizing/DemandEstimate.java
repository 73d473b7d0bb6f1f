package io.footfall.pipelines.sizing;

import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.config.world.DrawPolicy;
import io.footfall.config.world.VirtualRules;
import io.footfall.config.world.WorldConfig;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.contracts.world.Merchant;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.seg5a.s1classes.MerchantFacts;
import io.footfall.transforms.seg5a.s1classes.PlaceLaw;
import io.footfall.transforms.seg5a.s1classes.PlacePolicies;
import io.footfall.transforms.seg5a.s1classes.VirtualMode;
import io.footfall.transforms.world.WorldLaws;
import io.footfall.transforms.world.edges.VirtualLaw;
import io.footfall.transforms.world.merchants.TradingMerchant;
import io.footfall.transforms.world.sites.ClockLaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Expected arrivals of a week, from the laws of world and 5A.S1 and without files: the sum of the
 * weekly volumes of all merchants, of every k-th one in worlds of more than {@link #SAMPLE}. The
 * edges of a merchant stand together at one place; their volume does not depend on where they are.
 */
final class DemandEstimate {
  /** Merchants that are drawn one by one. */
  static final int SAMPLE = 20_000;

  private final WorldLaws world;
  private final VirtualLaw virtual;
  private final PlaceLaw places;

  private DemandEstimate(ResolvedConfig config, long worldSeed) {
    world = WorldLaws.of(config.read(PolicyFile.WORLD, WorldConfig.class), worldSeed);
    virtual = new VirtualLaw(config.read(PolicyFile.VIRTUAL_RULES, VirtualRules.class), worldSeed);
    DrawPolicy draws = config.read(PolicyFile.DRAW_POLICY, DrawPolicy.class);
    String drawPh =
        draws.rngRoot() == DrawPolicy.RngRoot.IDENTITY
            ? config.parameterHash()
            : DrawSlots.worldDrawPh();
    places = PlacePolicies.of(config, drawPh).law();
  }

  /** Arrivals a week before calendar and latent field, whose factors have mean near one. */
  static double weekly(ResolvedConfig config, long worldSeed) {
    DemandEstimate estimate = new DemandEstimate(config, worldSeed);
    int count = estimate.world.config().merchants().count();
    int step = Math.max(1, count / SAMPLE);
    double sum = 0;
    long drawn = 0;
    for (int rank = 0; rank < count; rank += step, drawn++) {
      sum += estimate.merchant(rank);
    }
    return sum * count / drawn;
  }

  private double merchant(int rank) {
    Merchant merchant = world.population().merchant(rank);
    List<MerchantFacts.Sites> sites =
        world.population().trades(rank) ? sites(world.population().trading(rank)) : List.of();
    int all = sites.stream().mapToInt(s -> (int) s.count()).sum();
    VirtualMode mode = VirtualMode.valueOf(virtual.decide(merchant, all).virtualMode());
    List<MerchantFacts.EdgeShare> edges =
        mode == VirtualMode.NON_VIRTUAL
            ? List.of()
            : List.of(new MerchantFacts.EdgeShare(merchant.homeCountryIso(), "Etc/UTC", 1));
    MerchantFacts facts =
        new MerchantFacts(
            merchant.merchantId(), merchant.mcc(), merchant.channel(), mode, sites, edges);
    return places.places(facts).stream()
        .mapToDouble(MerchantZoneProfile::weeklyVolumeExpected)
        .sum();
  }

  private List<MerchantFacts.Sites> sites(TradingMerchant trading) {
    List<MerchantFacts.Sites> sites = new ArrayList<>();
    long id = trading.merchant().merchantId();
    for (Map.Entry<String, Integer> pair : trading.outletsByCountry().entrySet()) {
      Map<String, Long> byZone = new TreeMap<>();
      world
          .sites(id, pair.getKey(), pair.getValue())
          .forEach(s -> byZone.merge(ClockLaw.tzid(s.city()), 1L, Long::sum));
      byZone.forEach(
          (tzid, n) -> sites.add(new MerchantFacts.Sites(pair.getKey(), tzid, n, pair.getValue())));
    }
    return sites;
  }
}
