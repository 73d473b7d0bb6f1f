package io.footfall.config.seg5b;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.footfall.config.Bounds;
import io.footfall.config.PolicyViolation;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code arrival_lgcp_config_5B} (5B-s2-s3.md section 2.2).
 *
 * @param latentModelId which latent field
 * @param mixingWeights shares of variance by component; null unless the model mixes
 * @param kernel memory of the field
 * @param hyperparamLaw sigma and L of a group
 * @param clipping bounds of factor and intensity
 * @param diagnostics optional tables
 * @param realismFloors floors over the groups of a scenario
 */
public record ArrivalLgcpConfig(
    String policyId,
    String version,
    LatentModel latentModelId,
    String normalMethod,
    String latentDimsMode,
    MixingWeights mixingWeights,
    Kernel kernel,
    HyperparamLaw hyperparamLaw,
    LatentTransform latentTransform,
    Clipping clipping,
    Diagnostics diagnostics,
    RealismFloors realismFloors)
    implements Serializable {
  private static final double MIN_FACTOR_RANGE = 10.0;

  public ArrivalLgcpConfig {
    String wanted = latentModelId == LatentModel.LOG_GAUSSIAN_IID ? "iid_v1" : "ou_ar1_buckets_v1";
    if (latentModelId != LatentModel.NONE && !kernel.kind.equals(wanted)) {
      throw new PolicyViolation("/kernel/kind", kernel.kind, wanted + " for that latent_model_id");
    }
    if (latentModelId == LatentModel.LOG_GAUSSIAN_OU_MIXED && mixingWeights == null) {
      throw new PolicyViolation("/mixing_weights", "nothing", "weights for that latent_model_id");
    }
    if (!latentModelId.pathOfGroup() && diagnostics.emitLatentFieldDiagnostic) {
      throw new PolicyViolation(
          "/diagnostics/emit_latent_field_diagnostic",
          true,
          "false: the table has a path a group, and this latent_model_id one a key");
    }
    Bounds both = hyperparamLaw.lengthScaleBuckets.lengthScaleBounds.and(kernel.bounds());
    both.ordered("/kernel/length_scale_buckets_bounds");
  }

  /** Bounds of L: those of the law and those of the kernel. */
  public Bounds lengthScaleBounds() {
    return hyperparamLaw.lengthScaleBuckets.lengthScaleBounds.and(kernel.bounds());
  }

  /**
   * Shares of the variance of a path (DECISIONS section 6); a share of 0 draws nothing.
   *
   * @param market common to all
   * @param country common to the keys of a country component
   * @param merchant common to the keys of a merchant
   * @param group common to the keys of a latent group
   */
  public record MixingWeights(double market, double country, double merchant, double group)
      implements Serializable {
    private static final double TOLERANCE = 1e-9;

    public MixingWeights {
      double sum = market + country + merchant + group;
      if (!(Math.abs(sum - 1.0) <= TOLERANCE)) {
        throw new PolicyViolation("/mixing_weights", "a sum of " + sum, "weights with sum 1");
      }
    }
  }

  /** Kind of the recursion and bounds of its length. */
  public record Kernel(String kind, Bounds lengthScaleBucketsBounds) implements Serializable {
    public Kernel {
      lengthScaleBucketsBounds.ordered("/kernel/length_scale_buckets_bounds");
    }

    private Bounds bounds() {
      return lengthScaleBucketsBounds;
    }
  }

  /** Laws of sigma and L; the sources are descriptive. */
  public record HyperparamLaw(
      Map<String, String> groupFeatureSources, SigmaLaw sigma, LengthScaleLaw lengthScaleBuckets)
      implements Serializable {
    public HyperparamLaw {
      groupFeatureSources = new TreeMap<>(groupFeatureSources);
    }
  }

  /** Sigma: base, times class, channel and virtual multiplier, clamped. */
  public record SigmaLaw(
      ScenarioBand.Values baseByScenarioBand,
      Map<String, Double> classMultipliers,
      Map<String, Double> channelMultipliers,
      Map<String, Double> virtualMultipliers,
      Bounds sigmaBounds)
      implements Serializable {
    public SigmaLaw {
      classMultipliers = new TreeMap<>(classMultipliers);
      channelMultipliers = new TreeMap<>(channelMultipliers);
      virtualMultipliers = new TreeMap<>(virtualMultipliers);
      sigmaBounds.ordered("/hyperparam_law/sigma/sigma_bounds");
    }
  }

  /** L in buckets: base times class multiplier, clamped. */
  public record LengthScaleLaw(
      ScenarioBand.Values baseByScenarioBand,
      Map<String, Double> classMultipliers,
      Bounds lengthScaleBounds)
      implements Serializable {
    public LengthScaleLaw {
      classMultipliers = new TreeMap<>(classMultipliers);
      lengthScaleBounds.ordered("/hyperparam_law/length_scale_buckets/length_scale_bounds");
    }
  }

  /** From Z to a factor of mean one. */
  public record LatentTransform(String kind, String meanCorrection) implements Serializable {}

  /**
   * Bounds.
   *
   * @param minFactor smallest factor
   * @param maxFactor largest factor
   * @param lambdaMaxEnabled whether {@code lambdaMax} applies
   * @param lambdaMax largest intensity of a bucket
   */
  public record Clipping(
      double minFactor, double maxFactor, boolean lambdaMaxEnabled, double lambdaMax)
      implements Serializable {
    public Clipping {
      if (maxFactor / minFactor < MIN_FACTOR_RANGE) {
        throw new PolicyViolation(
            "/clipping/max_factor", maxFactor, "at least ten times min_factor, " + minFactor);
      }
    }
  }

  /** Whether {@code s2_latent_field_5B} is written. */
  public record Diagnostics(boolean emitLatentFieldDiagnostic) implements Serializable {}

  /**
   * Floors over the groups of a scenario, unweighted.
   *
   * @param requireSigmaDistinctValuesMin baseline: distinct sigmas, rounded to six decimals
   * @param requireStressSigmaGeFraction stress: smallest share of groups at the threshold or above
   * @param stressSigmaThreshold that threshold
   * @param requireBaselineMedianLBounds baseline: where the median L lies
   */
  public record RealismFloors(
      int requireSigmaDistinctValuesMin,
      double requireStressSigmaGeFraction,
      double stressSigmaThreshold,
      @JsonProperty("require_baseline_median_L_bounds") Bounds requireBaselineMedianLBounds,
      String requireTransformKind)
      implements Serializable {
    public RealismFloors {
      requireBaselineMedianLBounds.ordered("/realism_floors/require_baseline_median_L_bounds");
    }
  }
}
