package io.footfall.pipelines.figures;

/**
 * One result of one check of a bundle.
 *
 * @param checkId id, such as {@code C6}
 * @param level HARD, GATE or WATCH
 * @param blocking whether a FAIL blocks the flag
 * @param definition what is measured
 * @param scenarioId scenario, or null for the whole world
 * @param corridor what the value must obey
 * @param value measured value, or null
 * @param support elements looked at, or null
 * @param neededSupport support needed to judge
 * @param violations elements that broke the law, or null
 * @param warned whether a passing value left its corridor of warnings
 * @param verdict PASS, FAIL, NOT_EVALUABLE or NOT_APPLICABLE
 */
public record CheckLine(
    String checkId,
    String level,
    boolean blocking,
    String definition,
    String scenarioId,
    String corridor,
    Double value,
    Long support,
    long neededSupport,
    Long violations,
    boolean warned,
    String verdict) {}
