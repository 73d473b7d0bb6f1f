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
import io.footfall.transforms.seg5b.s5statistics.Significance;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A5 on fields drawn anew a thousand times: four merchants of five keys in five groups. */
class LatentMemoryTest {
  private static final int HOURS = 14 * 24;
  private static final int MERCHANTS = 4;
  private static final int GROUPS = 5;
  private static final double SIGMA = 0.25;
  private static final double MEMORY = Math.exp(-1.0 / 24);
  private static final KeyLaw LAW = new KeyLaw(0.1, SIGMA, MEMORY, 0.2);

  private final MetricSetting setting = new MetricTrial(HOURS).setting;
  private final Random random = new Random(20_261_129);

  private double[] component(double memory) {
    double[] path = new double[HOURS];
    double z = random.nextGaussian();
    for (int t = 0; t < HOURS; t++) {
      path[t] = z;
      z = memory * z + Math.sqrt(1 - memory * memory) * random.nextGaussian();
    }
    return path;
  }

  private Check draw(double memory) {
    double[] common = component(memory);
    double[][] groups = new double[GROUPS][];
    for (int g = 0; g < GROUPS; g++) {
      groups[g] = component(memory);
    }
    MetricSums sums = new MetricSums();
    LatentMemory latent = new LatentMemory(setting, sums);
    for (int m = 0; m < MERCHANTS; m++) {
      double[] merchant = component(memory);
      for (int g = 0; g < GROUPS; g++) {
        double[] factor = new double[HOURS];
        for (int t = 0; t < HOURS; t++) {
          double n =
              Math.sqrt(0.2) * common[t]
                  + Math.sqrt(0.45) * merchant[t]
                  + Math.sqrt(0.35) * groups[g][t];
          factor[t] = Math.exp(SIGMA * n - SIGMA * SIGMA / 2);
        }
        latent.see("a_class|a_channel|a_band|a_zone|g" + g, LAW, factor);
      }
      latent.finish();
    }
    Map<String, Tally> merged = new TreeMap<>();
    sums.flush(merged::put);
    EvidenceBook book = new EvidenceBook();
    LatentMemory.judge(book, "s", setting, new MergedSums(merged));
    return book.checks().stream()
        .filter(c -> c.law().id().equals("A5_LAG1"))
        .findFirst()
        .orElseThrow();
  }

  /** Paths that share much: the mean is zero still, and its spread is the one that is allowed. */
  @Test
  void itsMeanIsZeroAndItsErrorIsThatOfFieldsDrawnAnew() {
    int draws = 1000;
    double sum = 0;
    double square = 0;
    double allowed = 0;
    for (int i = 0; i < draws; i++) {
      Check check = draw(MEMORY);
      sum += check.value();
      square += check.value() * check.value();
      allowed = Double.parseDouble(check.corridor().replaceAll(".*, |]", ""));
    }
    double sd = Math.sqrt(square / draws);
    assertThat(sum / draws, closeTo(0, 4 * sd / Math.sqrt(draws)));
    double error = allowed / Significance.normal(setting.alpha(), 1);
    assertThat(sd, closeTo(error, 0.1 * error));
  }

  @Test
  void aShorterMemoryFails() {
    assertThat(draw(MEMORY).verdict(), is(Verdict.PASS));
    assertThat(draw(Math.exp(-1.0 / 6)).verdict(), is(Verdict.FAIL));
  }
}
