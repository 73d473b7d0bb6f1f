package io.footfall.transforms.seg5b.s5bundle;

/**
 * What one (merchant, zone) owes and has: counts by bucket against arrivals seen.
 *
 * @param channel channel of the key
 * @param demandClass class of the key, or null if no group knows it
 * @param owed count by bucket
 * @param physical arrivals seen at sites, by bucket
 * @param virtual arrivals seen at edges, by bucket
 */
record ZoneLedger(
    String channel, String demandClass, long[] owed, long[] physical, long[] virtual) {
  static ZoneLedger of(String channel, String demandClass, int buckets) {
    return new ZoneLedger(
        channel, demandClass, new long[buckets], new long[buckets], new long[buckets]);
  }
}
