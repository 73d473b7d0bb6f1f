package io.footfall.transforms.seg5b.s3counts;

import io.footfall.config.seg5b.ArrivalCountConfig;
import io.footfall.config.seg5b.CountLawId;
import io.footfall.config.seg5b.ScenarioBand;
import io.footfall.transforms.sampling.MixingStep;
import io.footfall.transforms.sampling.NegativeBinomialSampler;
import io.footfall.transforms.sampling.PoissonSampler;
import io.footfall.transforms.seg5b.GroupStatistics;
import io.footfall.transforms.state.LawBroken;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts given their mean (5B-s2-s3.md section 3.3, rng.md section 6): Poisson, or negative
 * binomial with mean mu and variance mu + mu^2 / kappa. Counts are packed as {@link PoissonSampler}
 * packs them. One per band; not thread safe.
 */
public final class CountLaw {
  private final ArrivalCountConfig config;
  private final ScenarioBand band;
  private final Map<String, ClassLaw> classes = new TreeMap<>();

  /** The law of a policy in one band. */
  public CountLaw(ArrivalCountConfig config, ScenarioBand band) {
    if (config.poissonSampler().poissonExactLambdaMax() != PoissonSampler.EXACT_MAX_MEAN) {
      throw new IllegalArgumentException(
          "poisson_exact_lambda_max: "
              + config.poissonSampler().poissonExactLambdaMax()
              + " (must be "
              + PoissonSampler.EXACT_MAX_MEAN
              + ")");
    }
    this.config = config;
    this.band = band;
  }

  /** Uniforms a positive mean takes. */
  public int draws() {
    return config.countLawId().draws();
  }

  /** Name of the law in the table. */
  public String id() {
    return config.countLawId().id();
  }

  /** Largest count. */
  public int maxCount() {
    return config.maxCountPerBucket();
  }

  /**
   * Whether a mean is drawn at all; one at or below the zero threshold counts zero.
   *
   * @param key key of the row, for findings
   * @throws LawBroken COUNTS_NUMERIC_INVALID for a mean that is negative or not finite,
   *     PARAM_DERIVATION_INVALID for one above max_mu (DECISIONS 3.10)
   */
  public boolean isDrawn(String key, int bucket, double mu) {
    if (!(mu >= 0.0 && Double.isFinite(mu))) {
      throw new LawBroken(
          "5B.S3.COUNTS_NUMERIC_INVALID", "C18", key + "|" + bucket, mu, "finite and not negative");
    }
    if (mu > config.maxMu()) {
      throw new LawBroken(
          "5B.S3.PARAM_DERIVATION_INVALID",
          "C18",
          key + "|" + bucket,
          mu,
          "at most max_mu, "
              + config.maxMu()
              + "; raise max_mu and max_count_per_bucket if the world needs it");
    }
    return mu > config.lambdaZeroEps();
  }

  /**
   * The law of a demand class.
   *
   * @throws LawBroken COUNT_CONFIG_INVALID for a class without a multiplier,
   *     PARAM_DERIVATION_INVALID if kappa is not positive and finite
   */
  public ClassLaw of(String demandClass) {
    return classes.computeIfAbsent(demandClass, c -> new ClassLaw(kappa(c), maxCount()));
  }

  private double kappa(String demandClass) {
    return config.countLawId() == CountLawId.POISSON ? Double.NaN : dispersion(demandClass).kappa();
  }

  /** How kappa of a class comes about under nb2. */
  public DispersionStep dispersion(String demandClass) {
    ArrivalCountConfig.KappaLaw law = config.nb2().kappaLaw();
    Double multiplier = law.classMultipliers().get(demandClass);
    if (multiplier == null) {
      throw new LawBroken(
          "5B.S3.COUNT_CONFIG_INVALID",
          "kappa_law",
          demandClass,
          "no multiplier",
          "one of " + law.classMultipliers().keySet());
    }
    double base = law.baseByScenarioBand().of(band);
    double kappa = law.kappaBounds().clamp(base * multiplier);
    if (!(kappa > 0.0 && Double.isFinite(kappa))) {
      throw new LawBroken(
          "5B.S3.PARAM_DERIVATION_INVALID", "kappa_law", demandClass, kappa, "positive and finite");
    }
    return new DispersionStep(base, multiplier, kappa);
  }

  /**
   * Judges the classes of all groups, one entry per group: baseline scenarios under nb2 only.
   *
   * @throws LawBroken COUNT_CONFIG_INVALID, and as {@link #of}
   */
  public void requireFloors(Collection<String> groupClasses) {
    double[] kappas = groupClasses.stream().mapToDouble(c -> of(c).kappa).toArray();
    if (config.countLawId() == CountLawId.POISSON || band == ScenarioBand.STRESS) {
      return;
    }
    ArrivalCountConfig.RealismFloors floors = config.realismFloors();
    long distinct = GroupStatistics.distinct(kappas);
    if (distinct < floors.requireKappaDistinctValuesMin()) {
      throw new LawBroken(
          "5B.S3.COUNT_CONFIG_INVALID",
          "realism_floors",
          "require_kappa_distinct_values_min",
          distinct + " distinct values of kappa",
          "at least " + floors.requireKappaDistinctValuesMin());
    }
    double median = GroupStatistics.median(kappas);
    if (!floors.requireBaselineMedianKappaBounds().contains(median)) {
      throw new LawBroken(
          "5B.S3.COUNT_CONFIG_INVALID",
          "realism_floors",
          "require_baseline_median_kappa_bounds",
          "median kappa of " + median,
          floors.requireBaselineMedianKappaBounds().toString());
    }
  }

  /** The law of one demand class; immutable. */
  public static final class ClassLaw {
    private final double kappa;
    private final NegativeBinomialSampler sampler;
    private final int maxCount;

    private ClassLaw(double kappa, int maxCount) {
      this.kappa = kappa;
      this.sampler = Double.isNaN(kappa) ? null : new NegativeBinomialSampler(kappa, maxCount);
      this.maxCount = maxCount;
    }

    /** Dispersion, or NaN under Poisson. */
    public double kappa() {
      return kappa;
    }

    /** The mixing intensity of a mean at u1 with its intermediate values; null under Poisson. */
    public MixingStep mixing(double mu, double u1) {
      return sampler == null ? null : sampler.mixing(mu, u1);
    }

    /**
     * The packed count of a mean that {@link CountLaw#isDrawn}.
     *
     * @param u1 first uniform
     * @param u2 second uniform, not used under Poisson
     * @throws ArithmeticException if the mixing intensity is not finite
     */
    public long sample(double mu, double u1, double u2) {
      return sampler == null ? PoissonSampler.sample(mu, u1, maxCount) : sampler.sample(mu, u1, u2);
    }
  }
}
