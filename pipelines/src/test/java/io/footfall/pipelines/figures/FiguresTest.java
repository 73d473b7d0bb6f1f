package io.footfall.pipelines.figures;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Figures in closed form. */
class FiguresTest {
  private static final long DAY = 86_400_000_000L;

  private static CountsByMerchant merchants(long... counts) {
    CountsByMerchant merchants = new CountsByMerchant();
    for (int m = 0; m < counts.length; m++) {
      CountsByMerchant next = new CountsByMerchant();
      long[] ids = new long[(int) counts[m]];
      java.util.Arrays.fill(ids, m);
      next.add(ids, ids.length);
      merchants.merge(next);
    }
    return merchants;
  }

  @Test
  void equalMerchantsHaveNoGini() {
    Concentration equal = Concentration.of(merchants(5, 5, 5, 5));
    assertThat(equal.gini(), closeTo(0, 1e-15));
    assertThat(equal.lorenz(0.5), closeTo(0.5, 1e-15));
  }

  /** Of n merchants with 1 and one with n: mean difference by hand. */
  @Test
  void giniOfOneToFour() {
    // Sum over pairs |x - y| / (2 n^2 mean) = 2 (1 + 2 + 3 + 1 + 2 + 1) / (2 * 16 * 2.5) = 0.25.
    Concentration found = Concentration.of(merchants(3, 1, 4, 2));
    assertThat(found.gini(), closeTo(0.25, 1e-12));
    assertThat(found.top(0.25), closeTo(0.4, 1e-12));
    assertThat(found.top(0.01), closeTo(0.4, 1e-12));
  }

  @Test
  void aMerchantCutInTwoIsOneAgain() {
    CountsByMerchant first = new CountsByMerchant();
    first.add(new long[] {1, 1, 2, 9, 9}, 3);
    CountsByMerchant second = new CountsByMerchant();
    second.add(new long[] {2, 2, -1}, 3);
    first.merge(second);
    assertThat(first.size(), is(3));
    assertThat(first.sorted(), equalTo(new long[] {1, 2, 3}));
  }

  @Test
  void correlationIsPearsons() {
    double[] a = {1, 2, 3, 4};
    assertThat(Comovement.correlation(a, new double[] {2, 4, 6, 8}), closeTo(1, 1e-12));
    assertThat(Comovement.correlation(a, new double[] {4, 3, 2, 1}), closeTo(-1, 1e-12));
    // Deviations (-1.5, -.5, .5, 1.5) and (-1, 1, -1, 1): 2 / sqrt(5 * 4).
    assertThat(
        Comovement.correlation(a, new double[] {0, 2, 0, 2}), closeTo(2 / Math.sqrt(20), 1e-12));
    assertThat(Double.isNaN(Comovement.correlation(a, new double[] {1, 1, 1, 1})), is(true));
  }

  @Test
  void daysTouchedByTheHorizonHaveAPlace() {
    long start = LocalDate.of(2026, 3, 7).toEpochDay() * DAY;
    HorizonDays days = new HorizonDays(start, start + 31 * DAY);
    assertThat(days.date(0), is(LocalDate.of(2026, 3, 6)));
    assertThat(days.size(), is(33));
    assertThat(days.date(days.size() - 1), is(LocalDate.of(2026, 4, 7)));
    assertThat(days.date(days.firstWhole()), is(LocalDate.of(2026, 3, 8)));
    assertThat(days.date(days.endWhole() - 1), is(LocalDate.of(2026, 4, 5)));
  }

  @Test
  void cellsAreOneDegree() {
    assertThat(PlaceCells.cell(-33.87, 151.21), is((-34 + 90) * 360 + 151 + 180));
    assertThat(PlaceCells.cell(90, 180), is(179 * 360 + 359));
    assertThat(PlaceCells.cell(-0.5, -0.5), is(89 * 360 + 179));
  }

  /** New York, 2026-03-08: 02:00 does not exist; Sydney, 2026-04-05: 02:00 comes twice. */
  @Test
  void theDayOfAChangeIsThatOfTheMissingOrRepeatedHour() {
    ClockChange spring = new ClockChange("America/New_York", 1_772_953_200L, -300, -240);
    assertThat(LocalDate.ofEpochDay(spring.day()), is(LocalDate.of(2026, 3, 8)));
    assertThat(spring.minuteOfDay(), is(120));
    assertThat(spring.forward(), is(true));
    ClockChange autumn = new ClockChange("Australia/Sydney", 1_775_318_400L, 660, 600);
    assertThat(LocalDate.ofEpochDay(autumn.day()), is(LocalDate.of(2026, 4, 5)));
    assertThat(autumn.minuteOfDay(), is(120));
    assertThat(autumn.forward(), is(false));
  }
}
