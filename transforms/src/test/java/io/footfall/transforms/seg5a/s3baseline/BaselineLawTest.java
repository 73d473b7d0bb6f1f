package io.footfall.transforms.seg5a.s3baseline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.BaselineIntensityPolicy;
import io.footfall.transforms.seg5a.SurfacePolicies;
import io.footfall.transforms.state.LawBroken;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Volume times shape, and the limits beyond which a baseline is refused. */
class BaselineLawTest {
  static final BaselineLaw LAW =
      new BaselineLaw(
          SurfacePolicies.read(PolicyFile.BASELINE_INTENSITY, BaselineIntensityPolicy.class));

  private static double[] flat() {
    double[] shape = new double[168];
    Arrays.fill(shape, 1.0 / 168);
    return shape;
  }

  private static String code(double weekly, double[] shape) {
    return Assertions.assertThrows(
            LawBroken.class, () -> LAW.fill("k", weekly, shape, new double[168]))
        .finding()
        .code();
  }

  @Test
  void anEmptyPlaceIsSilent() {
    double[] lambda = new double[168];
    assertThat(LAW.fill("k", 0, flat(), lambda), is(0.0));
    assertThat(lambda, is(new double[168]));
  }

  @Property(tries = 200, seed = "20260307")
  void weeklyMassIsTheVolume(
      @ForAll @DoubleRange(min = 0, max = 1e6) double weekly,
      @ForAll @Size(168) List<@DoubleRange(min = 0.1, max = 1) Double> weights) {
    double[] raw = weights.stream().mapToDouble(Double::doubleValue).toArray();
    double total = Arrays.stream(raw).sum();
    double[] shape = Arrays.stream(raw).map(v -> v / total).toArray();
    double[] lambda = new double[168];
    double error = LAW.fill("k", weekly, shape, lambda);
    assertThat(error, lessThan(1e-12));
    for (int k = 0; k < 168; k++) {
      assertThat(lambda[k], is(weekly * shape[k]));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-1,S3_SCALE_JOIN_FAILED",
    "NaN,S3_SCALE_JOIN_FAILED",
    "Infinity,S3_SCALE_JOIN_FAILED",
    "5000001,S3_INTENSITY_NUMERIC_INVALID"
  })
  void aVolumeBeyondItsBoundsIsAFinding(double weekly, String code) {
    assertThat(code(weekly, flat()), is("5A.S3." + code));
  }

  @Test
  void aBucketAboveTheLimitIsAFinding() {
    double[] peak = new double[168];
    peak[7] = 1;
    assertThat(code(200_001, peak), is("5A.S3.S3_INTENSITY_NUMERIC_INVALID"));
  }

  @Test
  void aShapeThatDoesNotSumToOneIsAFinding() {
    double[] heavy = flat();
    heavy[0] *= 1.01;
    assertThat(code(1000, heavy), is("5A.S3.S3_INTENSITY_NUMERIC_INVALID"));
  }
}
