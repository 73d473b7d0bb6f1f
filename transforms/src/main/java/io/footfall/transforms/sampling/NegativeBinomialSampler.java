package io.footfall.transforms.sampling;

/**
 * An overdispersed count from two uniforms (count law {@code nb2}, rng.md section 6): intensity by
 * {@link GammaSampler} from u1, count by {@link PoissonSampler} from u2. Mean mu, variance mu +
 * mu^2 / kappa. Immutable, thread safe; one per kappa.
 */
public final class NegativeBinomialSampler {
  private final GammaSampler mixing;
  private final int maxCount;

  /** A sampler of one dispersion that clamps counts to {@code maxCount}. */
  public NegativeBinomialSampler(double kappa, int maxCount) {
    this.mixing = new GammaSampler(kappa);
    this.maxCount = maxCount;
  }

  /** The mixing intensity of a draw, with its intermediate values. */
  public MixingStep mixing(double mu, double u1) {
    return mixing.step(mu, u1);
  }

  /**
   * The count, packed as {@link PoissonSampler} packs it.
   *
   * @throws IllegalArgumentException unless mu is positive and finite and both uniforms lie in 0..1
   * @throws ArithmeticException if the mixing intensity is not finite
   */
  public long sample(double mu, double u1, double u2) {
    return PoissonSampler.sample(mixing.sample(mu, u1), u2, maxCount);
  }
}
