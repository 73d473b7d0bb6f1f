package io.footfall.transforms.boosting;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoostingTest {
  private static final Boosting BOOSTING = new Boosting(20, 3, 0.2);

  /** Rows of two classes in turn; the second has its first column drawn by another law. */
  private interface Law {
    int draw(SplittableRandom random, boolean second);
  }

  private static BinnedRows rows(long seed, int size, Law law) {
    SplittableRandom random = new SplittableRandom(seed);
    BinnedRows rows = new BinnedRows(3);
    for (int i = 0; i < size; i++) {
      boolean second = i % 2 == 1;
      rows.add(second, law.draw(random, second), random.nextInt(24), random.nextInt(128));
    }
    return rows;
  }

  private static double area(int size, Law law) {
    BinnedRows heldOut = rows(2, size, law);
    return new Auroc(heldOut, BOOSTING.train(rows(1, size, law)).scores(heldOut)).value();
  }

  @Test
  void separableClassesAreToldApart() {
    double area = area(20_000, (random, second) -> random.nextInt(12) + (second ? 12 : 0));
    assertThat(area, greaterThan(0.999));
  }

  /** The best rule asks whether two columns agree: trees of depth one could not. */
  @Test
  void whatOnlyTwoColumnsTogetherTellIsFound() {
    SplittableRandom random = new SplittableRandom(5);
    BinnedRows training = new BinnedRows(2);
    BinnedRows heldOut = new BinnedRows(2);
    for (int i = 0; i < 40_000; i++) {
      int a = random.nextInt(10) < 4 ? 0 : 1;
      int b = random.nextInt(10) < 4 ? 0 : 1;
      (i < 20_000 ? training : heldOut).add(a == b, a, b);
    }
    assertThat(
        new Auroc(heldOut, BOOSTING.train(training).scores(heldOut)).value(), greaterThan(0.99));
  }

  /** Standard error sqrt(1 / (6 · 10^5)) = 0.0013; four of them leave 6e-5 to chance. */
  @Test
  void equalClassesAreNot() {
    double area = area(200_000, (random, second) -> random.nextInt(24));
    assertThat(area, closeTo(0.5, 0.0052));
  }

  /**
   * One row of a hundred of the second class moves into one hour of 24. The best score asks for
   * that hour alone and has an area of 1/2 + (0.01 · 23/24) / 2 = 0.50479; sqrt(1 / (6 · 2·10^5)) =
   * 0.00091, so 0.5 lies five standard errors below.
   */
  @Test
  void onePercentOfRowsThatMoveIsSeen() {
    double area =
        area(
            400_000,
            (random, second) -> second && random.nextInt(100) == 0 ? 7 : random.nextInt(24));
    assertThat(area, greaterThan(0.5 + 3.1 * 0.00091));
    assertThat(area, closeTo(0.50479, 4 * 0.00091));
  }

  @Test
  void equalRowsGiveEqualScores() {
    Law law = (random, second) -> random.nextInt(second ? 23 : 24);
    BinnedRows rows = rows(3, 10_000, law);
    assertThat(
        BOOSTING.train(rows).scores(rows),
        is(BOOSTING.train(rows(3, 10_000, law)).scores(rows(3, 10_000, law))));
  }

  /** Pairs (first, second): (1,2) (1,3) (2,2) (2,3): three won, one tied. */
  @Test
  void theAreaIsTheShareOfPairsInOrder() {
    BinnedRows rows = new BinnedRows(1);
    rows.add(false, 0);
    rows.add(true, 0);
    rows.add(false, 0);
    rows.add(true, 0);
    Auroc area = new Auroc(rows, new double[] {1, 2, 2, 3});
    assertThat(area.value(), is(3.5 / 4));
  }

  /** Every row a block of its own: the jackknife comes near the error of Hanley and McNeil. */
  @Test
  void leavingOutRowsGivesTheKnownStandardError() {
    BinnedRows rows = rows(9, 2_000, (random, second) -> 0);
    SplittableRandom random = new SplittableRandom(10);
    double[] scores = IntStream.range(0, 2_000).mapToDouble(i -> random.nextDouble()).toArray();
    double error =
        new Auroc(rows, scores)
            .standardError(IntStream.range(0, 2_000).map(i -> i % 500).toArray());
    assertThat(error, closeTo(Math.sqrt(2001.0 / (12.0 * 1000 * 1000)), 0.1 * 0.0129));
  }

  @Test
  void oneBlockTellsNoError() {
    BinnedRows rows = rows(9, 10, (random, second) -> 0);
    assertThat(new Auroc(rows, new double[10]).standardError(new int[10]), is(Double.NaN));
  }

  @Test
  void binsOutsideTheColumnAreRefused() {
    BinnedRows rows = new BinnedRows(1);
    assertThrows(IllegalArgumentException.class, () -> rows.add(true, 128));
    assertThrows(IllegalArgumentException.class, () -> rows.add(true, -1));
    assertThrows(IllegalArgumentException.class, () -> rows.add(true, 1, 2));
  }
}
