/**
 * The random-number law of Footfall (spec rng.md, world.md section 7): a pure function of draw
 * slots, family and domain key, with no shared generator, no Beam and no element order.
 *
 * <p>{@link io.footfall.transforms.rng.DrawSlots} and {@link io.footfall.transforms.rng.RngFamily}
 * go into {@link io.footfall.transforms.rng.KeyDerivation}; a domain key turns it into a {@link
 * io.footfall.transforms.rng.Substream} (key and base counter), whose blocks {@link
 * io.footfall.transforms.rng.Philox2x64} computes and {@link io.footfall.transforms.rng.UniformLaw}
 * turns into uniforms.
 */
package io.footfall.transforms.rng;
