package io.footfall.coders;

import java.io.Serializable;

/**
 * Mergeable evidence of one check or counter. Merging is associative and commutative to the bit.
 *
 * @param support elements the check looked at
 * @param violations elements that broke it
 * @param total integer sum, such as arrivals or draws
 * @param sum exact sum of doubles, such as intensities
 * @param min smallest value seen, +infinity if none
 * @param max largest value seen, -infinity if none
 */
public record Tally(long support, long violations, long total, ExactSum sum, double min, double max)
    implements Serializable {
  /** Nothing seen. */
  public static final Tally NONE =
      new Tally(0, 0, 0, ExactSum.ZERO, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

  /** A plain count. */
  public static Tally count(long support) {
    return new Tally(support, 0, 0, ExactSum.ZERO, NONE.min, NONE.max);
  }

  /** A plain count with an integer sum. */
  public static Tally total(long support, long total) {
    return new Tally(support, 0, total, ExactSum.ZERO, NONE.min, NONE.max);
  }

  /** A check's support and violations, with the largest error. */
  public static Tally check(long support, long violations, double maxError) {
    return new Tally(support, violations, 0, ExactSum.ZERO, NONE.min, maxError);
  }

  /** The evidence of both. */
  public Tally plus(Tally other) {
    return new Tally(
        support + other.support,
        violations + other.violations,
        total + other.total,
        sum.plus(other.sum),
        Math.min(min, other.min),
        Math.max(max, other.max));
  }
}
