package io.footfall.transforms.seg5b.s2intensity;

import io.footfall.config.seg5b.ArrivalLgcpConfig;
import io.footfall.config.seg5b.ScenarioBand;
import io.footfall.transforms.seg5b.GroupStatistics;
import io.footfall.transforms.state.LawBroken;
import java.util.List;

/** Floors over the hyper-parameters of all groups, unweighted (5B-s2-s3.md section 2.3, step 3). */
final class LatentFloors {
  private static final String CODE = "5B.S2.LGCP_CONFIG_INVALID";

  private LatentFloors() {}

  /**
   * Judges the groups of a scenario.
   *
   * @throws LawBroken LGCP_CONFIG_INVALID
   */
  static void require(ArrivalLgcpConfig config, ScenarioBand band, List<GroupLaw> groups) {
    ArrivalLgcpConfig.RealismFloors floors = config.realismFloors();
    if (band == ScenarioBand.STRESS) {
      double threshold = floors.stressSigmaThreshold();
      long above = groups.stream().filter(g -> g.sigma() >= threshold).count();
      double share = (double) above / groups.size();
      if (share < floors.requireStressSigmaGeFraction()) {
        throw new LawBroken(
            CODE,
            "realism_floors",
            "require_stress_sigma_ge_fraction",
            share + " of the groups with sigma of " + threshold + " or more",
            "at least " + floors.requireStressSigmaGeFraction());
      }
      return;
    }
    long distinct =
        GroupStatistics.distinct(groups.stream().mapToDouble(GroupLaw::sigma).toArray());
    if (distinct < floors.requireSigmaDistinctValuesMin()) {
      throw new LawBroken(
          CODE,
          "realism_floors",
          "require_sigma_distinct_values_min",
          distinct + " distinct values of sigma",
          "at least " + floors.requireSigmaDistinctValuesMin());
    }
    double median =
        GroupStatistics.median(groups.stream().mapToDouble(GroupLaw::lengthScale).toArray());
    if (!floors.requireBaselineMedianLBounds().contains(median)) {
      throw new LawBroken(
          CODE,
          "realism_floors",
          "require_baseline_median_L_bounds",
          "median L of " + median,
          floors.requireBaselineMedianLBounds().toString());
    }
  }
}
