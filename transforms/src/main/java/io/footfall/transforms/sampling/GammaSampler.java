package io.footfall.transforms.sampling;

/**
 * A positive intensity from one uniform ({@code GammaOneU}, rng.md section 6): log-normal with the
 * mean mu and the variance mu^2 / kappa of the gamma law it stands for. Both moments are exact; the
 * right tail is heavier than gamma's. Immutable, thread safe; one per kappa.
 */
public final class GammaSampler {
  private final double logVariance;
  private final double logDeviation;

  /**
   * A sampler for one shape.
   *
   * @param kappa dispersion: variance is mu^2 / kappa
   * @throws IllegalArgumentException unless kappa is positive and finite
   */
  public GammaSampler(double kappa) {
    if (!(kappa > 0.0 && Double.isFinite(kappa))) {
      throw new IllegalArgumentException("kappa: " + kappa + " (must be > 0 and finite)");
    }
    logVariance = StrictMath.log(1.0 + 1.0 / kappa);
    logDeviation = StrictMath.sqrt(logVariance);
  }

  /**
   * exp(ln mu - v/2 + sqrt(v) z(u)), v = ln(1 + 1/kappa).
   *
   * @throws IllegalArgumentException unless mu is positive and finite and 0 < u < 1
   * @throws ArithmeticException if the result is not finite
   */
  public double sample(double mu, double u) {
    return step(mu, u).intensity();
  }

  /** {@link #sample} with its intermediate values. */
  public MixingStep step(double mu, double u) {
    if (!(mu > 0.0 && Double.isFinite(mu))) {
      throw new IllegalArgumentException("mu: " + mu + " (must be > 0 and finite)");
    }
    double m = StrictMath.log(mu) - 0.5 * logVariance;
    double z = NormalQuantile.of(u);
    double lambda = StrictMath.exp(m + logDeviation * z);
    if (!Double.isFinite(lambda)) {
      throw new ArithmeticException("mixing intensity of mu " + mu + " is " + lambda);
    }
    return new MixingStep(logVariance, m, z, lambda);
  }
}
