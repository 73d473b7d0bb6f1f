package io.footfall.config.seg5a;

import io.footfall.config.PolicyViolation;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code demand_scale_policy_5A}: how much a merchant trades where it has a site or an edge
 * (5A-s0-s1.md section 3.2, DECISIONS 3.3 and 3.4).
 *
 * @param policyId constant
 * @param version constant {@code v1}
 * @param weeklyVolumeUnit constant
 * @param globalMultiplier factor of every volume
 * @param brandSizeExponent exponent of the number of sites in the country
 * @param sizeDraw law of the size draw
 * @param hybridVirtualShare share of a hybrid's volume that goes through its edges
 * @param zoneRoleMultipliers factor by zone role
 * @param virtualModeMultipliers factor by virtual mode
 * @param channelGroupMultipliers factor by channel group
 * @param classParams parameters by class
 * @param thresholds thresholds of the flags
 * @param realismTargets the cap and corridors for reports
 */
public record DemandScalePolicy(
    String policyId,
    String version,
    String weeklyVolumeUnit,
    double globalMultiplier,
    double brandSizeExponent,
    SizeDraw sizeDraw,
    double hybridVirtualShare,
    Map<String, Double> zoneRoleMultipliers,
    Map<String, Double> virtualModeMultipliers,
    Map<String, Double> channelGroupMultipliers,
    List<ClassParams> classParams,
    Thresholds thresholds,
    RealismTargets realismTargets)
    implements Serializable {
  /** One draw per merchant times a zone draw (DECISIONS 3.4). */
  public static final String MERCHANT_THEN_ZONE = "merchant_then_zone";

  /** One draw per merchant, country and zone: the reference's law. */
  public static final String MERCHANT_ZONE_COUNTRY = "merchant_zone_country";

  /** A draw above {@code clip_max} is {@code clip_max}: the reference's law. */
  public static final String CLIPPED = "clipped";

  /** The Pareto law ends at {@code clip_max}; no draw lies there. */
  public static final String TRUNCATED = "truncated";

  public DemandScalePolicy {
    zoneRoleMultipliers = Map.copyOf(zoneRoleMultipliers);
    virtualModeMultipliers = Map.copyOf(virtualModeMultipliers);
    channelGroupMultipliers = Map.copyOf(channelGroupMultipliers);
    classParams = List.copyOf(classParams);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < classParams.size(); i++) {
      String name = classParams.get(i).demandClass();
      if (!seen.add(name)) {
        throw new PolicyViolation("/class_params/" + i + "/demand_class", name, "no class twice");
      }
    }
  }

  /**
   * Checks that every class of the catalogue has parameters.
   *
   * @throws PolicyViolation naming the class that has none
   */
  public void requireClasses(List<String> catalogue) {
    for (String name : catalogue) {
      if (classParams.stream().noneMatch(p -> p.demandClass().equals(name))) {
        throw new PolicyViolation("/class_params", "no entry for " + name, "one per class");
      }
    }
  }

  /**
   * The size draw.
   *
   * @param law {@link #MERCHANT_THEN_ZONE} or {@link #MERCHANT_ZONE_COUNTRY}
   * @param upperEnd {@link #TRUNCATED} or {@link #CLIPPED}
   * @param sharedLogVariance part of the variance of the log of a merchant's draw that all its
   *     sites have in common, 0 to 1; only of {@link #MERCHANT_THEN_ZONE}
   * @param zoneLogSd standard deviation of the log of the zone draw; its mean is one
   */
  public record SizeDraw(String law, String upperEnd, double sharedLogVariance, double zoneLogSd)
      implements Serializable {
    /** Whether the Pareto law is truncated. */
    public boolean truncated() {
      return upperEnd.equals(TRUNCATED);
    }
  }

  /**
   * Parameters of a class.
   *
   * @param demandClass class
   * @param medianPerSiteWeekly median of the Pareto law of arrivals per site and week, truncated or
   *     not
   * @param paretoAlpha its tail exponent
   * @param clipMax largest draw, at least the median
   * @param refPerSite reference of the scale factor
   * @param highVariability flag of the class
   */
  public record ClassParams(
      String demandClass,
      double medianPerSiteWeekly,
      double paretoAlpha,
      double clipMax,
      double refPerSite,
      boolean highVariability)
      implements Serializable {
    public ClassParams {
      if (clipMax < medianPerSiteWeekly) {
        throw new PolicyViolation(
            "/class_params", demandClass + " clip_max " + clipMax, "at least the median");
      }
    }
  }

  /**
   * Thresholds of the flags.
   *
   * @param lowVolumeWeeklyLt below it a place has low volume
   * @param highVolumeWeeklyGe from it on a place has high volume; reports only
   */
  public record Thresholds(double lowVolumeWeeklyLt, double highVolumeWeeklyGe)
      implements Serializable {}

  /**
   * Cap and corridors.
   *
   * @param maxWeeklyVolumeExpected the cap, arrivals per local week
   * @param softCapRatio how much of the excess over the cap stays
   * @param softCapMultiplier hard ceiling in caps
   * @param targetMeanPerSiteWeekly wanted mean per site and week; reports only
   * @param meanPerSiteBounds corridor of that mean; reports only
   * @param p99P50RatioMin smallest ratio of quantiles; reports only
   * @param maxClassVolumeShare largest share of a class; reports only
   */
  public record RealismTargets(
      double maxWeeklyVolumeExpected,
      double softCapRatio,
      double softCapMultiplier,
      double targetMeanPerSiteWeekly,
      List<Double> meanPerSiteBounds,
      double p99P50RatioMin,
      double maxClassVolumeShare)
      implements Serializable {
    public RealismTargets {
      meanPerSiteBounds = List.copyOf(meanPerSiteBounds);
      if (meanPerSiteBounds.get(0) > meanPerSiteBounds.get(1)) {
        throw new PolicyViolation(
            "/realism_targets/mean_per_site_bounds", meanPerSiteBounds, "lower bound first");
      }
    }
  }
}
