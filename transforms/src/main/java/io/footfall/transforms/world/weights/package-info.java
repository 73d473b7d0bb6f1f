/**
 * How demand divides over a merchant's sites, days and zones (2B; world.md section 7 items 6 and
 * 7). Sites and clocks of a merchant in; weights, day factors, zone mixes and alias blobs out. The
 * laws know no Beam.
 */
package io.footfall.transforms.world.weights;
