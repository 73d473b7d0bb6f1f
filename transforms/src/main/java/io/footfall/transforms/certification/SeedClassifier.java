package io.footfall.transforms.certification;

import io.footfall.config.CertificationPolicy;
import io.footfall.transforms.boosting.Auroc;
import io.footfall.transforms.boosting.BinnedRows;
import io.footfall.transforms.boosting.BoostedTrees;
import io.footfall.transforms.boosting.Boosting;
import io.footfall.transforms.evidence.Verdict;
import io.footfall.transforms.sampling.NormalQuantile;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A23: whether boosted trees can tell the arrivals of two seeds apart. Judged on merchants and
 * weeks that did not train. The standard error adds what leaving out blocks of merchants and days
 * gives, because arrivals of a merchant, and of a day, are not independent; the number of rows
 * alone would promise too much.
 */
final class SeedClassifier {
  private static final int COLUMNS = 7;

  private final CertificationPolicy.SeedClassifier policy;

  SeedClassifier(CertificationPolicy.SeedClassifier policy) {
    this.policy = policy;
  }

  /**
   * What is published of a pair.
   *
   * @param auroc area under the curve on rows held out, or null if it cannot be computed
   * @param standardError of the area, or null
   * @param maxStandardError standard error above which the bound says nothing
   * @param training rows that trained
   * @param support rows held out, of the seed that has fewer
   * @param needed rows held out that independent rows would need
   * @param verdict PASS, FAIL or NOT_EVALUABLE
   */
  record Result(
      Double auroc,
      Double standardError,
      double maxStandardError,
      long training,
      long support,
      long needed,
      Verdict verdict) {}

  /** Critical value of the bound: equal seeds exceed it with the chance the policy states. */
  private double critical() {
    return -NormalQuantile.of(policy.falseAlarm());
  }

  /** Largest standard error for which an excess over the bound means something. */
  private double maxStandardError() {
    return (policy.maxAuroc() - 0.5) / critical();
  }

  /**
   * Rows of a seed the bound needs even if all were independent: two equal classes of n rows give a
   * standard error of sqrt((2n + 1) / (12 n²)), about sqrt(1 / (6n)) (Hanley and McNeil 1982).
   */
  long neededRows() {
    double error = maxStandardError();
    return (long) Math.ceil(1 / (6 * error * error));
  }

  /** Trains on one half of both samples and judges on the other. */
  Result judge(List<SeedSample.Row> first, List<SeedSample.Row> second) {
    List<String> classes = names(first, second, true);
    List<String> channels = names(first, second, false);
    BinnedRows training = new BinnedRows(COLUMNS);
    BinnedRows heldOut = new BinnedRows(COLUMNS);
    List<SeedSample.Row> judges = new ArrayList<>();
    for (List<SeedSample.Row> seed : List.of(first, second)) {
      for (SeedSample.Row r : seed) {
        (r.heldOut() ? heldOut : training)
            .add(
                seed == second,
                r.hour(),
                r.weekday(),
                classes.indexOf(r.demandClass()),
                channels.indexOf(r.channel()),
                r.gap(),
                r.place(),
                r.micro());
        if (r.heldOut()) {
          judges.add(r);
        }
      }
    }
    long support = Math.min(heldOut.seconds(), heldOut.size() - heldOut.seconds());
    if (support == 0 || training.seconds() == 0 || training.seconds() == training.size()) {
      return result(null, null, training.size(), support);
    }
    BoostedTrees trees =
        new Boosting(policy.trees(), policy.depth(), policy.learningRate()).train(training);
    Auroc area = new Auroc(heldOut, trees.scores(heldOut));
    double byMerchant =
        area.standardError(judges.stream().mapToInt(SeedSample.Row::merchantBlock).toArray());
    double byDay = area.standardError(judges.stream().mapToInt(SeedSample.Row::day).toArray());
    double error = StrictMath.sqrt(byMerchant * byMerchant + byDay * byDay);
    return result(area.value(), Double.isNaN(error) ? null : error, training.size(), support);
  }

  /** An area far above the bound fails whatever its error; otherwise the error must be small. */
  private Result result(Double auroc, Double error, long training, long support) {
    Verdict verdict = Verdict.NOT_EVALUABLE;
    if (auroc != null && error != null) {
      boolean exact = error <= maxStandardError() && support >= neededRows();
      if (auroc - critical() * error > policy.maxAuroc()) {
        verdict = Verdict.FAIL;
      } else if (exact) {
        verdict = auroc <= policy.maxAuroc() ? Verdict.PASS : Verdict.FAIL;
      }
    }
    return new Result(auroc, error, maxStandardError(), training, support, neededRows(), verdict);
  }

  private static List<String> names(
      List<SeedSample.Row> first, List<SeedSample.Row> second, boolean classes) {
    TreeSet<String> names = new TreeSet<>();
    Stream.of(first, second)
        .flatMap(List::stream)
        .forEach(r -> names.add(classes ? r.demandClass() : r.channel()));
    return List.copyOf(names);
  }
}
