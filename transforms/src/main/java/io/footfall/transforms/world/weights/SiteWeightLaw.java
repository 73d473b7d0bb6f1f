package io.footfall.transforms.world.weights;

import io.footfall.config.world.AliasLayoutPolicy;

/** A law of site weights; the policy names which. */
public interface SiteWeightLaw {
  /** Which law a policy names. */
  static SiteWeightLaw of(AliasLayoutPolicy policy) {
    return switch (policy.weightLaw()) {
      case LOG_NORMAL_V1 -> new LogNormalWeights(policy.logNormalV1());
      case PROFILE_MIXTURE_V2 -> new ProfileMixtureWeights(policy.profileMixtureV2());
    };
  }

  /** Name published in {@code weight_source}. */
  String source();

  /**
   * Weights of all sites of a merchant, in the order given; they sum to 1 within 1e-12.
   *
   * @param countries country of each site
   * @param siteOrders number of each site inside its country
   */
  Shares shares(long merchantId, String[] countries, int[] siteOrders);

  /** Weights of a merchant's sites. */
  final class Shares {
    private final double[] weights;
    private final int floored;

    Shares(double[] weights, int floored) {
      this.weights = weights;
      this.floored = floored;
    }

    /** The one site of a merchant has all. */
    static Shares alone() {
      return new Shares(new double[] {1.0}, -1);
    }

    /** Divides by the sum, taken in order; in place. */
    static void normalise(double[] weights) {
      double sum = 0;
      for (double weight : weights) {
        sum += weight;
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] /= sum;
      }
    }

    /** Number of sites. */
    public int size() {
      return weights.length;
    }

    /** Weight of a site. */
    public double weight(int site) {
      return weights[site];
    }

    /** All weights. */
    public double[] weights() {
      return weights.clone();
    }

    /** Whether a floor raised the weight of the site. */
    public boolean isFloored(int site) {
      return site == floored;
    }
  }
}
