package io.footfall.transforms.world.weights;

import io.footfall.config.world.AliasLayoutPolicy;
import java.util.Arrays;

/**
 * {@code profile_mixture_v2} (world.md section 7 item 6): one hash uniform picks the merchant's
 * shape (hub and spokes, heavy tail, near uniform), one per site ranks the sites, descending, ties
 * by position. Shares fall with the rank; the first is capped, its excess shared pro rata; the
 * second is raised to its floor at the cost of the first, as far as both stay equal.
 */
final class ProfileMixtureWeights implements SiteWeightLaw {
  private static final String NAME = "2B.S1.profile_mixture_v2";

  private final AliasLayoutPolicy.ProfileMixture policy;

  ProfileMixtureWeights(AliasLayoutPolicy.ProfileMixture policy) {
    this.policy = policy;
  }

  @Override
  public String source() {
    return "profile_mixture_v2";
  }

  @Override
  public Shares shares(long merchantId, String[] countries, int[] siteOrders) {
    int n = countries.length;
    if (n == 1) {
      return Shares.alone();
    }
    SiteUniforms uniforms = new SiteUniforms(NAME, merchantId);
    double[] scores = uniforms.ofSites(countries, siteOrders);
    Integer[] byRank = new Integer[n];
    for (int i = 0; i < n; i++) {
      byRank[i] = i;
    }
    Arrays.sort(byRank, (a, b) -> Double.compare(scores[b], scores[a]));
    AliasLayoutPolicy.Profile profile = policy.of(n);
    double[] ranked = raw(profile, uniforms.ofComponent(), n);
    Shares.normalise(ranked);
    cap(ranked, profile.topCap());
    boolean floored = floor(ranked, profile.secondFloor());
    double[] weights = new double[n];
    for (int r = 0; r < n; r++) {
      weights[byRank[r]] = ranked[r];
    }
    Shares.normalise(weights);
    return new Shares(weights, floored ? byRank[1] : -1);
  }

  private static double[] raw(AliasLayoutPolicy.Profile profile, double u, int n) {
    double[] raw = new double[n];
    if (u < profile.hubSpoke()) {
      double alpha = profile.hubAlpha();
      power(raw, StrictMath.max(alpha, 1));
      raw[0] += StrictMath.max(1, alpha * StrictMath.max(2, n / 2));
    } else if (u < profile.hubSpoke() + profile.heavyTail()) {
      power(raw, StrictMath.max(profile.heavyAlpha(), 0.5));
    } else {
      for (int r = 1; r <= n; r++) {
        raw[r - 1] = 1 + profile.uniformAlpha() / (r + 1);
      }
    }
    return raw;
  }

  private static void power(double[] raw, double exponent) {
    for (int r = 1; r <= raw.length; r++) {
      raw[r - 1] = StrictMath.pow(r, -exponent);
    }
  }

  private static void cap(double[] ranked, double cap) {
    if (ranked[0] <= cap) {
      return;
    }
    double scale = (1 - cap) / (1 - ranked[0]);
    ranked[0] = cap;
    for (int r = 1; r < ranked.length; r++) {
      ranked[r] *= scale;
    }
  }

  private static boolean floor(double[] ranked, double floor) {
    double target = StrictMath.min(floor, 0.5 * (ranked[0] + ranked[1]));
    if (ranked[1] >= target) {
      return false;
    }
    ranked[0] -= target - ranked[1];
    ranked[1] = target;
    return true;
  }
}
