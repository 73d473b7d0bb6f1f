package io.footfall.transforms.seg5b.s5metrics;

import io.footfall.config.seg5b.ArrivalTimePlacementPolicy.PlacementKind;

/**
 * Distribution of an arrival's place inside its bucket as the policy declares it: uniform, or
 * linear in two halves with the harmonic mean of neighbouring intensities at the edges (DECISIONS
 * section 6). Written apart from the sampler it judges. Not thread safe.
 */
final class DeclaredDensity {
  private final boolean uniform;
  private double start = 1;
  private double middle = 1;
  private double end = 1;

  DeclaredDensity(PlacementKind kind) {
    uniform = kind == PlacementKind.UNIFORM_WITHIN_BUCKET_V1;
  }

  /** Takes a bucket; one without intensity counts as uniform. */
  void set(double[] lambda, int bucket) {
    double here = lambda[bucket];
    if (uniform || !(here > 0)) {
      start = 1;
      middle = 1;
      end = 1;
      return;
    }
    start = bucket == 0 ? 1 : relativeEdge(lambda[bucket - 1], here);
    end = bucket == lambda.length - 1 ? 1 : relativeEdge(lambda[bucket + 1], here);
    middle = 2 - (start + end) / 2;
  }

  private static double relativeEdge(double other, double here) {
    return 2 * other / (other + here);
  }

  /** Whether the rate is lower at the end than at the start. */
  boolean falling() {
    return end < start;
  }

  /** Share of the bucket's mass before a place. */
  double below(double place) {
    if (uniform) {
      return place;
    }
    if (place < 0.5) {
      return place * (start + (middle - start) * place);
    }
    double y = place - 0.5;
    return (start + middle) / 4 + y * (middle + (end - middle) * y);
  }
}
