package io.footfall.transforms.boosting;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Area under the receiver operating characteristic: the chance that a row of the second class
 * scores higher than one of the first, ties counted half (Hanley and McNeil 1982).
 */
public final class Auroc {
  private final BinnedRows rows;
  private final double[] scores;

  /** Rows ascending by score. */
  private final int[] order;

  /**
   * @param scores one for each row
   */
  public Auroc(BinnedRows rows, double[] scores) {
    this.rows = rows;
    this.scores = scores.clone();
    this.order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> scores[i]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** The area over all rows; NaN where a class is empty. */
  public double value() {
    return value(row -> true);
  }

  private double value(IntPredicate in) {
    double below = 0;
    double pairs = 0;
    double seconds = 0;
    for (int from = 0; from < order.length; ) {
      double score = scores[order[from]];
      double firsts = 0;
      double tied = 0;
      for (; from < order.length && scores[order[from]] == score; from++) {
        if (in.test(order[from])) {
          if (rows.isSecond(order[from])) {
            tied++;
          } else {
            firsts++;
          }
        }
      }
      pairs += tied * (below + firsts / 2);
      below += firsts;
      seconds += tied;
    }
    return pairs / (below * seconds);
  }

  /**
   * Standard error by leaving out one block of rows after the other (Efron and Tibshirani 1993,
   * chapter 11).
   *
   * @param block block of each row, from 0; blocks without rows do not count
   */
  public double standardError(int[] block) {
    int blocks = Arrays.stream(block).max().orElse(-1) + 1;
    double[] without =
        IntStream.range(0, blocks)
            .filter(b -> Arrays.stream(block).anyMatch(own -> own == b))
            .mapToDouble(b -> value(row -> block[row] != b))
            .toArray();
    double mean = 0;
    for (double v : without) {
      mean += v / without.length;
    }
    double sum = 0;
    for (double v : without) {
      sum += (v - mean) * (v - mean);
    }
    return without.length < 2
        ? Double.NaN
        : StrictMath.sqrt(sum * (without.length - 1) / without.length);
  }
}
