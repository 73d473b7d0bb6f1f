package io.footfall.transforms.evidence;

import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.transforms.bundle.BundleKind;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A bundle in memory, before anything of it is written. No clock and no path of a machine is in its
 * files, so that the same run gives the same bytes wherever it is validated.
 *
 * @param kind 5A or 5B
 * @param home folder of the bundle that passes, with trailing '/'
 * @param target folder this bundle belongs to: {@code home} on PASS, else a folder under {@code
 *     validation_failed/} named by the digest
 * @param files bytes by path below the target, in the order of writing: members, index, and on PASS
 *     the flag
 * @param digest digest of the bundle, lower-case hex
 * @param verdict PASS or FAIL
 * @param summary failed checks in words; empty on PASS
 */
public record AssembledBundle(
    BundleKind kind,
    String home,
    String target,
    Map<String, byte[]> files,
    String digest,
    Verdict verdict,
    String summary) {
  public AssembledBundle {
    files = new LinkedHashMap<>(files);
  }

  /** Whether the flag is among the files. */
  public boolean passed() {
    return verdict == Verdict.PASS;
  }

  /** What the state ends with on FAIL: the segment's {@code S5_VALIDATION_FAILED}. */
  public FootfallException failure() {
    return new FootfallException(
        new FailureCode(kind.segment() + ".S5", "S5_VALIDATION_FAILED"),
        summary,
        "The evidence stands in " + target + "; no flag was written.");
  }
}
