/**
 * Layer 1, in the order of the data: {@code WorldMerchants} (1A), {@code WorldSites} (1B), {@code
 * WorldClocks} (2A), {@code WorldZones} (3A) and the published files beside them. World
 * configuration, world seed and shipped places in; sealed tables out. The laws lie in the
 * subpackages and know no Beam.
 */
package io.footfall.transforms.world;
