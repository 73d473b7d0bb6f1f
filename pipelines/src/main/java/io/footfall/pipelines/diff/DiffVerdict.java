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
    return diff.draws().arrivals().isEmpty()
        ? "ONLY AFFECTED KEYS CHANGED"
        : "RANDOM NUMBERS NOT COMMON";
  }

  static String line(RunDifference diff) {
    var affected = diff.affected();
    if (diff.unexplainedCount() > 0) {
      return String.format(Locale.ROOT, "UNEXPLAINED: %,d keys", diff.unexplainedCount());
    }
    if (!diff.draws().world().isEmpty()) {
      return "RANDOM NUMBERS NOT COMMON: "
          + diff.draws().world()
          + "; differences are listed, nothing is proven";
    }
    if (!diff.draws().arrivals().isEmpty()) {
      return "RANDOM NUMBERS NOT COMMON: "
          + diff.draws().arrivals()
          + "; up to 5B.S1 every difference is explained, 5B.S2 to S4 are listed, nothing is proven"
          + " of them";
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
