/**
 * Who trades, and in which countries (world.md section 7 items 1 to 3). World configuration, world
 * seed and shipped places in; pure functions of a merchant's position out. No Beam.
 */
package io.footfall.transforms.world.merchants;
