package io.footfall.config.seg5b;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.footfall.config.Bounds;
import io.footfall.config.PolicyViolation;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code arrival_count_config_5B} (5B-s2-s3.md section 3.2).
 *
 * @param countLawId which law
 * @param lambdaZeroEps intensities up to this draw nothing and count zero
 * @param maxCountPerBucket largest count
 * @param maxMu largest mean that is drawn; a larger one is refused (DECISIONS 3.10)
 * @param poissonSampler constants of the Poisson sampler
 * @param nb2 dispersion; present iff the law is nb2
 * @param realismFloors floors of the numbers above and of kappa
 */
public record ArrivalCountConfig(
    String policyId,
    String version,
    CountLawId countLawId,
    double lambdaZeroEps,
    int maxCountPerBucket,
    double maxMu,
    PoissonSamplerLaw poissonSampler,
    Nb2 nb2,
    RealismFloors realismFloors)
    implements Serializable {

  public ArrivalCountConfig {
    if ((countLawId == CountLawId.NB2) != (nb2 != null)) {
      throw new PolicyViolation(
          "/count_law_id", countLawId.id(), "nb2 with a block nb2, or poisson without");
    }
    if (lambdaZeroEps > realismFloors.lambdaZeroEpsMax) {
      throw new PolicyViolation(
          "/lambda_zero_eps",
          lambdaZeroEps,
          "at most lambda_zero_eps_max, " + realismFloors.lambdaZeroEpsMax);
    }
    if (maxCountPerBucket < realismFloors.maxCountPerBucketMin) {
      throw new PolicyViolation(
          "/max_count_per_bucket",
          maxCountPerBucket,
          "at least max_count_per_bucket_min, " + realismFloors.maxCountPerBucketMin);
    }
    if (maxMu > maxCountPerBucket) {
      throw new PolicyViolation(
          "/max_mu", maxMu, "at most max_count_per_bucket, " + maxCountPerBucket);
    }
    if (poissonSampler.poissonNCapExact < maxCountPerBucket) {
      throw new PolicyViolation(
          "/poisson_sampler/poisson_n_cap_exact",
          poissonSampler.poissonNCapExact,
          "at least max_count_per_bucket, " + maxCountPerBucket);
    }
  }

  /**
   * Constants of the sampler.
   *
   * @param poissonExactLambdaMax largest mean walked exactly
   * @param poissonNCapExact most steps of that walk
   */
  public record PoissonSamplerLaw(
      String kind,
      String p0Law,
      String recurrence,
      double poissonExactLambdaMax,
      @JsonProperty("poisson_n_cap_exact") int poissonNCapExact,
      String normalIcdf)
      implements Serializable {}

  /** The overdispersed law: kappa and the two samplers. */
  public record Nb2(KappaLaw kappaLaw, GammaSamplerLaw gammaSampler, PoissonOnGamma poissonOnGamma)
      implements Serializable {}

  /** Kappa: base times class multiplier, clamped. */
  public record KappaLaw(
      ScenarioBand.Values baseByScenarioBand,
      Map<String, Double> classMultipliers,
      Bounds kappaBounds)
      implements Serializable {
    public KappaLaw {
      classMultipliers = new TreeMap<>(classMultipliers);
      kappaBounds.ordered("/nb2/kappa_law/kappa_bounds");
    }
  }

  /** Mixing law from one uniform. */
  public record GammaSamplerLaw(String kind, String shape, String rate) implements Serializable {}

  /** Count given the mixing intensity. */
  public record PoissonOnGamma(String kind) implements Serializable {}

  /**
   * Floors.
   *
   * @param requireKappaDistinctValuesMin baseline: distinct kappas, rounded to six decimals
   * @param requireBaselineMedianKappaBounds baseline: where the median kappa of the groups lies
   */
  public record RealismFloors(
      int maxCountPerBucketMin,
      double lambdaZeroEpsMax,
      int requireKappaDistinctValuesMin,
      Bounds requireBaselineMedianKappaBounds)
      implements Serializable {
    public RealismFloors {
      requireBaselineMedianKappaBounds.ordered(
          "/realism_floors/require_baseline_median_kappa_bounds");
    }
  }
}
