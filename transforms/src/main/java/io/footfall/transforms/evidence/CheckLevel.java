package io.footfall.transforms.evidence;

/** What a failed check means for the flag. */
public enum CheckLevel {
  /** Always blocks; passes, fails or does not apply. */
  HARD,
  /** Blocks where the validation policy says so; needs support to be judged. */
  GATE,
  /** Never blocks. */
  WATCH
}
