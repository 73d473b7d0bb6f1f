package io.footfall.transforms.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.coders.Finding;
import io.footfall.coders.Tally;
import io.footfall.contracts.ValidationIssue;
import io.footfall.transforms.gate.CanonicalJson;
import io.footfall.transforms.gate.JsonDocuments;
import io.footfall.transforms.table.StateEvidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Judged checks and issues of a validation while it goes along. */
public final class EvidenceBook {
  private final List<Check> checks = new ArrayList<>();
  private final List<ValidationIssue> issues = new ArrayList<>();
  private final Map<String, Number> totals = new TreeMap<>();

  /**
   * Judges checks by the evidence of a job.
   *
   * @param evidence what the job left, or null if it did not run
   */
  public void judge(List<CheckLaw> laws, String scenarioId, StateEvidence evidence) {
    Map<String, Tally> tallies = evidence == null ? Map.of() : evidence.tallies();
    Map<String, CheckLaw> byId = new HashMap<>();
    for (CheckLaw law : laws) {
      byId.put(law.id(), law);
      Check check = law.judge(tallies, scenarioId);
      checks.add(check);
      if (check.support() == null) {
        issues.add(issue(law, scenarioId, "", "no evidence", "a check that ran"));
      }
    }
    if (evidence != null) {
      for (Finding f : evidence.findings()) {
        CheckLaw law = byId.get(f.check());
        if (law != null) {
          issues.add(issue(law, scenarioId, f.key(), f.found(), f.expected()));
        }
      }
    }
  }

  /** Judges one check whose breaches the driver itself has found. */
  public void judge(CheckLaw law, String scenarioId, long support, List<String> breaches) {
    Tally tally = Tally.check(support, breaches.size(), Tally.NONE.max());
    checks.add(law.judge(Map.of(law.id(), tally), scenarioId));
    breaches.stream()
        .limit(10)
        .forEach(b -> issues.add(issue(law, scenarioId, b, b, law.corridor())));
  }

  /** Adds a number of the report. */
  public void total(String name, Number value) {
    totals.put(name, value);
  }

  private static ValidationIssue issue(
      CheckLaw law, String scenarioId, String key, String found, String expected) {
    ObjectNode context = JsonDocuments.object();
    context.put("key", key);
    context.put("found", found);
    context.put("expected", expected);
    return new ValidationIssue(
        scenarioId,
        law.state(),
        law.id(),
        law.code(),
        "ERROR",
        CanonicalJson.text(context),
        law.id() + ": " + law.definition());
  }

  /** Checks, ascending by id and scenario. */
  public List<Check> checks() {
    return checks.stream()
        .sorted(
            Comparator.comparing((Check c) -> c.law().id())
                .thenComparing(c -> c.scenarioId() == null ? "" : c.scenarioId()))
        .toList();
  }

  /** Issues in the order of the issue table. */
  public List<ValidationIssue> issues() {
    return issues.stream()
        .distinct()
        .sorted(
            Comparator.comparing(ValidationIssue::segment)
                .thenComparing(i -> i.scenarioId() == null ? "" : i.scenarioId())
                .thenComparing(ValidationIssue::checkId)
                .thenComparing(ValidationIssue::issueCode)
                .thenComparing(ValidationIssue::context))
        .toList();
  }

  /** Numbers of the report by name. */
  public Map<String, Number> totals() {
    return totals;
  }

  /** PASS iff no check failed; a check may fail in one scenario, or for the whole world. */
  public Verdict verdict(String scenarioId) {
    boolean failed =
        checks.stream()
            .anyMatch(
                c ->
                    c.verdict() == Verdict.FAIL
                        && (scenarioId == null
                            || c.scenarioId() == null
                            || c.scenarioId().equals(scenarioId)));
    return failed || checks.isEmpty() ? Verdict.FAIL : Verdict.PASS;
  }
}
