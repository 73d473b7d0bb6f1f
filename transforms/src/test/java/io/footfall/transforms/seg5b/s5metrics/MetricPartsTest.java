package io.footfall.transforms.seg5b.s5metrics;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import io.footfall.coders.Tally;
import io.footfall.config.seg5b.ArrivalTimePlacementPolicy.PlacementKind;
import io.footfall.config.seg5b.ScenarioBand;
import io.footfall.transforms.civil.TzCompiler;
import io.footfall.transforms.civil.TzCursor;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.metrics.MergedSums;
import io.footfall.transforms.metrics.MetricSums;
import io.footfall.transforms.seg5b.s1grid.BucketGrid;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Parts of the metrics against closed forms. */
class MetricPartsTest {
  /** Intensities 1, 3, 1: edges 1.5; density 1/2, 3/2, 1/2 with mass 1/2 in each half. */
  @Test
  void theDeclaredDensityIsTheHarmonicOne() {
    DeclaredDensity d = new DeclaredDensity(PlacementKind.PIECEWISE_LINEAR_CONTINUOUS_V1);
    d.set(new double[] {1, 3, 1}, 1);
    assertThat(d.below(0), is(0.0));
    assertThat(d.below(0.25), closeTo(0.25 * (0.5 + 1.0) / 2, 1e-15));
    assertThat(d.below(0.5), closeTo(0.5, 1e-15));
    assertThat(d.below(0.75), closeTo(1 - 0.1875, 1e-15));
    assertThat(d.below(1), closeTo(1, 1e-15));
    DeclaredDensity flat = new DeclaredDensity(PlacementKind.UNIFORM_WITHIN_BUCKET_V1);
    flat.set(new double[] {1, 3, 1}, 1);
    assertThat(flat.below(0.3), is(0.3));
  }

  /** Kolkata is 5:30 ahead: Thursday 00:00 UTC is 05:30, and 06:00 is half an hour in. */
  @Test
  void halfHoursSplitABucket() {
    TzTimetable clock = TzCompiler.pinned().compile(Set.of("Asia/Kolkata"), 86_400);
    BucketGrid grid = new BucketGrid(0, 3600, 2, ScenarioBand.BASELINE);
    LocalHours hours = new LocalHours(grid, new TzCursor(clock, clock.tzIndex("Asia/Kolkata")));
    assertThat(hours.first[0], is(3 * 24 + 5));
    assertThat(hours.second[0], is(3 * 24 + 6));
    assertThat(hours.split[0], is(1_800_000_000L));
    assertThat(hours.divided, is(true));
  }

  /** Peaks at local noon in four zones: the UTC hour goes back one hour an hour. */
  @Test
  void theSlopeOfALocalRhythmIsMinusOne() {
    Map<Integer, double[]> local = new TreeMap<>();
    Map<Integer, double[]> universal = new TreeMap<>();
    for (int offset : new int[] {0, 60, 120, 330}) {
      double peak = 2 * Math.PI * (12 - offset / 60.0) / 24;
      local.put(offset, new double[] {1, Math.cos(peak), Math.sin(peak)});
      universal.put(offset, new double[] {1, 0, 1});
    }
    double[] fit = Barcode.fit(local);
    assertThat(fit[0] / fit[1] - 1, closeTo(-1, 1e-12));
    double[] stolen = Barcode.fit(universal);
    assertThat("one UTC peak everywhere", stolen[0] / stolen[1] - 1, closeTo(0, 1e-9));
  }

  /** Two equal series and one opposite: correlations 1, -1, -1, by sums of days alone. */
  @Test
  void correlationsFollowFromSumsByDay() {
    double[] a = {1, 2, 4, 1};
    double[] b = {2, 4, 8, 2};
    double[] c = {-1, -2, -4, -1};
    MetricSums sums = new MetricSums();
    for (double[] series : new double[][] {a, b, c}) {
      assertThat(Comovement.standardise(series), is(true));
      for (int d = 0; d < 4; d++) {
        sums.add("day|x|" + d, 0, 0, series[d]);
      }
      sums.add("series|x", 1, 0, 0);
    }
    Map<String, Tally> all = new TreeMap<>();
    sums.flush(all::put);
    double[] pairs = Comovement.pairs(new MergedSums(all), "x", 4);
    assertThat(pairs[0], is(3.0));
    assertThat(pairs[1], closeTo(-1, 1e-9));
  }

  @Test
  void powersAreProducts() {
    assertThat(ZoneTrace.power(0.5, 10), is(1.0 / 1024));
    assertThat(ZoneTrace.power(0.7, 1), is(0.7));
  }
}
