package io.footfall.transforms.world.merchants;

import io.footfall.transforms.rng.Draws;
import io.footfall.transforms.sampling.NormalQuantile;

/**
 * A gamma variate of scale one (Marsaglia and Tsang, "A simple method for generating gamma
 * variables", ACM TOMS 26, 2000): two draws an attempt, accepted with probability above 0.95, and
 * one more for shapes below one.
 */
final class GammaDraw {
  /** Attempts before the mode is taken; reached with probability below 1e-40. */
  static final int ATTEMPTS = 32;

  /** Most draws of one variate. */
  static final int DRAWS = 2 * ATTEMPTS + 1;

  private GammaDraw() {}

  static double of(double shape, Draws draws) {
    if (shape < 1) {
      double power = StrictMath.pow(draws.nextUniform(), 1 / shape);
      return StrictMath.max(Double.MIN_NORMAL, of(shape + 1, draws) * power);
    }
    double d = shape - 1.0 / 3.0;
    double c = 1 / StrictMath.sqrt(9 * d);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double z = NormalQuantile.of(draws.nextUniform());
      double u = draws.nextUniform();
      double root = 1 + c * z;
      if (root > 0) {
        double v = root * root * root;
        if (StrictMath.log(u) < 0.5 * z * z + d * (1 - v + StrictMath.log(v))) {
          return d * v;
        }
      }
    }
    return d;
  }
}
