package io.footfall.transforms.replay;

import io.footfall.config.seg5b.LatentModel;
import io.footfall.transforms.seg5b.s2intensity.GroupLawStep;
import java.util.List;

/**
 * One bucket of a latent path: z = phi z(t-1) + scale n, z(0) = sigma n(0); factor = clip(exp(z -
 * sigma^2/2)).
 *
 * @param model law of the path
 * @param group how sigma and L come about
 * @param phi exp(-1/L), 0 without memory
 * @param scale what multiplies the normal: sigma, or sigma sqrt(1 - phi^2) after bucket 0
 * @param components what the normal is mixed of, in the order of the sum; none without a model
 * @param normal sum of sqrt(weight) times the normals of the components
 * @param previous z of the bucket before, 0 in bucket 0
 * @param z latent value
 * @param unclipped exp(z - sigma^2/2)
 * @param factor after the clip
 */
public record LatentStep(
    LatentModel model,
    GroupLawStep group,
    double phi,
    double scale,
    List<LatentStep.Component> components,
    double normal,
    double previous,
    double z,
    double unclipped,
    double factor) {

  public LatentStep {
    components = List.copyOf(components);
  }

  /**
   * One normal of the mixture.
   *
   * @param name market, country, merchant or group
   * @param weight share of the variance
   * @param draw words of the normal
   * @param normal sqrt(-2 ln u0) cos(2 pi u1)
   */
  public record Component(String name, double weight, DrawStep draw, double normal) {}
}
