package io.footfall.config.seg5b;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.footfall.config.PolicyViolation;
import java.io.Serializable;
import java.util.List;

/**
 * {@code validation_policy_5B}: limits of the checks of 5B.S5 (5B-s0-s1-s5.md section C2; DECISIONS
 * section 7 drops the sentinels for virtual share, residual sd and UTC weekend). Every structural
 * rule of that page holds without a switch; only numbers stand here. Decides no rows.
 */
public record ArrivalValidationPolicy(
    String policyId,
    String version,
    RequireUpstreamPass requireUpstreamPass,
    StructuralChecks structuralChecks,
    RngBudgets rngBudgets,
    RealismChecks realismChecks,
    CivilTimeGates civilTimeGates,
    CalibrationSentinels calibrationSentinels,
    ArrivalMetricLimits arrivalMetrics,
    FailurePolicy failurePolicy)
    implements Serializable {

  /** Segments whose flag must say PASS. */
  public record RequireUpstreamPass(
      @JsonProperty("layer1_required") List<String> layer1Required,
      @JsonProperty("layer2_required") List<String> layer2Required)
      implements Serializable {
    public RequireUpstreamPass {
      layer1Required = List.copyOf(layer1Required);
      layer2Required = List.copyOf(layer2Required);
    }
  }

  /** Caps of the tables. */
  public record StructuralChecks(
      int maxBucketsPerScenario, double maxLambdaRealised, int maxCountPerBucket)
      implements Serializable {}

  /** Uniforms per unit of each family. */
  public record RngBudgets(
      @JsonProperty("s2_latent_vector_draws_per_bucket") int s2LatentVectorDrawsPerBucket,
      @JsonProperty("s3_bucket_count_poisson_draws") int s3BucketCountPoissonDraws,
      @JsonProperty("s3_bucket_count_nb2_draws") int s3BucketCountNb2Draws,
      @JsonProperty("s4_time_jitter_draws") int s4TimeJitterDraws,
      @JsonProperty("s4_site_pick_draws") int s4SitePickDraws,
      @JsonProperty("s4_edge_pick_draws") int s4EdgePickDraws)
      implements Serializable {}

  /**
   * Corridors of latent field, counts, times and routes.
   *
   * @param familyWiseAlpha chance that any statistical cell fails although the law holds
   * @param meanFactorMinGroups latent groups the mean factor is judged on
   * @param nonzeroMinRows counts the share of positive ones is judged on
   * @param p99P50MinPositiveRows positive counts the heavy tail is judged on
   * @param edgeCountryMaxAbsDev largest deviation of a merchant's virtual country shares
   * @param edgeCountryMinArrivals virtual arrivals a merchant needs for that check
   * @param routeCoverageMinArrivals arrivals that may take a route before one is expected to
   */
  public record RealismChecks(
      double familyWiseAlpha,
      double meanFactorAbsTol,
      int meanFactorMinGroups,
      double minFactor,
      double maxFactor,
      double minNonzeroBucketFraction,
      long nonzeroMinRows,
      @JsonProperty("p99_p50_ratio_min") double p99P50RatioMin,
      @JsonProperty("p99_p50_min_positive_rows") long p99P50MinPositiveRows,
      @JsonProperty("min_distinct_offsets_per_1000_events") int minDistinctOffsetsPer1000Events,
      double edgeCountryMaxAbsDev,
      int edgeCountryMinArrivals,
      long routeCoverageMinArrivals)
      implements Serializable {}

  /** Largest share of rows whose clocks are wrong, and largest mean error of local hours in pp. */
  public record CivilTimeGates(
      double maxCivilMismatchRate, double maxOneHourShiftRate, double dstWindowHourBinMaePpMax)
      implements Serializable {}

  /**
   * Share of the ten largest zones.
   *
   * @param evaluationMode warn_only, enforce_b or enforce_bplus
   * @param top10TzMinZones zones with enough arrivals that share needs
   * @param top10TzMinArrivalsPerZone arrivals that are enough
   */
  public record CalibrationSentinels(
      String evaluationMode,
      @JsonProperty("top10_tz_share_max_b") double top10TzShareMaxB,
      @JsonProperty("top10_tz_share_max_bplus") double top10TzShareMaxBplus,
      @JsonProperty("top10_tz_min_zones") int top10TzMinZones,
      @JsonProperty("top10_tz_min_arrivals_per_zone") long top10TzMinArrivalsPerZone)
      implements Serializable {
    public CalibrationSentinels {
      if (top10TzShareMaxBplus > top10TzShareMaxB) {
        throw new PolicyViolation(
            "/calibration_sentinels/top10_tz_share_max_bplus",
            top10TzShareMaxBplus,
            "at most top10_tz_share_max_b, " + top10TzShareMaxB);
      }
    }
  }

  /** How many warnings block; {@code mode} is constant. */
  public record FailurePolicy(String mode, int maxWarnings) implements Serializable {}
}
