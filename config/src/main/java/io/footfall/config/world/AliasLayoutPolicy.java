package io.footfall.config.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.footfall.config.PolicyViolation;
import java.io.Serializable;
import java.util.List;

/**
 * Site weights and the bytes of alias slices: {@code alias_layout_policy_v1}. The layout fields are
 * constants of the slice law; they stand here because readers outside check them.
 *
 * @param weightLaw which law makes the site weights
 * @param logNormalV1 numbers of the law of that name
 * @param profileMixtureV2 numbers of the law of that name, the reference's
 */
public record AliasLayoutPolicy(
    String policyId,
    String versionTag,
    String policyVersion,
    String layoutVersion,
    String endianness,
    int alignmentBytes,
    int quantisedBits,
    String decodeLaw,
    RecordLayout recordLayout,
    PaddingRule paddingRule,
    String checksum,
    String blobDigest,
    List<String> requiredIndexFields,
    double normalisationEpsilon,
    double quantisationEpsilon,
    double tinyNegativeEpsilon,
    FloorSpec floorSpec,
    String capSpec,
    WeightLaw weightLaw,
    @JsonProperty("log_normal_v1") LogNormal logNormalV1,
    @JsonProperty("profile_mixture_v2") ProfileMixture profileMixtureV2)
    implements Serializable {

  public AliasLayoutPolicy {
    requiredIndexFields = List.copyOf(requiredIndexFields);
  }

  /** Laws of site weights. */
  public enum WeightLaw {
    @JsonProperty("log_normal_v1")
    LOG_NORMAL_V1,
    @JsonProperty("profile_mixture_v2")
    PROFILE_MIXTURE_V2
  }

  /** Words and bits of a slice. */
  public record RecordLayout(int headerWords, int probQbits, int slotBytes)
      implements Serializable {}

  /** Bytes between slices. */
  public record PaddingRule(String padByteHex, boolean includedInLength) implements Serializable {}

  /** Smallest weight. */
  public record FloorSpec(String mode, double value, String fallback) implements Serializable {}

  /**
   * Independent log-normal sites, the largest capped by the merchant's number of sites.
   *
   * @param logSd standard deviation of the log of a site's footfall
   * @param smallMaxSites most sites of a small merchant
   * @param midMaxSites most sites of a middling one
   * @param smallTopCap largest share of a site of a small merchant
   * @param midTopCap of a middling one
   * @param largeTopCap of a large one
   */
  public record LogNormal(
      double logSd,
      int smallMaxSites,
      int midMaxSites,
      double smallTopCap,
      double midTopCap,
      double largeTopCap)
      implements Serializable {
    public LogNormal {
      if (smallMaxSites >= midMaxSites) {
        throw new PolicyViolation(
            "/log_normal_v1/small_max_sites", smallMaxSites, "below mid_max_sites");
      }
    }

    /** Largest share of a site of a merchant with that many. */
    public double topCap(int sites) {
      return sites <= smallMaxSites ? smallTopCap : sites <= midMaxSites ? midTopCap : largeTopCap;
    }
  }

  /**
   * Three size classes of merchants, each a mixture of three shapes.
   *
   * @param smallMaxSites most sites of a small merchant
   * @param midMaxSites most sites of a middling one
   */
  public record ProfileMixture(
      int smallMaxSites, int midMaxSites, Profile small, Profile mid, Profile large)
      implements Serializable {
    public ProfileMixture {
      if (smallMaxSites >= midMaxSites) {
        throw new PolicyViolation(
            "/profile_mixture_v2/small_max_sites", smallMaxSites, "below mid_max_sites");
      }
      check("small", small);
      check("mid", mid);
      check("large", large);
    }

    private static void check(String name, Profile p) {
      double sum = p.hubSpoke() + p.heavyTail() + p.nearUniform();
      if (!(Math.abs(sum - 1) <= 1e-9)) {
        throw new PolicyViolation("/profile_mixture_v2/" + name, sum, "component shares of sum 1");
      }
      if (p.secondFloor() > 1 - p.topCap()) {
        throw new PolicyViolation(
            "/profile_mixture_v2/" + name + "/second_floor",
            p.secondFloor(),
            "at most 1 - top_cap, which two sites could not hold otherwise");
      }
    }

    /** Numbers for a merchant of that many sites. */
    public Profile of(int sites) {
      return sites <= smallMaxSites ? small : sites <= midMaxSites ? mid : large;
    }
  }

  /**
   * Numbers of one size class.
   *
   * @param hubSpoke share of merchants with one hub
   * @param heavyTail share of merchants with a power law
   * @param nearUniform share of merchants with nearly equal sites
   * @param topCap largest share of a site
   * @param secondFloor share that the second site has at least
   */
  public record Profile(
      double hubSpoke,
      double heavyTail,
      double nearUniform,
      double hubAlpha,
      double heavyAlpha,
      double uniformAlpha,
      double topCap,
      double secondFloor)
      implements Serializable {}
}
