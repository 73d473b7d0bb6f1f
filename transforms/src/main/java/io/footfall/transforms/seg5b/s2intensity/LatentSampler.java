package io.footfall.transforms.seg5b.s2intensity;

import io.footfall.config.seg5b.ArrivalLgcpConfig;
import io.footfall.contracts.seg5b.GroupAssignment;
import io.footfall.transforms.rng.DomainKeys;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.rng.KeyDerivation;
import io.footfall.transforms.rng.RngFamily;
import io.footfall.transforms.rng.Substream;
import io.footfall.transforms.sampling.NormalPairs;
import io.footfall.transforms.seg5b.s1grid.GroupFeatures;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The latent path of any key, a pure function of slots, policy and the key's row of the grouping.
 * Normal t of a component takes words x0, x1 of block base + t of its stream. Not thread safe.
 */
public final class LatentSampler {
  private final LatentLaw law;
  private final List<LatentMixture.Component> components;
  private final int buckets;
  private final String plan;
  private final Map<RngFamily, KeyDerivation> keys = new EnumMap<>(RngFamily.class);
  private final Substream stream = new Substream();
  private final double[] mixed;
  private String merchantKey;
  private double[] merchantNormals;

  /**
   * A sampler.
   *
   * @param buckets length of the paths
   * @param plan digest of all that decides the paths, which names them in {@link FactorCache}
   */
  public LatentSampler(ArrivalLgcpConfig config, DrawSlots slots, int buckets, String plan) {
    this.law = new LatentLaw(config);
    this.components = LatentMixture.of(config);
    this.buckets = buckets;
    this.plan = plan + "|" + buckets;
    this.mixed = new double[buckets];
    for (LatentMixture.Component component : components) {
      keys.put(component.family(), new KeyDerivation(component.family(), slots));
    }
  }

  /** The law behind the paths. */
  public LatentLaw law() {
    return law;
  }

  /** What the paths are mixed of. */
  public List<LatentMixture.Component> components() {
    return components;
  }

  /** Base of a component's stream; overwritten by the next call. */
  Substream base(RngFamily family, String domainKey) {
    stream.set(keys.get(family).derive(domainKey));
    return stream;
  }

  /** Clipped factors of a key; nobody writes into them. */
  public double[] factors(GroupAssignment key) {
    return law.model().pathOfGroup()
        ? FactorCache.get(new FactorCache.Key(plan, key.groupId()), () -> path(key).factor())
        : path(key).factor();
  }

  /**
   * The path of a key.
   *
   * @throws LawBroken as {@link LatentLaw#of}
   */
  public LatentPath path(GroupAssignment key) {
    return law.path(law.of(GroupFeatures.of(key)), normals(key));
  }

  /**
   * The path of a group.
   *
   * @throws IllegalStateException if the model gives every key a path of its own
   * @throws LawBroken as {@link LatentLaw#of}
   */
  public LatentPath path(GroupFeatures group) {
    if (!law.model().pathOfGroup()) {
      throw new IllegalStateException("no path of a group under " + law.model());
    }
    double[] normals =
        components.isEmpty()
            ? new double[buckets]
            : draw(RngFamily.S2_LATENT_VECTOR, DomainKeys.group(group.groupId()));
    return law.path(law.of(group), normals);
  }

  /** Sigma of a group as the diagnostic table tells it: 0 without a latent model. */
  public double sigma(GroupFeatures group) {
    return components.isEmpty() ? 0.0 : law.of(group).sigma();
  }

  /** The mixed normals of a key; overwritten by the next call. */
  double[] normals(GroupAssignment key) {
    for (int i = 0; i < components.size(); i++) {
      LatentMixture.Component component = components.get(i);
      double scale = component.scale();
      double[] normals = normals(component, key);
      for (int t = 0; t < buckets; t++) {
        mixed[t] = i == 0 ? scale * normals[t] : mixed[t] + scale * normals[t];
      }
    }
    return mixed;
  }

  /** Merchants come one after the other; the other components come again and again. */
  private double[] normals(LatentMixture.Component component, GroupAssignment key) {
    String domainKey = component.domainKey(key);
    if (component.family() == RngFamily.S2_LATENT_MERCHANT) {
      if (!domainKey.equals(merchantKey)) {
        merchantNormals = draw(component.family(), domainKey);
        merchantKey = domainKey;
      }
      return merchantNormals;
    }
    return law.model().pathOfGroup()
        ? draw(component.family(), domainKey)
        : FactorCache.get(
            new FactorCache.Key(plan, domainKey), () -> draw(component.family(), domainKey));
  }

  private double[] draw(RngFamily family, String domainKey) {
    double[] normals = new double[buckets];
    NormalPairs.fill(base(family, domainKey), normals, buckets);
    return normals;
  }
}
