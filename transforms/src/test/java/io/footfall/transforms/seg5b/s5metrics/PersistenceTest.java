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
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** S23 on arrivals drawn by the declared laws and by bent ones (fixed seed). */
class PersistenceTest {
  private static final int HOURS = 90 * 24;
  private static final double SIGMA = 0.3;
  private static final double MEMORY = Math.exp(-1.0 / 12);
  private static final double DISPERSION = 0.05;

  private final MetricSetting setting = new MetricTrial(HOURS).setting;
  private final Random random = new Random(20_261_128);

  private double count(double mean) {
    double v = Math.log1p(DISPERSION);
    double l = mean * Math.exp(Math.sqrt(v) * random.nextGaussian() - v / 2);
    return Math.max(0, Math.rint(l + Math.sqrt(l) * random.nextGaussian()));
  }

  private Map<String, Check> run(double sigma, double mean, boolean turned) {
    MetricSums sums = new MetricSums();
    double alpha = (1 + DISPERSION) * Math.exp(SIGMA * SIGMA) - 1;
    KeyLaw law = new KeyLaw(alpha, SIGMA, MEMORY, 0);
    for (int group = 0; group < 40; group++) {
      double[] base = new double[HOURS];
      double[] n = new double[HOURS];
      double z = sigma * random.nextGaussian();
      for (int b = 0; b < HOURS; b++) {
        boolean weekend = b / 24 % 7 >= 5;
        base[b] = mean * (1 + 0.8 * Math.cos(2 * Math.PI * b / 24)) * (weekend ? 0.5 : 1.2);
        int from = turned ? b / 168 * 168 + (b + b / 168 * 12) % 168 : b;
        double there = mean * (1 + 0.8 * Math.cos(2 * Math.PI * from / 24));
        n[b] = count((turned ? there : base[b]) * Math.exp(z - sigma * sigma / 2));
        z = MEMORY * z + sigma * Math.sqrt(1 - MEMORY * MEMORY) * random.nextGaussian();
      }
      Persistence.see(sums, setting, "g" + group, law, base, n);
    }
    Map<String, Tally> merged = new TreeMap<>();
    sums.flush(merged::put);
    EvidenceBook book = new EvidenceBook();
    Persistence.judge(book, "s", setting, new MergedSums(merged));
    Map<String, Check> checks = new TreeMap<>();
    book.checks().forEach(c -> checks.put(c.law().id(), c));
    return checks;
  }

  @Test
  void theClosedFormHolds() {
    Map<String, Check> checks = run(SIGMA, 40, false);
    for (String id : new String[] {"S23_LAG24", "S23_LAG168"}) {
      assertThat(id, checks.get(id).verdict(), is(Verdict.PASS));
      assertThat(id, checks.get(id).value(), closeTo(0, 0.02));
      assertThat(id, checks.get(id).support(), is(40L));
    }
    // By hand: E b^2 = 1.452, so 0.452 / (0.452 + 0.1491 * 1.452 + 1 / 40).
    assertThat(checks.get("S23").value(), closeTo(0.652, 0.02));
  }

  /** One field for all: groups agree with each other, so their differences do not show it. */
  @Test
  void theSharedErrorIsThatOfFieldsDrawnAnew() {
    double[] base = new double[HOURS];
    MetricSums sums = new MetricSums();
    for (int b = 0; b < HOURS; b++) {
      base[b] = 40 * (1 + 0.8 * Math.cos(2 * Math.PI * b / 24));
    }
    KeyLaw law = new KeyLaw(0.15, SIGMA, MEMORY, 1);
    Persistence.see(sums, setting, "g", law, base, base);
    Map<String, Tally> merged = new TreeMap<>();
    sums.flush(merged::put);
    double error = new MergedSums(merged).sum("persisterr|168");
    double drawn = spread(base, 400);
    assertThat(error, closeTo(drawn, 0.12 * drawn));
  }

  /** Standard deviation of the statistic over fields drawn anew, counts being their means. */
  private double spread(double[] base, int repeats) {
    double sum = 0;
    double square = 0;
    KeyLaw law = new KeyLaw(0.15, SIGMA, MEMORY, 1);
    for (int i = 0; i < repeats; i++) {
      double[] n = new double[HOURS];
      double z = random.nextGaussian();
      for (int b = 0; b < HOURS; b++) {
        // A twentieth of the field, so that the first order rules.
        n[b] = base[b] * (1 + SIGMA * z / 20);
        z = MEMORY * z + Math.sqrt(1 - MEMORY * MEMORY) * random.nextGaussian();
      }
      MetricSums sums = new MetricSums();
      Persistence.see(sums, setting, "g", law, base, n);
      Map<String, Tally> merged = new TreeMap<>();
      sums.flush(merged::put);
      double value = new MergedSums(merged).sum("persist|168|g") * 20;
      sum += value;
      square += value * value;
    }
    double mean = sum / repeats;
    return Math.sqrt(square / repeats - mean * mean);
  }

  @Test
  void aFieldTooWideFails() {
    assertThat(run(2 * SIGMA, 40, false).get("S23_LAG168").verdict(), is(Verdict.FAIL));
  }

  /** Every week is half a day behind the one before, and weekends are gone. */
  @Test
  void weeksThatDoNotReturnFail() {
    Map<String, Check> checks = run(SIGMA, 40, true);
    assertThat(checks.get("S23_LAG168").verdict(), is(Verdict.FAIL));
    assertThat(checks.get("S23_LAG24").verdict(), is(Verdict.FAIL));
  }

  @Test
  void quietZonesAreNotJudged() {
    assertThat(run(SIGMA, 10, false).get("S23_LAG24").verdict(), is(Verdict.NOT_EVALUABLE));
  }
}
