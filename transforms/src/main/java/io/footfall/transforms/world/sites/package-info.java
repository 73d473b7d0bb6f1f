/**
 * Where outlets stand and what their clocks say (world.md section 7 items 4 and 5). Outlets of a
 * merchant in a country in; city, position and tzid of each out. No Beam.
 */
package io.footfall.transforms.world.sites;
