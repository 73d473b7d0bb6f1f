package io.footfall.transforms.seg5b.s2intensity;

import io.footfall.config.seg5b.ArrivalLgcpConfig;
import io.footfall.transforms.rng.DomainKeys;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.rng.KeyDerivation;
import io.footfall.transforms.rng.RngFamily;
import io.footfall.transforms.rng.Substream;
import io.footfall.transforms.sampling.NormalPairs;
import io.footfall.transforms.seg5b.s1grid.GroupFeatures;

/**
 * The latent path of any group, a pure function of slots, policy and group id. Normal t takes words
 * x0, x1 of block base + t. Not thread safe.
 */
public final class LatentSampler {
  private final LatentLaw law;
  private final int buckets;
  private final KeyDerivation keys;
  private final Substream stream = new Substream();

  /**
   * @param buckets length of the paths
   */
  public LatentSampler(ArrivalLgcpConfig config, DrawSlots slots, int buckets) {
    this.law = new LatentLaw(config);
    this.buckets = buckets;
    this.keys = new KeyDerivation(RngFamily.S2_LATENT_VECTOR, slots);
  }

  /** The law behind the paths. */
  public LatentLaw law() {
    return law;
  }

  /** Base of a group's stream; overwritten by the next call. */
  Substream base(GroupFeatures group) {
    stream.set(keys.derive(DomainKeys.group(group.groupId())));
    return stream;
  }

  /**
   * The path of a group.
   *
   * @throws LawBroken as {@link LatentLaw#of}
   */
  public LatentPath path(GroupFeatures group) {
    double[] normals = new double[buckets];
    if (law.uniformsPerBucket() > 0) {
      NormalPairs.fill(base(group), normals, buckets);
    }
    return law.path(law.of(group), normals);
  }
}
