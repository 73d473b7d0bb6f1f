package io.footfall.config.world;

import io.footfall.config.PolicyViolation;
import java.io.Serializable;
import java.util.List;

/**
 * Daily factors of merchants and zones, and the mix of a merchant's zones on a day: {@code
 * day_effect_policy_v1}.
 *
 * @param policyId constant {@code day_effect_policy_v1}
 * @param version version text
 * @param emit whether the two tables are written
 * @param daysAroundHorizon days before and after the horizon that are covered too
 * @param rngStreamId stream of the draws
 * @param smallMaxSites most sites of a small merchant
 * @param midMaxSites most sites of a middling one
 * @param sigma standard deviation of the log factor
 * @param zoneMultipliers factors of sigma by prefix of the zone; 1 where none fits
 * @param weeklyAmplitude height of the weekly wave by size class
 * @param gammaMin smallest factor
 * @param gammaMax largest factor
 * @param groupMix how the mix is kept from concentrating
 */
public record DayEffectPolicy(
    String policyId,
    String version,
    boolean emit,
    int daysAroundHorizon,
    String rngStreamId,
    int smallMaxSites,
    int midMaxSites,
    Sigma sigma,
    List<ZoneMultiplier> zoneMultipliers,
    BySize weeklyAmplitude,
    double gammaMin,
    double gammaMax,
    GroupMix groupMix)
    implements Serializable {

  public DayEffectPolicy {
    zoneMultipliers = List.copyOf(zoneMultipliers);
    if (smallMaxSites >= midMaxSites) {
      throw new PolicyViolation("/small_max_sites", smallMaxSites, "below mid_max_sites");
    }
  }

  /** Standard deviation by size class, clamped to {@code min..max}, spread by {@code jitter}. */
  public record Sigma(double small, double mid, double large, double min, double max, double jitter)
      implements Serializable {
    public Sigma {
      if (min > max) {
        throw new PolicyViolation("/sigma/min", min, "at most max, " + max);
      }
    }
  }

  /** Factor of sigma in the zones of a prefix. */
  public record ZoneMultiplier(String prefix, double factor) implements Serializable {}

  /** A number per size class. */
  public record BySize(double small, double mid, double large) implements Serializable {}

  /**
   * Blends towards equal shares.
   *
   * @param uniformBlend share of the equal mix
   * @param maxShare largest share of a zone
   * @param minEntropy smallest entropy, nats; below ln 2, so that two zones can reach it
   * @param bisections steps of the search for the last blend
   */
  public record GroupMix(double uniformBlend, double maxShare, double minEntropy, int bisections)
      implements Serializable {
    public GroupMix {
      if (maxShare < 0.5) {
        throw new PolicyViolation("/group_mix/max_share", maxShare, "at least 0.5");
      }
    }
  }

  /** The number of a merchant's size class. */
  public double of(BySize numbers, int sites) {
    return sites <= smallMaxSites
        ? numbers.small()
        : sites <= midMaxSites ? numbers.mid() : numbers.large();
  }
}
