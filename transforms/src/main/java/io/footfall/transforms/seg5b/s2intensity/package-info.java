/**
 * 5B.S2: intensities of the scenario surface, summed over countries and multiplied by the latent
 * factor of their group, become the realised intensities. Draws one normal per group and bucket.
 */
package io.footfall.transforms.seg5b.s2intensity;
