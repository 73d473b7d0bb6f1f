/**
 * Outlets per country and zone, and the digest that pins them (world.md section 7 item 11). Sites
 * with their zones in; rows of zone_alloc and of its universe hash out. No Beam.
 */
package io.footfall.transforms.world.zones;
