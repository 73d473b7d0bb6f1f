package io.footfall.pipelines.figures;

import java.util.List;

/**
 * What the gate of a segment says, and the checks its bundle holds.
 *
 * @param segment 1A to 5B
 * @param seed arrival seed in unsigned decimal, or null where the segment has none
 * @param failed name of the failed bundle the checks come from, or null
 * @param status PASS, FAIL or MISSING: whether flag and bundle agree
 * @param problem what is wrong with the gate, or null
 * @param checks results in the order of the bundle; empty in layer 1, whose gates hold digests
 */
public record BundleVerdict(
    String segment,
    String seed,
    String failed,
    String status,
    String problem,
    List<CheckLine> checks) {
  public BundleVerdict {
    checks = List.copyOf(checks);
  }

  /** Whether the segment may be read. */
  public boolean passed() {
    return status.equals("PASS");
  }

  /** Results with a verdict. */
  public long count(String verdict) {
    return checks.stream().filter(c -> c.verdict().equals(verdict)).count();
  }

  /** Results that failed and block the flag, or failed without blocking it. */
  public long failures(boolean blocking) {
    return checks.stream()
        .filter(c -> c.verdict().equals("FAIL") && c.blocking() == blocking)
        .count();
  }
}
