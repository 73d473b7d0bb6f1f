package io.footfall.transforms.evidence;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import io.footfall.coders.Tally;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LogHistogramTest {
  private static Map<String, Tally> tallies(List<LogHistogram> histograms) {
    Map<String, Tally> all = new TreeMap<>();
    for (LogHistogram histogram : histograms) {
      histogram.flush((id, tally) -> all.merge(id, tally, Tally::plus), "x");
    }
    return all;
  }

  private static double quantile(Map<String, Tally> tallies, double share) {
    return LogHistogram.quantile(tallies, "x", share).orElseThrow();
  }

  @Property(tries = 200)
  void aQuantileIsNearTheOrderedValueHoweverTheValuesWereSpread(
      @ForAll @Size(min = 1, max = 300) List<@DoubleRange(min = -20, max = 20) Double> logarithms,
      @ForAll @DoubleRange(min = 0.01, max = 1) double share) {
    double[] values = logarithms.stream().mapToDouble(StrictMath::exp).toArray();
    LogHistogram one = new LogHistogram();
    LogHistogram other = new LogHistogram();
    for (int i = 0; i < values.length; i++) {
      (i % 3 == 0 ? one : other).add(values[i]);
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double expected = sorted[(int) Math.ceil(share * sorted.length) - 1];
    assertThat(
        quantile(tallies(List.of(one, other)), share),
        closeTo(expected, LogHistogram.RELATIVE_ERROR * expected));
  }

  @Test
  void zeroesAreExactAndWhatIsNoSizeIsLeftOut() {
    LogHistogram histogram = new LogHistogram();
    histogram.addAll(new double[] {0.0, -0.0, 0.0, 8.0, -3.0, Double.NaN});
    Map<String, Tally> tallies = tallies(List.of(histogram));
    assertThat(quantile(tallies, 0.75), is(0.0));
    assertThat(quantile(tallies, 0.76), closeTo(8, 0.25));
    assertThat(tallies.values().stream().mapToLong(Tally::support).sum(), is(4L));
  }

  @Test
  void nothingCountedHasNoQuantile() {
    assertThat(LogHistogram.quantile(Map.of(), "x", 0.5), is(OptionalDouble.empty()));
  }
}
