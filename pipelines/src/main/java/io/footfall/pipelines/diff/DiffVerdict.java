package io.footfall.pipelines.diff;

import io.footfall.transforms.diff.RunDifference;
import java.util.Locale;

/** The last line of a comparison. */
final class DiffVerdict {
  private DiffVerdict() {}

  /** Short name: of the three, only {@code UNEXPLAINED} fails. */
  static String name(RunDifference diff) {
    if (diff.unexplainedCount() > 0) {
      return "UNEXPLAINED";
    }
    return diff.commonWorldDraws() && diff.commonArrivalDraws()
        ? "ONLY AFFECTED KEYS CHANGED"
        : "RANDOM NUMBERS NOT COMMON";
  }

  static String line(RunDifference diff) {
    var affected = diff.affected();
    if (diff.unexplainedCount() > 0) {
      return String.format(Locale.ROOT, "UNEXPLAINED: %,d keys", diff.unexplainedCount());
    }
    if (!diff.commonWorldDraws()) {
      return "RANDOM NUMBERS NOT COMMON: world seeds or rng_root differ; listed, nothing proven";
    }
    if (!diff.commonArrivalDraws()) {
      return "RANDOM NUMBERS NOT COMMON: arrival seeds differ; layer 1 and 5A are explained,"
          + " 5B is listed, nothing proven of it";
    }
    return String.format(
        Locale.ROOT,
        "ONLY AFFECTED KEYS CHANGED: %,d of %,d keys differ; the %,d whose inputs are all equal are"
            + " equal bit for bit, but for arrival_seq",
        affected.keys(),
        affected.keysAll(),
        affected.keysOfEqualInputs());
  }
}
