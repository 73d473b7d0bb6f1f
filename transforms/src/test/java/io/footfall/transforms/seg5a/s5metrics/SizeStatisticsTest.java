package io.footfall.transforms.seg5a.s5metrics;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Statistics from cells against closed forms, and against the values themselves. */
class SizeStatisticsTest {
  private static final int N = 100_000;

  private static SizeCells cells(double... values) {
    SizeCells cells = new SizeCells();
    for (double v : values) {
      cells.add(SizeCells.cell(v), 1, v, Math.log(v));
    }
    return cells;
  }

  private static double[] quantiles(IntToDoubleFunction law) {
    return IntStream.range(0, N).mapToDouble(law).toArray();
  }

  /**
   * Pareto of exponent 2: Gini 1/3, the largest share q has sqrt(q), quantile p is 1/sqrt(1-p), and
   * Hill finds 2.
   */
  @Test
  void aParetoLawHasItsClosedForms() {
    SizeCells cells = cells(quantiles(i -> 1 / Math.sqrt((i + 0.5) / N)));
    assertThat(cells.gini(), closeTo(1.0 / 3, 0.003));
    assertThat(cells.topShare(0.01), closeTo(0.1, 0.002));
    assertThat(cells.topShare(0.05), closeTo(Math.sqrt(0.05), 0.003));
    assertThat(cells.quantile(0.99), closeTo(10, 10.0 / 128));
    assertThat(cells.quantile(0.5), closeTo(Math.sqrt(2), Math.sqrt(2) / 128));
    assertThat(cells.hill(0.1), closeTo(2, 0.05));
    assertThat(cells.size(), is((long) N));
  }

  /** Uniform on [0, 1]: Gini 1/3, the largest 5 % have 1 - 0.95^2. */
  @Test
  void aUniformLawHasItsClosedForms() {
    SizeCells cells = cells(quantiles(i -> (i + 0.5) / N));
    assertThat(cells.gini(), closeTo(1.0 / 3, 1e-4));
    assertThat(cells.topShare(0.05), closeTo(0.0975, 1e-3));
  }

  @Test
  void equalsHaveNoConcentrationAndOneHasAll() {
    assertThat(cells(5, 5, 5, 5).gini(), closeTo(0, 1e-15));
    assertThat(cells(5, 5, 5, 5).topShare(0.01), closeTo(0.25, 1e-15));
    assertThat(cells(1e-12, 1e-12, 1e-12, 8).gini(), closeTo(0.75, 1e-12));
  }

  /** The stated bounds, against sorting. */
  @Property(tries = 200)
  void cellsAreAsCloseAsTheySay(
      @ForAll @Size(min = 20, max = 300) List<@DoubleRange(min = -8, max = 8) Double> logs) {
    double[] sorted = logs.stream().mapToDouble(Math::exp).sorted().toArray();
    int n = sorted.length;
    SizeCells cells = cells(sorted);
    double all = Arrays.stream(sorted).sum();
    double weighted = 0;
    for (int i = 0; i < n; i++) {
      weighted += (2.0 * (i + 1) - n - 1) * sorted[i];
    }
    assertThat(cells.gini(), closeTo(weighted / (n * all), 1.0 / 64));
    int top = (int) Math.ceil(0.05 * n);
    double share = Arrays.stream(sorted, n - top, n).sum() / all;
    assertThat(cells.topShare(0.05), closeTo(share, share / 64));
    double middle = sorted[(int) Math.ceil(0.5 * n) - 1];
    assertThat(cells.quantile(0.5), closeTo(middle, middle / 128));
    int head = (int) Math.ceil(0.1 * n);
    double excess = 0;
    for (int i = n - head; i < n; i++) {
      excess += Math.log(sorted[i] / sorted[n - head - 1]) / head;
    }
    assertThat(1 / cells.hill(0.1), closeTo(excess, 1.0 / 64));
  }

  /** Ranks 1 2 | 3 4 | 5 6 of three groups: H = 12/42 (9/2 + 49/2 + 121/2) - 21 = 4.5714. */
  @Test
  void ranksOfSeparateGroups() {
    RankCells cells = new RankCells();
    for (int i = 0; i < 6; i++) {
      cells.add(i, "abc".substring(i / 2, i / 2 + 1), 1);
    }
    assertThat(cells.rankEffect(), closeTo((12 / 42.0 * 179 / 2 - 21) / 5, 1e-12));
  }

  /** Sixteen values in four groups of one quartile each: V is one; spread evenly it is none. */
  @Test
  void associationOfQuartilesAndGroups() {
    RankCells bound = new RankCells();
    RankCells free = new RankCells();
    for (int i = 0; i < 16; i++) {
      bound.add(i, String.valueOf(i / 4), 1);
      free.add(i, String.valueOf(i % 4), 1);
    }
    assertThat(bound.association(), closeTo(1, 1e-12));
    assertThat(free.association(), closeTo(0, 1e-12));
    assertThat(free.correlation(), closeTo(0.25, 0.05));
  }

  /** Values 1 2 3 4 with marks 1 1 2 3: ranks 1.5 1.5 3 4, correlation 4.5 / sqrt(5 4.5). */
  @Test
  void correlationOfTiedRanks() {
    RankCells cells = new RankCells();
    int[] marks = {1, 1, 2, 3};
    for (int i = 0; i < 4; i++) {
      cells.add(i, String.valueOf(marks[i]), 1);
    }
    assertThat(cells.correlation(), closeTo(4.5 / Math.sqrt(5 * 4.5), 1e-12));
  }

  /**
   * The cells of O8 against ranks themselves: of 20,000 pairs of normals that correlate by r,
   * Spearman's is 6 asin(r / 2) / pi.
   */
  @Test
  void coarseCellsKeepRanks() {
    Random random = new Random(20_260_307);
    RankCells cells = new RankCells();
    for (int i = 0; i < 20_000; i++) {
      double x = random.nextGaussian();
      double y = 0.3 * x + Math.sqrt(1 - 0.09) * random.nextGaussian();
      int share = (int) Math.floor((0.2 + 0.01 * y) * OverlaySums.SHARES);
      cells.add(OverlaySums.volumeCell(Math.exp(7 + 1.2 * x)), String.valueOf(share), 1);
    }
    // The error of 20,000 pairs is 0.007; that of the cells far below.
    assertThat(cells.correlation(), closeTo(6 * Math.asin(0.15) / Math.PI, 0.02));
  }

  /** (1, 0) and (0, 1) are ln 2 apart; (3/4, 1/4) and (1/4, 3/4) by hand; scale does not matter. */
  @Test
  void divergenceOfTwoCurves() {
    assertThat(
        Divergence.of(new double[] {2, 0}, new double[] {0, 5}), closeTo(Math.log(2), 1e-15));
    double expected = 0.75 * Math.log(1.5) + 0.25 * Math.log(0.5);
    assertThat(
        Divergence.of(new double[] {3, 1}, new double[] {0.1, 0.3}), closeTo(expected, 1e-15));
    assertThat(Divergence.of(new double[] {1, 2}, new double[] {2, 4}), is(0.0));
  }
}
