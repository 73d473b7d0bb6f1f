package io.footfall.transforms.world.merchants;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.transforms.rng.WorldDraws;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Weighted picks, largest remainders, gamma variates and distances. */
class SamplingPiecesTest {
  @Property
  void aPickIsTheFirstIndexWhoseRunningSumPassesTheUniform(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 9) Integer> whole,
      @ForAll @IntRange(min = 1, max = 999_999) int millionths) {
    double u = millionths / 1e6;
    double[] weights = whole.stream().mapToDouble(w -> w / 7.0).toArray();
    weights[0] += 0.5;
    double sum = Arrays.stream(weights).sum();
    double running = 0;
    int expected = -1;
    while (running <= u * sum) {
      running += weights[++expected];
    }
    assertThat(new WeightedPick(weights).at(u), is(expected));
  }

  @Test
  void aPickNeedsAWeight() {
    assertThrows(IllegalArgumentException.class, () -> new WeightedPick(new double[] {0, 0}));
    assertThrows(IllegalArgumentException.class, () -> new WeightedPick(new double[] {1, -1}));
  }

  @Property
  void largestRemaindersKeepTheTotalAndMissNoPartByAWhole(
      @ForAll @IntRange(max = 5_000) int total,
      @ForAll @Size(min = 1, max = 9) List<@IntRange(min = 1, max = 9) Integer> whole) {
    double[] weights = whole.stream().mapToDouble(w -> w / 7.0).toArray();
    int[] parts = LargestRemainder.split(total, weights);
    double sum = Arrays.stream(weights).sum();
    assertThat(Arrays.stream(parts).sum(), is(total));
    for (int i = 0; i < parts.length; i++) {
      assertThat(Math.abs(parts[i] - total * weights[i] / sum), lessThan(1 + 1e-9));
    }
  }

  @Test
  void equalRemaindersGoToTheLowerIndex() {
    assertThat(LargestRemainder.split(2, new double[] {1, 1, 1}), equalTo(new int[] {1, 1, 0}));
  }

  @Test
  void gammaVariatesHaveMeanAndVarianceOfTheirShape() {
    for (double shape : new double[] {0.03, 0.4, 1, 3.7, 24}) {
      int n = 20_000;
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < n; i++) {
        double x =
            GammaDraw.of(
                shape, WorldDraws.open("gamma_test", 42, shape + "|" + i, GammaDraw.DRAWS));
        sum += x;
        squares += x * x;
      }
      double mean = sum / n;
      // Five standard errors of the mean; the variance's are wider for small shapes.
      assertThat(mean, closeTo(shape, 5 * Math.sqrt(shape / n)));
      double kurtosis = 3 + 6 / shape;
      double error = shape * Math.sqrt((kurtosis - 1) / n);
      assertThat(squares / n - mean * mean, closeTo(shape, 5 * error));
    }
  }

  @Test
  void distancesAreThoseOfTheSphere() {
    assertThat(GreatCircle.km(0, 0, 0, 90), closeTo(Math.PI * 6371 / 2, 1e-6));
    assertThat(GreatCircle.km(0, 179, 0, -179), closeTo(2 * Math.PI * 6371 / 180, 1e-6));
  }
}
