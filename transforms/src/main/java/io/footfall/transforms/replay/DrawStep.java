package io.footfall.transforms.replay;

import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.rng.KeyDerivation;
import io.footfall.transforms.rng.RngFamily;
import io.footfall.transforms.rng.Substream;
import io.footfall.transforms.rng.SubstreamKey;
import io.footfall.transforms.rng.UniformLaw;

/**
 * One Philox block and where it comes from.
 *
 * @param family family id
 * @param domainKey text of the domain key
 * @param key Philox key
 * @param baseHi high word of the base counter
 * @param baseLo low word of the base counter
 * @param block block after the base
 * @param x0 first word
 * @param x1 second word
 * @param u0 uniform of the first word
 * @param u1 uniform of the second word
 */
public record DrawStep(
    String family,
    String domainKey,
    long key,
    long baseHi,
    long baseLo,
    long block,
    long x0,
    long x1,
    double u0,
    double u1) {

  /** Block {@code base + block} of a domain key. */
  static DrawStep of(RngFamily family, DrawSlots slots, String domainKey, long block) {
    SubstreamKey key = new KeyDerivation(family, slots).derive(domainKey);
    Substream stream = new Substream();
    stream.set(key);
    long x0 = stream.first(block);
    long x1 = stream.second(block);
    return new DrawStep(
        family.familyId(),
        domainKey,
        key.key(),
        key.counterHi(),
        key.counterLo(),
        block,
        x0,
        x1,
        UniformLaw.open(x0),
        UniformLaw.open(x1));
  }
}
