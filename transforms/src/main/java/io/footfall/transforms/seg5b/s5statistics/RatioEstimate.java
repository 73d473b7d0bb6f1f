package io.footfall.transforms.seg5b.s5statistics;

import java.util.ArrayList;
import java.util.List;

/** A quotient of two sums over independent clusters, with its jackknife error. */
public final class RatioEstimate {
  private final List<double[]> clusters = new ArrayList<>();
  private double numerator;
  private double denominator;

  /** Adds a cluster. */
  public void add(double a, double b) {
    clusters.add(new double[] {a, b});
    numerator += a;
    denominator += b;
  }

  /** Number of clusters. */
  public int clusters() {
    return clusters.size();
  }

  /** The quotient. */
  public double value() {
    return numerator / denominator;
  }

  /** Standard error by leaving out one cluster at a time. */
  public double error() {
    int n = clusters.size();
    double[] without = new double[n];
    double mean = 0;
    for (int i = 0; i < n; i++) {
      double[] c = clusters.get(i);
      without[i] = (numerator - c[0]) / (denominator - c[1]);
      mean += without[i] / n;
    }
    double square = 0;
    for (double w : without) {
      square += (w - mean) * (w - mean);
    }
    return Math.sqrt(square * (n - 1) / n);
  }
}
