package io.footfall.transforms.seg5b.s5metrics;

/**
 * What a key's counts obey.
 *
 * @param excess dispersion of counts over the baseline, alpha
 * @param sigma of the latent field
 * @param memory correlation of the field with itself a bucket later
 * @param shared weight of the components that all groups share, market and country
 */
record KeyLaw(double excess, double sigma, double memory, double shared) {
  /** Covariance of the factors of two buckets that lie so far apart. */
  double covariance(int buckets) {
    return StrictMath.expm1(sigma * sigma * StrictMath.pow(memory, buckets));
  }
}
