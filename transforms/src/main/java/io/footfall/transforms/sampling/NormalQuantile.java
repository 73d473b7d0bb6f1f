package io.footfall.transforms.sampling;

/**
 * Inverse of the standard normal distribution by Acklam's rational approximation without a
 * refinement step (rng.md section 5, the law of S3). Relative error at most about 1.2e-9. Plain
 * binary64 Horner steps, index 0 the highest power, no fused operations.
 */
public final class NormalQuantile {
  private static final double P_LOW = 0.02425;

  private static final double[] A = {
    -3.969683028665376e+01,
    2.209460984245205e+02,
    -2.759285104469687e+02,
    1.383577518672690e+02,
    -3.066479806614716e+01,
    2.506628277459239e+00
  };
  private static final double[] B = {
    -5.447609879822406e+01,
    1.615858368580409e+02,
    -1.556989798598866e+02,
    6.680131188771972e+01,
    -1.328068155288572e+01,
    1.0
  };
  private static final double[] C = {
    -7.784894002430293e-03,
    -3.223964580411365e-01,
    -2.400758277161838e+00,
    -2.549732539343734e+00,
    4.374664141464968e+00,
    2.938163982698783e+00
  };
  private static final double[] D = {
    7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1.0
  };

  private NormalQuantile() {}

  /**
   * The z with P(Z <= z) = p.
   *
   * @throws IllegalArgumentException unless 0 < p < 1
   */
  public static double of(double p) {
    if (!(p > 0.0 && p < 1.0)) {
      throw new IllegalArgumentException("p: " + p + " (must be inside 0..1)");
    }
    if (p < P_LOW) {
      return tail(p);
    }
    if (p > 1.0 - P_LOW) {
      return -tail(1.0 - p);
    }
    double q = p - 0.5;
    double r = q * q;
    return horner(A, r) * q / horner(B, r);
  }

  private static double tail(double p) {
    double q = StrictMath.sqrt(-2.0 * StrictMath.log(p));
    return horner(C, q) / horner(D, q);
  }

  private static double horner(double[] coefficients, double x) {
    double value = coefficients[0];
    for (int i = 1; i < coefficients.length; i++) {
      value = value * x + coefficients[i];
    }
    return value;
  }
}
