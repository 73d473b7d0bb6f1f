package io.footfall.transforms.world.sites;

import io.footfall.transforms.world.places.City;

/**
 * An outlet on the map.
 *
 * @param siteOrder number inside merchant and country, from 1
 * @param city city it stands in
 * @param lonDeg degrees east, six decimals, above -180 up to 180
 * @param latDeg degrees north, six decimals
 */
public record Site(int siteOrder, City city, double lonDeg, double latDeg) {}
