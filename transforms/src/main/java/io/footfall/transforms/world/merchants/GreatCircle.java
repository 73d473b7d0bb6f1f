package io.footfall.transforms.world.merchants;

import io.footfall.transforms.world.places.City;

/** Distances on a sphere of 6371 km (haversine). */
public final class GreatCircle {
  private static final double RADIUS_KM = 6371.0;

  private GreatCircle() {}

  /** Kilometres between two cities. */
  public static double km(City a, City b) {
    return km(a.lat(), a.lon(), b.lat(), b.lon());
  }

  /** Kilometres between two points in degrees. */
  public static double km(double latA, double lonA, double latB, double lonB) {
    double sinLat = StrictMath.sin(StrictMath.toRadians(latB - latA) / 2);
    double sinLon = StrictMath.sin(StrictMath.toRadians(lonB - lonA) / 2);
    double h =
        sinLat * sinLat
            + StrictMath.cos(StrictMath.toRadians(latA))
                * StrictMath.cos(StrictMath.toRadians(latB))
                * sinLon
                * sinLon;
    return 2 * RADIUS_KM * StrictMath.asin(StrictMath.sqrt(StrictMath.min(1, h)));
  }
}
