package io.footfall.transforms.seg5b.s5metrics;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import io.footfall.coders.Tally;
import io.footfall.transforms.evidence.Check;
import io.footfall.transforms.evidence.EvidenceBook;
import io.footfall.transforms.evidence.Verdict;
import io.footfall.transforms.metrics.MergedSums;
import io.footfall.transforms.metrics.MetricSums;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A4 over days by hand. */
class DailyExcessTest {
  private static final int HOURS = 28 * 24;

  private final MetricSetting setting = new MetricTrial(HOURS).setting;

  /**
   * Ten arrivals an hour are expected.
   *
   * @param off what is counted beyond, by hour
   */
  private Map<String, Tally> sums(KeyLaw law, double... off) {
    MetricSums sums = new MetricSums();
    for (int group = 0; group < 6; group++) {
      double[] base = new double[HOURS];
      double[] n = new double[HOURS];
      for (int b = 0; b < HOURS; b++) {
        base[b] = 10;
        n[b] = 10 + off[b % off.length];
      }
      DailyExcess.see(sums, setting, "g" + group, law, base, n);
    }
    Map<String, Tally> merged = new TreeMap<>();
    sums.flush(merged::put);
    return merged;
  }

  private Check check(String id, Map<String, Tally> merged) {
    EvidenceBook book = new EvidenceBook();
    DailyExcess.judge(book, "s", setting, new MergedSums(merged));
    return book.checks().stream().filter(c -> c.law().id().equals(id)).findFirst().orElseThrow();
  }

  /** Covariance c of all pairs of hours: 240 + 24 alpha 100 + 24 * 23 * 100 c. */
  @Test
  void theExpectedSquareOfADay() {
    KeyLaw law = new KeyLaw(0.1, 0.3, 1, 0);
    double expected = 240 + 240 + 24 * 23 * 100 * Math.expm1(0.09);
    Map<String, Tally> merged = sums(law, 1);
    assertThat(new MergedSums(merged).sum("day2|g0"), closeTo(24 * 24 / expected, 1e-12));
  }

  /** What an hour has too many, the next has too few: days do not vary at all. */
  @Test
  void hoursThatOffsetEachOtherFail() {
    Map<String, Tally> merged = sums(new KeyLaw(0.1, 0.3, 0.9, 0.2), 4, -4);
    assertThat(check("A4_FANO", merged).verdict(), is(Verdict.FAIL));
    assertThat(check("A4_DAY", merged).verdict(), is(Verdict.FAIL));
  }

  /** With equal excess all day the day's index is 24 times that of an hour. */
  @Test
  void daysVaryMoreThanHours() {
    Check fano = check("A4_FANO", sums(new KeyLaw(0.1, 0.3, 0.9, 0.2), 2));
    assertThat(fano.value(), closeTo(24, 1e-9));
    assertThat(fano.verdict(), is(Verdict.PASS));
  }
}
