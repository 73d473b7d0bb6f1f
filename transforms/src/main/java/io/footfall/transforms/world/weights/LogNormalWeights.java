package io.footfall.transforms.world.weights;

import io.footfall.config.world.AliasLayoutPolicy;
import io.footfall.transforms.sampling.NormalQuantile;

/**
 * {@code log_normal_v1} (DECISIONS section 6, "Weights"): the footfall of a site is {@code exp(sd
 * z)}, z the normal quantile of {@code U("2B.S1.log_normal_v1", id, country, site_order, "site")};
 * a weight is its share of the merchant. The largest is capped by the merchant's number of sites,
 * its excess shared pro rata (world.md section 7 item 6). The expected Gini coefficient of many
 * sites is {@code erf(sd / 2)}.
 */
final class LogNormalWeights implements SiteWeightLaw {
  private static final String NAME = "2B.S1.log_normal_v1";

  private final AliasLayoutPolicy.LogNormal policy;

  LogNormalWeights(AliasLayoutPolicy.LogNormal policy) {
    this.policy = policy;
  }

  @Override
  public String source() {
    return "log_normal_v1";
  }

  @Override
  public Shares shares(long merchantId, String[] countries, int[] siteOrders) {
    int n = countries.length;
    if (n == 1) {
      return Shares.alone();
    }
    double[] weights = new SiteUniforms(NAME, merchantId).ofSites(countries, siteOrders);
    int first = 0;
    for (int i = 0; i < n; i++) {
      weights[i] = StrictMath.exp(policy.logSd() * NormalQuantile.of(weights[i]));
      first = weights[i] > weights[first] ? i : first;
    }
    Shares.normalise(weights);
    cap(weights, first, policy.topCap(n));
    return new Shares(weights, -1);
  }

  private static void cap(double[] weights, int first, double cap) {
    if (weights[first] <= cap) {
      return;
    }
    double rest = 0;
    for (int i = 0; i < weights.length; i++) {
      rest += i == first ? 0 : weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] = i == first ? cap : weights[i] * ((1 - cap) / rest);
    }
  }
}
