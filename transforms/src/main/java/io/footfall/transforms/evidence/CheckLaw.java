package io.footfall.transforms.evidence;

import io.footfall.coders.Tally;
import java.util.Map;

/**
 * One check of a bundle, before it is judged (DECISIONS section 7).
 *
 * @param id id, such as {@code C11}; also the name of its evidence file
 * @param state state concerned: S0 to S5
 * @param level what a failure means
 * @param code issue code of a breach
 * @param definition what is measured
 * @param corridor what the value must obey
 * @param neededSupport support below which a GATE or WATCH check is NOT_EVALUABLE
 * @param mayBeAbsent whether a world may have nothing to look at
 */
public record CheckLaw(
    String id,
    String state,
    CheckLevel level,
    String code,
    String definition,
    String corridor,
    long neededSupport,
    boolean mayBeAbsent) {

  public CheckLaw {
    if (!id.matches("[A-Za-z0-9_.-]+")) {
      throw new IllegalArgumentException("Check id '" + id + "' is no file name");
    }
    if (level == CheckLevel.HARD && neededSupport > 0) {
      throw new IllegalArgumentException(id + ": a hard check is judged on any support");
    }
  }

  /** The same law with the corridor in numbers. */
  public CheckLaw within(String numbers) {
    return new CheckLaw(id, state, level, code, definition, numbers, neededSupport, mayBeAbsent);
  }

  /** A hard check. */
  public CheckLaw(
      String id,
      String state,
      String code,
      String definition,
      String corridor,
      boolean mayBeAbsent) {
    this(id, state, CheckLevel.HARD, code, definition, corridor, 0, mayBeAbsent);
  }

  /** A check that blocks where the policy says so. */
  public static CheckLaw gate(
      String id, String state, String code, String definition, String corridor, long needed) {
    return new CheckLaw(
        id, state, CheckLevel.GATE, code, definition, corridor, needed, needed == 0);
  }

  /** A check that is published and never blocks. */
  public static CheckLaw watch(
      String id, String state, String code, String definition, String corridor, long needed) {
    return new CheckLaw(
        id, state, CheckLevel.WATCH, code, definition, corridor, needed, needed == 0);
  }

  /**
   * Judges merged evidence: any violation fails. Without evidence the check did not run: it fails,
   * or is NOT_EVALUABLE where it needs support.
   *
   * @param tallies evidence by check id
   * @param scenarioId scenario, or null for the whole world
   */
  public Check judge(Map<String, Tally> tallies, String scenarioId) {
    Tally tally = tallies.get(id);
    if (tally == null) {
      Verdict verdict = neededSupport > 0 ? Verdict.NOT_EVALUABLE : Verdict.FAIL;
      return new Check(this, scenarioId, corridor, neededSupport, null, null, null, false, verdict);
    }
    double value = Double.isFinite(tally.max()) ? tally.max() : (double) tally.violations();
    Verdict verdict = verdict(tally.support(), neededSupport, tally.violations() == 0);
    return new Check(
        this,
        scenarioId,
        corridor,
        neededSupport,
        value,
        tally.support(),
        tally.violations(),
        false,
        verdict);
  }

  /** Judges a computed value; the check's corridor is the measure's. */
  public Check judge(Measure measure, String scenarioId) {
    long needed = level == CheckLevel.HARD ? 0 : Math.max(neededSupport, measure.needed());
    Verdict verdict = verdict(measure.support(), needed, measure.holds());
    Double value = Double.isFinite(measure.value()) ? measure.value() : null;
    long violations = verdict == Verdict.FAIL ? 1 : 0;
    boolean warned = verdict == Verdict.PASS && measure.warns();
    return new Check(
        this,
        scenarioId,
        measure.corridor(),
        needed,
        value,
        measure.support(),
        violations,
        warned,
        verdict);
  }

  /** The verdict where the world, or its horizon, has nothing the check speaks of. */
  public Check notApplicable(String scenarioId) {
    return new Check(
        this, scenarioId, corridor, neededSupport, null, 0L, 0L, false, Verdict.NOT_APPLICABLE);
  }

  private Verdict verdict(long support, long needed, boolean holds) {
    if (support < needed) {
      return Verdict.NOT_EVALUABLE;
    }
    if (support == 0 && holds) {
      return mayBeAbsent ? Verdict.NOT_APPLICABLE : Verdict.FAIL;
    }
    return holds ? Verdict.PASS : Verdict.FAIL;
  }
}
