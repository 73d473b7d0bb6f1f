package io.footfall.transforms.evidence;

import io.footfall.coders.Tally;
import java.util.Map;

/**
 * One check of a bundle, before it is judged. All checks of this form are hard: they pass, fail, or
 * do not apply.
 *
 * @param id id, such as {@code C11}
 * @param state state concerned: S0 to S5
 * @param code issue code of a breach
 * @param definition what is measured
 * @param corridor what the value must obey
 * @param mayBeAbsent whether a world may have nothing to look at
 */
public record CheckLaw(
    String id, String state, String code, String definition, String corridor, boolean mayBeAbsent) {

  /**
   * Judges the merged evidence. A check without any evidence did not run and fails.
   *
   * @param tallies evidence by check id
   * @param scenarioId scenario, or null for the whole world
   */
  public Check judge(Map<String, Tally> tallies, String scenarioId) {
    Tally tally = tallies.get(id);
    if (tally == null) {
      return new Check(this, scenarioId, null, null, null, Verdict.FAIL);
    }
    Verdict verdict =
        tally.violations() > 0
            ? Verdict.FAIL
            : tally.support() > 0
                ? Verdict.PASS
                : mayBeAbsent ? Verdict.NOT_APPLICABLE : Verdict.FAIL;
    double value = Double.isFinite(tally.max()) ? tally.max() : (double) tally.violations();
    return new Check(this, scenarioId, value, tally.support(), tally.violations(), verdict);
  }
}
