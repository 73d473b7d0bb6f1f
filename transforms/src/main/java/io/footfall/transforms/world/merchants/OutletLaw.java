package io.footfall.transforms.world.merchants;

import io.footfall.config.world.OutletsConfig;
import io.footfall.contracts.U64;
import io.footfall.contracts.world.Merchant;
import io.footfall.transforms.rng.Draws;
import io.footfall.transforms.rng.UniformLaw;
import io.footfall.transforms.rng.WorldDraws;
import io.footfall.transforms.sampling.NegativeBinomialSampler;
import io.footfall.transforms.sampling.NormalQuantile;
import io.footfall.transforms.sampling.PoissonSampler;
import io.footfall.transforms.world.places.MerchantCategories;

/**
 * Outlets of a trading merchant (world.md section 7 item 2): one, or a negative binomial count
 * retried until it is at least two. Its mean is log-normal; a part of the merchants of chain
 * sectors has a Pareto mean instead, truncated above. One uniform of {@link OutletSizes} decides
 * between one and more, between body and tail, and the mean. Stream {@code outlets}, entity = id:
 * log dispersion, then two draws an attempt, at most {@value #ATTEMPTS}; after that two outlets.
 * Immutable.
 */
public final class OutletLaw {
  private static final int ATTEMPTS = 64;
  private static final int DRAWS = 1 + 2 * ATTEMPTS;

  private final OutletsConfig config;

  /** The law of this configuration. */
  public OutletLaw(OutletsConfig config) {
    this.config = config;
  }

  /**
   * Number of outlets, 1 to the cap.
   *
   * @param u the merchant's uniform, 0 < u < 1
   */
  public int draw(long worldSeed, Merchant merchant, double u) {
    double single = 1 - multiProbability(merchant);
    if (u < single) {
      return 1;
    }
    double mu = mean(merchant, (u - single) / (1 - single));
    Draws draws = WorldDraws.open("outlets", worldSeed, U64.text(merchant.merchantId()), DRAWS);
    double phi = config.dispersion() * logNormal(config.dispersionLogSd(), draws.nextUniform());
    NegativeBinomialSampler counts = new NegativeBinomialSampler(phi, config.cap());
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int n = PoissonSampler.count(counts.sample(mu, draws.nextUniform(), draws.nextUniform()));
      if (n >= 2) {
        return n;
      }
    }
    return 2;
  }

  /** Mean of the count at a uniform: the body up to 1 - tail probability, then the tail. */
  double mean(Merchant merchant, double v) {
    OutletsConfig.Chains chains = chains(merchant);
    double tail = chains == null ? 0 : chains.tailProbability();
    if (tail > 0 && v >= 1 - tail) {
      return pareto(chains, (1 - v) / tail);
    }
    double logSd = chains == null ? config.logSd() : chains.logSd();
    return config.median() * logNormal(logSd, within(v / (1 - tail)));
  }

  /** Truncated Pareto mean that a share w of the chains exceeds. */
  private static double pareto(OutletsConfig.Chains chains, double w) {
    double alpha = chains.tailAlpha();
    double least = StrictMath.pow(chains.smallest(), -alpha);
    double most = StrictMath.pow(chains.largest(), -alpha);
    return StrictMath.pow(most + StrictMath.min(1, w) * (least - most), -1 / alpha);
  }

  /** Chains among which a merchant may grow: those of its sector if it is card-present, or null. */
  private OutletsConfig.Chains chains(Merchant merchant) {
    if (!merchant.channel().equals(Merchant.CARD_PRESENT)) {
      return null;
    }
    String sector = MerchantCategories.load().sector(merchant.mcc());
    for (OutletsConfig.Chains chains : config.chains()) {
      if (chains.sectors().contains(sector)) {
        return chains;
      }
    }
    return null;
  }

  /** Stratum of a merchant's size: its chains, else its sector. */
  String stratum(Merchant merchant) {
    OutletsConfig.Chains chains = chains(merchant);
    return chains != null
        ? "chains|" + chains.name()
        : "sector|" + MerchantCategories.load().sector(merchant.mcc());
  }

  /** Probability of more than one outlet. */
  double multiProbability(Merchant merchant) {
    double p = config.multiProbability();
    if (config.bonusSectors().contains(MerchantCategories.load().sector(merchant.mcc()))) {
      p += config.sectorBonus();
    }
    if (merchant.channel().equals(Merchant.CARD_NOT_PRESENT)) {
      p -= config.cardNotPresentMalus();
    }
    return StrictMath.max(
        config.multiProbabilityMin(), StrictMath.min(config.multiProbabilityMax(), p));
  }

  private static double logNormal(double sd, double u) {
    return StrictMath.exp(sd * NormalQuantile.of(u));
  }

  /** A quotient of uniforms, kept inside the open unit interval that rounding may leave. */
  private static double within(double u) {
    return StrictMath.max(0x1p-65, StrictMath.min(UniformLaw.BELOW_ONE, u));
  }
}
