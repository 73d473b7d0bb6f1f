/**
 * Alias blobs of sites and edges (5B-s4.md section 4.2). Weights of a merchant in, slices and their
 * places out.
 */
package io.footfall.transforms.world.aliases;
