package io.footfall.transforms.world.merchants;

import io.footfall.config.world.WorldConfig;
import io.footfall.contracts.U64;
import io.footfall.contracts.world.Merchant;
import io.footfall.transforms.rng.Draws;
import io.footfall.transforms.rng.WorldDraws;
import io.footfall.transforms.sampling.NegativeBinomialSampler;
import io.footfall.transforms.sampling.NormalQuantile;
import io.footfall.transforms.sampling.PoissonSampler;
import io.footfall.transforms.world.places.MerchantCategories;

/**
 * Outlets of a trading merchant (world.md section 7 item 2): one, or a negative binomial count
 * retried until it is at least two, whose mean is log-normal with a Pareto tail, which chain
 * sectors have more often. Stream {@code outlets}, entity = id: multi or single, log mean, tail or
 * not, tail factor, log dispersion, then two draws an attempt, at most {@value #ATTEMPTS}; after
 * that two outlets. Immutable.
 */
public final class OutletLaw {
  private static final int ATTEMPTS = 64;
  private static final int DRAWS = 5 + 2 * ATTEMPTS;

  private final WorldConfig.Outlets config;

  /** The law of this configuration. */
  public OutletLaw(WorldConfig.Outlets config) {
    this.config = config;
  }

  /** Number of outlets, 1 to the cap. */
  public int draw(long worldSeed, Merchant merchant) {
    Draws draws = WorldDraws.open("outlets", worldSeed, U64.text(merchant.merchantId()), DRAWS);
    if (draws.nextUniform() >= multiProbability(merchant)) {
      return 1;
    }
    double mu = config.median() * logNormal(config.logSd(), draws.nextUniform());
    boolean tail = draws.nextUniform() < tailProbability(merchant);
    double pareto = StrictMath.pow(draws.nextUniform(), -1.0 / config.tailAlpha());
    if (tail) {
      mu *= config.tailFactor() * pareto;
    }
    double phi = config.dispersion() * logNormal(config.dispersionLogSd(), draws.nextUniform());
    // A mean far above the cap can only give the cap; bounding it keeps the sampler finite.
    mu = StrictMath.min(mu, 1000.0 * config.cap());
    NegativeBinomialSampler counts = new NegativeBinomialSampler(phi, config.cap());
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int n = PoissonSampler.count(counts.sample(mu, draws.nextUniform(), draws.nextUniform()));
      if (n >= 2) {
        return n;
      }
    }
    return 2;
  }

  /** Probability of a mean from the Pareto tail. */
  private double tailProbability(Merchant merchant) {
    return config.chainSectors().contains(MerchantCategories.load().sector(merchant.mcc()))
        ? config.chainTailProbability()
        : config.tailProbability();
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
}
