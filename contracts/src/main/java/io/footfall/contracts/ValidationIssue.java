package io.footfall.contracts;

/**
 * One issue of a validation bundle, of {@code validation_issue_table_5A} and {@code _5B}.
 *
 * @param scenarioId scenario, or null where the issue concerns the whole world
 * @param segment state concerned: S0 to S5
 * @param checkId check that saw it
 * @param issueCode canonical code
 * @param severity ERROR, WARN or INFO
 * @param context JSON text: key of a row concerned, what was found, what was expected
 * @param message one sentence
 */
public record ValidationIssue(
    String scenarioId,
    String segment,
    String checkId,
    String issueCode,
    String severity,
    String context,
    String message) {}
