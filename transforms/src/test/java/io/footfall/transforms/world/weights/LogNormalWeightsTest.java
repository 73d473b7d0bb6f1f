package io.footfall.transforms.world.weights;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.footfall.config.world.AliasLayoutPolicy;
import io.footfall.transforms.sampling.AliasTable;
import io.footfall.transforms.world.Concentration;
import io.footfall.transforms.world.WorldPolicies;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Log-normal site weights: vectors, concentration in closed form, caps. */
class LogNormalWeightsTest {
  static final AliasLayoutPolicy POLICY = WorldPolicies.alias();
  static final SiteWeightLaw LAW = SiteWeightLaw.of(POLICY);

  static double[] weights(long merchant, int sites) {
    String[] countries = new String[sites];
    Arrays.fill(countries, "DE");
    int[] orders = new int[sites];
    Arrays.setAll(orders, i -> i + 1);
    return LAW.shares(merchant, countries, orders).weights();
  }

  @Test
  void isTheShippedLaw() {
    assertThat(LAW, instanceOf(LogNormalWeights.class));
    assertThat(LAW.source(), is("log_normal_v1"));
  }

  /**
   * Computed by Python 3: hashlib, statistics.NormalDist().inv_cdf, math.fsum. Our quantile is
   * within 1.2e-9 of that one. The second merchant with two sites is capped.
   */
  @ParameterizedTest
  @CsvSource({
    "7, 0.7835178849300267, 0.21648211506997322, ",
    "7, 0.6697347666974378, 0.18504440245611567, 0.14522083084644646",
    "18446744073709551615, 0.8, 0.2, ",
    "18446744073709551615, 0.43067902585536555, 0.09176472418554128, 0.4775562499590932"
  })
  void weightsAreThoseOfAnIndependentProgram(String id, double first, double second, Double third) {
    String[] countries =
        third == null ? new String[] {"DE", "DE"} : new String[] {"DE", "DE", "FR"};
    int[] orders = third == null ? new int[] {1, 2} : new int[] {1, 2, 1};
    SiteWeightLaw.Shares shares = LAW.shares(Long.parseUnsignedLong(id), countries, orders);
    assertThat(shares.weight(0), closeTo(first, 1e-8));
    assertThat(shares.weight(1), closeTo(second, 1e-8));
    if (third != null) {
      assertThat(shares.weight(2), closeTo(third, 1e-8));
    }
  }

  /**
   * The Gini coefficient of a log-normal law is erf(sd / 2), 0.3794 for sd 0.7. Measured over 400
   * merchants of 400 sites: standard error of the mean below 0.001, bias of 400 sites 0.001; the
   * bound has a false alarm below 1e-9.
   */
  @Test
  void sitesOfAMerchantHaveTheGiniCoefficientOfTheLaw() {
    double sum = 0;
    for (long merchant = 1; merchant <= 400; merchant++) {
      sum += Concentration.gini(weights(merchant, 400));
    }
    assertThat(sum / 400, closeTo(0.3794, 0.008));
  }

  @Property(tries = 300, seed = "42")
  void weightsSumToOneStayUnderTheCapAndSurviveTheAliasTable(
      @ForAll long merchant, @ForAll @IntRange(min = 2, max = 400) int n) {
    double[] weights = weights(merchant, n);
    assertThat(Arrays.stream(weights).sum(), closeTo(1, 1e-12));
    double cap = n <= 3 ? .8 : n <= 8 ? .7 : .6;
    assertThat(Arrays.stream(weights).max().orElseThrow(), lessThanOrEqualTo(cap + 1e-12));
    byte[] slice = AliasTable.ofWeights(weights).encode();
    double error = AliasTable.decode(slice, 0, slice.length).lawError(weights);
    assertThat(error, lessThanOrEqualTo(AliasTable.LAW_TOLERANCE));
  }

  @Property(tries = 100, seed = "42")
  void theCapKeepsTheOrderAndTheProportionsOfTheOthers(@ForAll long merchant) {
    AliasLayoutPolicy.LogNormal p = POLICY.logNormalV1();
    SiteWeightLaw capped = new LogNormalWeights(wide(p, 0.6));
    SiteWeightLaw free = new LogNormalWeights(wide(p, 1));
    String[] countries = {"DE", "DE", "DE", "DE"};
    int[] orders = {1, 2, 3, 4};
    double[] with = capped.shares(merchant, countries, orders).weights();
    double[] without = free.shares(merchant, countries, orders).weights();
    double most = Arrays.stream(without).max().orElseThrow();
    for (int i = 0; i < 4; i++) {
      double expected =
          most <= 0.6 ? without[i] : without[i] == most ? 0.6 : without[i] * 0.4 / (1 - most);
      assertThat(with[i], closeTo(expected, 1e-12));
    }
  }

  /** Log standard deviation 2, so that the cap binds often. */
  private static AliasLayoutPolicy.LogNormal wide(AliasLayoutPolicy.LogNormal p, double cap) {
    return new AliasLayoutPolicy.LogNormal(2, p.smallMaxSites(), p.midMaxSites(), cap, cap, cap);
  }

  @Test
  void aLoneSiteTakesEverything() {
    assertThat(weights(7, 1)[0], is(1.0));
  }
}
