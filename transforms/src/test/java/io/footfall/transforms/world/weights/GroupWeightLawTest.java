package io.footfall.transforms.world.weights;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.footfall.config.world.DayEffectPolicy;
import io.footfall.transforms.world.WorldPolicies;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The mix of zones: sums, limits of the three blends, twin. */
class GroupWeightLawTest {
  static final GroupWeightLaw LAW = new GroupWeightLaw(WorldPolicies.dayEffect().groupMix());

  static double entropy(double[] p) {
    return -Arrays.stream(p).map(x -> x * Math.log(x)).sum();
  }

  /** The three blends, one after the other, with the last part searched on a fine grid. */
  static double[] twin(double[] masses) {
    int n = masses.length;
    double sum = Arrays.stream(masses).sum();
    double[] p = Arrays.stream(masses).map(m -> .48 * m / sum + .52 / n).toArray();
    double max = Arrays.stream(p).max().orElseThrow();
    if (max > .68) {
      double part = (max - .68) / (max - 1.0 / n);
      p = Arrays.stream(p).map(x -> (1 - part) * x + part / n).toArray();
    }
    double[] before = p;
    for (int step = 0; entropy(p) < .62; step++) {
      double part = step / 100_000.0;
      p = Arrays.stream(before).map(x -> (1 - part) * x + part / n).toArray();
    }
    return p;
  }

  @Property(tries = 500, seed = "42")
  void sharesSumToOneWithinTheLimits(
      @ForAll @Size(min = 2, max = 12) List<@DoubleRange(min = 0.01, max = 1) Double> shares) {
    double[] masses = shares.stream().mapToDouble(Double::doubleValue).toArray();
    double[] p = LAW.shares(masses);
    assertThat(Arrays.stream(p).sum(), closeTo(1, 1e-12));
    assertThat(Arrays.stream(p).max().orElseThrow(), lessThanOrEqualTo(0.68 + 1e-12));
    assertThat(entropy(p), greaterThanOrEqualTo(0.62 - 1e-9));
    double[] twin = twin(masses);
    for (int i = 0; i < p.length; i++) {
      assertThat(p[i], closeTo(twin[i], 2e-5));
    }
  }

  @Test
  void aLoneZoneTakesTheDay() {
    assertThat(LAW.shares(new double[] {0.3})[0], is(1.0));
  }

  @Test
  void theEntropyFloorBindsWhenTheShareLimitDoesNot() {
    GroupWeightLaw steep = new GroupWeightLaw(new DayEffectPolicy.GroupMix(0, 1, 0.62, 36));
    double[] p = steep.shares(new double[] {0.99, 0.01});
    assertThat(entropy(p), closeTo(0.62, 1e-9));
  }
}
