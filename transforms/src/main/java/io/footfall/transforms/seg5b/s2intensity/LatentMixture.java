package io.footfall.transforms.seg5b.s2intensity;

import io.footfall.config.seg5b.ArrivalLgcpConfig;
import io.footfall.config.seg5b.LatentModel;
import io.footfall.contracts.seg5b.GroupAssignment;
import io.footfall.transforms.rng.DomainKeys;
import io.footfall.transforms.rng.RngFamily;
import java.util.ArrayList;
import java.util.List;

/**
 * Which streams a path of S2 is made of (DECISIONS section 6): {@code n = sqrt(wM) nM + sqrt(wC)
 * nC(country component) + sqrt(wR) nR(merchant) + sqrt(wG) nG(group)}, in this order, components of
 * weight 0 left out. The models of the reference have the group's alone.
 */
public final class LatentMixture {
  private LatentMixture() {}

  /**
   * A component.
   *
   * @param family its stream
   * @param weight share of the variance, above 0
   */
  public record Component(RngFamily family, double weight) {
    /** Market, country, merchant or group. */
    public String name() {
      return family.keyLaw() == RngFamily.KeyLaw.GROUP ? "group" : family.keyLaw().id();
    }

    /** What multiplies its normals. */
    public double scale() {
      return StrictMath.sqrt(weight);
    }

    /** Domain key of its stream for a row of the grouping. */
    public String domainKey(GroupAssignment key) {
      return switch (family.keyLaw()) {
        case MARKET -> DomainKeys.MARKET;
        case COUNTRY -> DomainKeys.country(key.countryComponent());
        case MERCHANT -> DomainKeys.merchant(key.merchantId());
        case GROUP -> DomainKeys.group(key.groupId());
        case MERCHANT_ZONE_BUCKET -> throw new IllegalStateException("family: " + family);
      };
    }
  }

  /** The components of a policy, in the order of their sum; none without a latent model. */
  public static List<Component> of(ArrivalLgcpConfig config) {
    if (config.latentModelId() == LatentModel.NONE) {
      return List.of();
    }
    if (config.latentModelId().pathOfGroup()) {
      return List.of(new Component(RngFamily.S2_LATENT_VECTOR, 1.0));
    }
    ArrivalLgcpConfig.MixingWeights weights = config.mixingWeights();
    List<Component> components = new ArrayList<>();
    add(components, RngFamily.S2_LATENT_MARKET, weights.market());
    add(components, RngFamily.S2_LATENT_COUNTRY, weights.country());
    add(components, RngFamily.S2_LATENT_MERCHANT, weights.merchant());
    add(components, RngFamily.S2_LATENT_VECTOR, weights.group());
    return List.copyOf(components);
  }

  private static void add(List<Component> components, RngFamily family, double weight) {
    if (weight > 0.0) {
      components.add(new Component(family, weight));
    }
  }

  /** The families that are drawn from. */
  public static RngFamily[] families(ArrivalLgcpConfig config) {
    return of(config).stream().map(Component::family).toArray(RngFamily[]::new);
  }
}
