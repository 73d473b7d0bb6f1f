package io.footfall.transforms.evidence;

/** Outcome of a check (DECISIONS section 7). */
public enum Verdict {
  /** The law holds for everything that was looked at. */
  PASS,
  /** The law is broken, or a check that had to run did not. */
  FAIL,
  /** Too little support; never the verdict of a hard check. */
  NOT_EVALUABLE,
  /** The world has nothing the check speaks of. */
  NOT_APPLICABLE
}
