package io.footfall.transforms.seg5b.s4arrivals;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.footfall.config.seg5b.ArrivalTimePlacementPolicy.PlacementKind;
import io.footfall.transforms.rng.DrawSlots;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The density inside a bucket (DECISIONS section 6). */
class BucketPlacementTest {
  private static final long HOUR = 3_600_000_000L;

  private static BucketPlacement between(double before, double here, double after) {
    BucketPlacement placement = new BucketPlacement();
    placement.set(new double[] {before, here, after}, 1);
    return placement;
  }

  /** Solved with Python's decimal module, 30 digits, from the formulas of the page. */
  @ParameterizedTest
  @CsvSource({
    "1, 3, 3, 0.1, 0.161079899139710863247426496053",
    "1, 3, 3, 0.9, 0.902382303659696906017092972640",
    "8, 2, 5, 0.25, 0.178419861217927877180515697824",
    "8, 2, 5, 0.75, 0.798094570330068128520030621089",
    "0, 4, 0, 0.02, 0.1",
    "0, 4, 0, 0.5, 0.5",
    "0, 4, 12, 0.01, 0.0894427190999915878563669467493",
    "7, 1, 7, 0.3, 0.208796582429262802256697659242",
    "7, 1, 7, 0.5, 0.5"
  })
  void positionsAreThoseOfAnotherArithmetic(
      double before, double here, double after, double u, double x) {
    assertThat(between(before, here, after).position(u), is(closeTo(x, 1e-15)));
  }

  @Property(tries = 500, seed = "31")
  void aloneInTheHorizonThePositionIsTheUniform(
      @ForAll @Scale(9) @DoubleRange(min = 1e-9, max = 1e5) double lambda,
      @ForAll @Scale(18) @DoubleRange(min = 1e-18, max = 0.9999999999999999) double u) {
    BucketPlacement alone = new BucketPlacement();
    alone.set(new double[] {lambda}, 0);
    assertThat(alone.position(u), is(u));
  }

  /** The harmonic mean of equal numbers is off by a last place now and then. */
  @Property(tries = 500, seed = "34")
  void betweenEqualNeighboursThePositionIsTheUniform(
      @ForAll @Scale(9) @DoubleRange(min = 1e-9, max = 1e5) double lambda,
      @ForAll @Scale(18) @DoubleRange(min = 1e-18, max = 0.9999999999999999) double u) {
    assertThat(between(lambda, lambda, lambda).position(u), is(closeTo(u, 1e-15)));
  }

  /** The area below the density up to the position is the uniform: trapezoids, no inverse. */
  @Property(tries = 500, seed = "32")
  void theMassBeforeThePositionIsTheUniform(
      @ForAll @DoubleRange(max = 50) double before,
      @ForAll @Scale(3) @DoubleRange(min = 1e-3, max = 50) double here,
      @ForAll @DoubleRange(max = 50) double after,
      @ForAll @Scale(9) @DoubleRange(min = 1e-9, max = 0.999999999) double u) {
    double a = before + here == 0 ? 0 : 2 * before / (before + here);
    double d = 2 * after / (here + after);
    double c = 2 - (a + d) / 2;
    double x = between(before, here, after).position(u);
    double mass;
    if (x <= 0.5) {
      double there = a + (c - a) * 2 * x;
      mass = x * (a + there) / 2;
    } else {
      double there = c + (d - c) * 2 * (x - 0.5);
      mass = (a + c) / 4 + (x - 0.5) * (c + there) / 2;
    }
    assertThat(mass, is(closeTo(u, 1e-13)));
  }

  @Property(tries = 300, seed = "33")
  void theRateIsContinuousFromBucketToBucket(
      @ForAll @Scale(3) @DoubleRange(min = 1e-3, max = 50) double first,
      @ForAll @Scale(3) @DoubleRange(min = 1e-3, max = 50) double second) {
    double[] lambda = {first, second};
    BucketPlacement left = new BucketPlacement();
    left.set(lambda, 0);
    BucketPlacement right = new BucketPlacement();
    right.set(lambda, 1);
    double edge = left.atEnd() * first;
    assertThat(right.atStart() * second, is(closeTo(edge, 1e-12 * edge)));
  }

  @Test
  void offsetsEndBeforeTheBucketDoes() {
    assertThat(BucketPlacement.micros(1.0, HOUR), is(HOUR - 1));
    assertThat(BucketPlacement.micros(0.5, HOUR), is(HOUR / 2));
  }

  /**
   * 200,000 arrivals between a quiet and a busy hour, in 100 slices of equal mass by the density:
   * chi-square of 99 degrees below 165.3, which one test of 30,000 exceeds (scipy.stats.chi2.isf(
   * 1/30000, 99)); judged by the uniform law the same arrivals lie far above.
   */
  @Test
  void arrivalsFollowTheDensity() {
    ArrivalExpander expander =
        new ArrivalExpander(
            DrawSlots.worldSeed(42, 7, "baseline_v1"),
            PlacementKind.PIECEWISE_LINEAR_CONTINUOUS_V1);
    expander.open(
        9, new double[][] {{2.0, 10.0, 40.0}}, ArrivalExpanderTest.route(9, "Etc/UTC", 0.0));
    int n = expander.expand(1, HOUR, 200_000);
    double a = 2 * 2.0 / 12;
    double d = 2 * 40.0 / 50;
    double c = 2 - (a + d) / 2;
    int[] byDensity = new int[100];
    int[] byClock = new int[100];
    for (int i = 0; i < n; i++) {
      double x = (expander.offsetMicros(i) + 0.5) / HOUR;
      double mass =
          x <= 0.5
              ? a * x + (c - a) * x * x
              : (a + c) / 4 + c * (x - 0.5) + (d - c) * (x - 0.5) * (x - 0.5);
      byDensity[(int) (100 * mass)]++;
      byClock[(int) (100 * x)]++;
    }
    assertThat(chiSquare(byDensity, n), is(lessThan(165.3)));
    assertThat(chiSquare(byClock, n) > 10_000, is(true));
  }

  private static double chiSquare(int[] cells, int n) {
    double expected = (double) n / cells.length;
    double sum = 0;
    for (int cell : cells) {
      sum += (cell - expected) * (cell - expected) / expected;
    }
    return sum;
  }
}
