/**
 * Facts about the world that are shipped, not drawn: cities with their time zones, merchant
 * category codes with their sectors, wealth classes of countries, retired zone ids. Resources of
 * the folder {@code io/footfall/transforms/world} in, immutable lookups out; {@code SOURCES.md}
 * there names origin, licence and digest of each. Each table carries its digest because the digests
 * of cities and merchant categories enter {@code manifest_fingerprint}.
 */
package io.footfall.transforms.world.places;
