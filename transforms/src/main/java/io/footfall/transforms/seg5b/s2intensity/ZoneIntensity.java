package io.footfall.transforms.seg5b.s2intensity;

/**
 * Baseline of one zone of a merchant, summed over its countries (DECISIONS 3.5), while it is being
 * gathered.
 */
public final class ZoneIntensity {
  private final String zone;
  private final String channel;
  private final double[] lambda;
  private int countries;
  private double inputMass;

  ZoneIntensity(String zone, String channel, int buckets) {
    this.zone = zone;
    this.channel = channel;
    this.lambda = new double[buckets];
  }

  /** Begins the series of the next country. */
  void country() {
    countries++;
  }

  /** Adds a bucket of that country. */
  void add(int bucket, double value) {
    lambda[bucket] = countries == 1 ? value : lambda[bucket] + value;
    inputMass += value;
  }

  /** tzid. */
  public String zone() {
    return zone;
  }

  /** Channel of all countries. */
  public String channel() {
    return channel;
  }

  /** Countries summed. */
  public int countries() {
    return countries;
  }

  /** Sum per bucket, countries ascending, left to right; owned by this object. */
  public double[] lambda() {
    return lambda;
  }

  /** How far the summed rows are from all rows read, relative. */
  double massError() {
    double mass = 0.0;
    for (double value : lambda) {
      mass += value;
    }
    return inputMass == mass ? 0.0 : Math.abs(inputMass - mass) / Math.max(inputMass, mass);
  }
}
