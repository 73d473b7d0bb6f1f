package io.footfall.transforms.seg5b.s2intensity;

import io.footfall.config.seg5b.ArrivalLgcpConfig;
import io.footfall.config.seg5b.LatentModel;
import io.footfall.transforms.seg5b.s1grid.GroupFeatures;
import io.footfall.transforms.state.LawBroken;
import java.util.Arrays;
import java.util.Map;

/**
 * The latent field (5B-s2-s3.md section 2.3, steps 2, 5 and 6). Immutable, thread safe.
 *
 * <pre>OU:  phi = exp(-1/L), Z0 = sigma n0, Zt = phi Z(t-1) + sigma sqrt(max(1 - phi^2, 0)) nt
 * IID: Zt = sigma nt
 * factor = clip(exp(Z - sigma^2 / 2))</pre>
 */
public final class LatentLaw {
  private final ArrivalLgcpConfig config;

  /** The law of a policy. */
  public LatentLaw(ArrivalLgcpConfig config) {
    this.config = config;
  }

  /** Which model it is. */
  public LatentModel model() {
    return config.latentModelId();
  }

  /** Uniforms a bucket of a component takes: two, or none without a latent model. */
  public int uniformsPerBucket() {
    return config.latentModelId() == LatentModel.NONE ? 0 : 2;
  }

  /**
   * Hyper-parameters of a group; products from left to right, then clamped.
   *
   * @throws LawBroken LGCP_CONFIG_INVALID for a feature without a multiplier,
   *     KERNEL_CONSTRUCTION_FAILED if a product is not positive and finite
   */
  public GroupLaw of(GroupFeatures group) {
    return step(group).law();
  }

  /** {@link #of} with its intermediate values. */
  public GroupLawStep step(GroupFeatures group) {
    ArrivalLgcpConfig.SigmaLaw s = config.hyperparamLaw().sigma();
    ArrivalLgcpConfig.LengthScaleLaw l = config.hyperparamLaw().lengthScaleBuckets();
    double sigmaBase = s.baseByScenarioBand().of(group.band());
    double byClass = multiplier(group, "sigma class", s.classMultipliers(), group.demandClass());
    double byChannel =
        multiplier(group, "sigma channel", s.channelMultipliers(), group.channelGroup());
    double byBand = multiplier(group, "sigma virtual", s.virtualMultipliers(), group.virtualBand());
    double lengthBase = l.baseByScenarioBand().of(group.band());
    double lengthByClass =
        multiplier(group, "length class", l.classMultipliers(), group.demandClass());
    double sigma = positive(group, "sigma", sigmaBase * byClass * byChannel * byBand);
    double length = positive(group, "L", lengthBase * lengthByClass);
    return new GroupLawStep(
        sigmaBase,
        byClass,
        byChannel,
        byBand,
        lengthBase,
        lengthByClass,
        new GroupLaw(s.sigmaBounds().clamp(sigma), config.lengthScaleBounds().clamp(length)));
  }

  private static double multiplier(
      GroupFeatures group, String what, Map<String, Double> multipliers, String feature) {
    Double multiplier = multipliers.get(feature);
    if (multiplier == null) {
      throw new LawBroken(
          "5B.S2.LGCP_CONFIG_INVALID",
          "hyperparam_law",
          group.groupId(),
          "no " + what + " multiplier for " + feature,
          "one of " + multipliers.keySet());
    }
    return multiplier;
  }

  private static double positive(GroupFeatures group, String what, double value) {
    if (!(value > 0.0 && Double.isFinite(value))) {
      throw new LawBroken(
          "5B.S2.KERNEL_CONSTRUCTION_FAILED",
          "hyperparam_law",
          group.groupId(),
          what + " = " + value,
          "positive and finite");
    }
    return value;
  }

  /**
   * The path of a group.
   *
   * @param normals one standard normal per bucket; ignored without a latent model
   */
  public LatentPath path(GroupLaw law, double[] normals) {
    double[] z =
        switch (config.latentModelId()) {
          case NONE -> new double[normals.length];
          case LOG_GAUSSIAN_IID -> Arrays.stream(normals).map(n -> law.sigma() * n).toArray();
          case LOG_GAUSSIAN_OU, LOG_GAUSSIAN_OU_MIXED -> recursion(law, normals);
        };
    double[] factor = new double[z.length];
    if (config.latentModelId() == LatentModel.NONE) {
      Arrays.fill(factor, 1.0);
      return new LatentPath(z, factor, 0, 0);
    }
    ArrivalLgcpConfig.Clipping clip = config.clipping();
    double half = 0.5 * (law.sigma() * law.sigma());
    int low = 0;
    int high = 0;
    for (int t = 0; t < z.length; t++) {
      double f = StrictMath.exp(z[t] - half);
      if (f < clip.minFactor()) {
        f = clip.minFactor();
        low++;
      } else if (f > clip.maxFactor()) {
        f = clip.maxFactor();
        high++;
      }
      factor[t] = f;
    }
    return new LatentPath(z, factor, low, high);
  }

  private static double[] recursion(GroupLaw law, double[] normals) {
    double phi = StrictMath.exp(-1.0 / law.lengthScale());
    double step = law.sigma() * StrictMath.sqrt(Math.max(1.0 - phi * phi, 0.0));
    double[] z = new double[normals.length];
    for (int t = 0; t < z.length; t++) {
      z[t] = t == 0 ? law.sigma() * normals[0] : phi * z[t - 1] + step * normals[t];
    }
    return z;
  }
}
