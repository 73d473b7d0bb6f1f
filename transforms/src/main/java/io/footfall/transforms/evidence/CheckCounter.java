package io.footfall.transforms.evidence;

import io.footfall.coders.ExactSum;
import io.footfall.coders.Finding;
import io.footfall.coders.Tally;
import io.footfall.transforms.state.UnitOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Evidence of one check inside one unit: plain counters, because it is asked once a row. A breach
 * is counted in full; the first few become findings. Not thread safe.
 */
public final class CheckCounter {
  private static final int MAX_FINDINGS = 2;

  private final CheckLaw law;
  private final String state;
  private final List<Finding> findings = new ArrayList<>();
  private long support;
  private long violations;
  private double maxError = Double.NEGATIVE_INFINITY;

  /**
   * @param state state that runs the check, such as {@code 5B.S5}
   */
  public CheckCounter(CheckLaw law, String state) {
    this.law = law;
    this.state = state;
  }

  /** The check. */
  public CheckLaw law() {
    return law;
  }

  /** One element obeys the law, or breaks it; texts are made only for the first breaches. */
  public void see(boolean holds, Supplier<String> key, Supplier<String> found, String expected) {
    support++;
    if (!holds) {
      violate(key, found, expected);
    }
  }

  /**
   * One element with an error that has a size. One that is no finite number breaks every limit and
   * counts as the largest double, so that whoever judges the largest error sees it.
   */
  public void error(double error, double limit, Supplier<String> key, Supplier<String> found) {
    support++;
    double size = error <= Double.MAX_VALUE ? error : Double.MAX_VALUE;
    if (size > maxError) {
      maxError = size;
    }
    if (!(error <= limit)) {
      violate(key, found, law.corridor());
    }
  }

  /** So many elements were looked at; those that broke the law come by {@link #breach}. */
  public void looked(long elements) {
    support += elements;
  }

  /** One of the elements looked at breaks the law; its support is counted elsewhere. */
  public void breach(Supplier<String> key, Supplier<String> found, String expected) {
    violate(key, found, expected);
  }

  /** So many of the elements looked at break the law, without texts. */
  public void breaches(long elements) {
    violations += elements;
  }

  /** A finding of a breach that is counted elsewhere, unless there are enough. */
  public void note(String key, String found, String expected) {
    if (findings.size() < MAX_FINDINGS) {
      findings.add(new Finding(state + "." + law.code(), law.id(), key, found, expected));
    }
  }

  private void violate(Supplier<String> key, Supplier<String> found, String expected) {
    violations++;
    if (findings.size() < MAX_FINDINGS) {
      findings.add(
          new Finding(state + "." + law.code(), law.id(), key.get(), found.get(), expected));
    }
  }

  /** Hands the evidence over, also when nothing was seen: the check ran. */
  public void flush(UnitOutput out) {
    double max = Double.isFinite(maxError) ? maxError : Tally.NONE.max();
    out.tally(law.id(), new Tally(support, violations, 0, ExactSum.ZERO, Tally.NONE.min(), max));
    findings.forEach(out::finding);
  }
}
