package io.footfall.transforms.world.places;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Wealth class of each country with a city, 1 (rest of the world) to 5 (highest product per head),
 * as authored in world.md section 7.1 ({@code country-economy.tsv}). A class doubles a country's
 * weight against the class below.
 */
public final class CountryEconomy {
  private static final int LOWEST = 1;
  private static final int HIGHEST = 5;

  private static final CountryEconomy SHIPPED =
      parse(TsvResource.read("country-economy.tsv", "country", "gdp_bucket"));

  private final String sha256;
  private final SortedMap<String, Integer> bucketByCountry;

  private CountryEconomy(String sha256, SortedMap<String, Integer> bucketByCountry) {
    this.sha256 = sha256;
    this.bucketByCountry = Collections.unmodifiableSortedMap(bucketByCountry);
  }

  /** The classes shipped with Footfall; read once per JVM. */
  public static CountryEconomy load() {
    return SHIPPED;
  }

  private static CountryEconomy parse(TsvResource table) {
    SortedMap<String, Integer> buckets = new TreeMap<>();
    for (String[] row : table.rows()) {
      int bucket = Integer.parseInt(row[1]);
      if (bucket < LOWEST || bucket > HIGHEST || buckets.put(row[0], bucket) != null) {
        throw new IllegalStateException(
            table.name() + ": " + row[0] + " " + bucket + " (must be 1 to 5, listed once)");
      }
    }
    return new CountryEconomy(table.sha256(), buckets);
  }

  /** Class of a country, 1 to 5; 1 for a country that is not listed. */
  public int gdpBucket(String country) {
    return bucketByCountry.getOrDefault(country, LOWEST);
  }

  /** Class by ISO code, codes ascending. */
  public SortedMap<String, Integer> gdpBuckets() {
    return bucketByCountry;
  }

  /** Digest of the resource's bytes, lower-case hex. */
  public String sha256() {
    return sha256;
  }
}
