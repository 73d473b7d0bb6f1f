/**
 * Variates from uniforms (spec rng.md sections 5 and 6, 5B-s4.md section 4.2). Uniforms go in,
 * counts, normals, mixing intensities and slot numbers come out; each sampler takes a fixed number
 * of uniforms, never loops on rejection and uses {@code StrictMath}, so that every machine gives
 * the same bits. Knows nothing of streams or Beam.
 */
package io.footfall.transforms.sampling;
