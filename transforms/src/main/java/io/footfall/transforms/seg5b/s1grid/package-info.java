/**
 * 5B.S1: the scenario's horizon becomes the one UTC bucket grid, and every (merchant, zone,
 * channel) of the 5A profile gets its latent group. Draws nothing; free of the arrival seed.
 */
package io.footfall.transforms.seg5b.s1grid;
