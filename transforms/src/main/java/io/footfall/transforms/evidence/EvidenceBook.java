package io.footfall.transforms.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.coders.Finding;
import io.footfall.coders.Tally;
import io.footfall.contracts.ValidationIssue;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.state.StateEvidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Judged checks, issues and further evidence of a validation while it goes along. */
public final class EvidenceBook {
  private final Predicate<CheckLaw> gates;
  private final Predicate<CheckLaw> fatalWarnings;
  private final Strictness strictness;
  private final List<Check> checks = new ArrayList<>();
  private final List<ValidationIssue> issues = new ArrayList<>();
  private final Map<String, Number> totals = new TreeMap<>();
  private final Map<String, EvidenceDocument> documents = new TreeMap<>();

  /** Every GATE blocks. */
  public EvidenceBook() {
    this(law -> true);
  }

  /**
   * @param gates which GATE checks block when they fail
   */
  public EvidenceBook(Predicate<CheckLaw> gates) {
    this(gates, law -> false);
  }

  /**
   * @param gates which GATE checks block when they fail
   * @param fatalWarnings which GATE checks block when they warn
   */
  public EvidenceBook(Predicate<CheckLaw> gates, Predicate<CheckLaw> fatalWarnings) {
    this(gates, fatalWarnings, Strictness.PLAIN);
  }

  /**
   * @param gates which GATE checks block when they fail
   * @param fatalWarnings which GATE checks block when they warn
   * @param strictness whether promises are kept to, as the report will say
   */
  public EvidenceBook(
      Predicate<CheckLaw> gates, Predicate<CheckLaw> fatalWarnings, Strictness strictness) {
    this.gates = gates;
    this.fatalWarnings = fatalWarnings;
    this.strictness = strictness;
  }

  /** Whether the validation certifies. */
  boolean certifies() {
    return strictness.certify();
  }

  /**
   * Evidence that becomes a member of the bundle as it is.
   *
   * @param schemaRef schema below {@code contracts/}, or null
   * @param content no clock, no path of a machine
   */
  record EvidenceDocument(String schemaRef, JsonNode content) {}

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
      add(law.judge(tallies, scenarioId), "");
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

  /**
   * Judges one check by what the driver has found.
   *
   * @param breaches faults that fail it
   * @param warnings faults a policy lets pass with a warning
   */
  public void judge(
      CheckLaw law, String scenarioId, long support, List<String> breaches, List<String> warnings) {
    if (!breaches.isEmpty() || warnings.isEmpty()) {
      judge(law, scenarioId, support, breaches);
    } else {
      judge(law, scenarioId, Measure.of(warnings.size(), support, 0, support).warning(0, 0));
    }
  }

  /** Judges one check by a value; a breach or a warning becomes an issue. */
  public void judge(CheckLaw law, String scenarioId, Measure measure) {
    Check check = law.judge(measure, scenarioId);
    add(check, String.valueOf(measure.value()));
    if (check.warned()) {
      String expected = "within [" + measure.warnLow() + ", " + measure.warnHigh() + "]";
      String found = String.valueOf(measure.value());
      issues.add(issue(law, blocks(check) ? "ERROR" : "WARN", scenarioId, "", found, expected));
    }
  }

  /** The world, or its horizon, has nothing the check speaks of. */
  public void notApplicable(CheckLaw law, String scenarioId) {
    checks.add(law.notApplicable(scenarioId));
  }

  private void add(Check check, String found) {
    checks.add(check);
    if (strictness.breaksPromise(check)) {
      String has = "support " + (check.support() == null ? 0 : check.support());
      String promise = "support " + check.needed() + ", which the preset promises";
      issues.add(issue(check.law(), "ERROR", check.scenarioId(), "", has, promise));
    }
    if (check.support() == null) {
      issues.add(issue(check.law(), check.scenarioId(), "", "no evidence", "a check that ran"));
    } else if (check.verdict() == Verdict.FAIL && !found.isEmpty()) {
      issues.add(issue(check.law(), check.scenarioId(), "", found, check.corridor()));
    }
  }

  /** Adds a number of the report. */
  public void total(String name, Number value) {
    totals.put(name, value);
  }

  /** Adds a document as a member of the bundle. */
  public void document(String path, JsonNode content) {
    document(path, null, content);
  }

  /**
   * Adds a document as a member of the bundle.
   *
   * @param path path below the bundle, such as {@code rng/rng_accounting_5B.json}
   * @param schemaRef schema below {@code contracts/}, or null
   * @param content no clock, no path of a machine
   */
  public void document(String path, String schemaRef, JsonNode content) {
    if (documents.put(path, new EvidenceDocument(schemaRef, content)) != null) {
      throw new IllegalArgumentException(path + " is in the book already");
    }
  }

  /** Further members by path. */
  Map<String, EvidenceDocument> documents() {
    return documents;
  }

  private ValidationIssue issue(
      CheckLaw law, String scenarioId, String key, String found, String expected) {
    return issue(law, severity(law), scenarioId, key, found, expected);
  }

  private String severity(CheckLaw law) {
    if (law.level() == CheckLevel.WATCH) {
      return "INFO";
    }
    return blocks(law) ? "ERROR" : "WARN";
  }

  private static ValidationIssue issue(
      CheckLaw law, String severity, String scenarioId, String key, String found, String expected) {
    ObjectNode context = JsonDocuments.object();
    context.put("key", key);
    context.put("found", found);
    context.put("expected", expected);
    return new ValidationIssue(
        scenarioId,
        law.state(),
        law.id(),
        law.code(),
        severity,
        CanonicalJson.text(context),
        law.id() + ": " + law.definition());
  }

  /** Whether a failure of the check blocks the flag. */
  public boolean blocks(CheckLaw law) {
    return switch (law.level()) {
      case HARD -> true;
      case GATE -> gates.test(law);
      case WATCH -> false;
    };
  }

  /** Checks, ascending by id and scenario. */
  public List<Check> checks() {
    return checks.stream()
        .sorted(
            Comparator.comparing((Check c) -> c.law().id())
                .thenComparing(c -> c.scenarioId() == null ? "" : c.scenarioId()))
        .toList();
  }

  /** Checks that block the flag, ascending by id and scenario. */
  public List<Check> blocking() {
    return checks().stream().filter(this::blocks).toList();
  }

  private boolean blocks(Check check) {
    boolean fatal = check.law().level() == CheckLevel.GATE && fatalWarnings.test(check.law());
    return check.verdict() == Verdict.FAIL && blocks(check.law())
        || check.warned() && fatal
        || strictness.breaksPromise(check);
  }

  /** Checks that passed with a warning, or failed without blocking; WATCH is never counted. */
  public List<Check> warnings() {
    return checks().stream()
        .filter(c -> c.law().level() != CheckLevel.WATCH)
        .filter(c -> !blocks(c) && (c.warned() || c.verdict() == Verdict.FAIL))
        .toList();
  }

  /** Evidence of every check by id: what was asked, and the result by scenario. */
  Map<String, ObjectNode> evidence() {
    Map<String, ObjectNode> files = new TreeMap<>();
    for (Check check : checks()) {
      CheckLaw law = check.law();
      ObjectNode node =
          files.computeIfAbsent(
              law.id(),
              id -> {
                ObjectNode file = JsonDocuments.object();
                file.put("check_id", id);
                file.put("state", law.state());
                file.put("level", law.level().name());
                file.put("blocking", blocks(law));
                file.put("issue_code", law.code());
                file.put("definition", law.definition());
                file.putArray("results");
                return file;
              });
      ((ArrayNode) node.get("results")).add(check.toJson());
    }
    return files;
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

  /**
   * PASS iff no blocking check failed; a check may fail in one scenario, or for the whole world.
   */
  public Verdict verdict(String scenarioId) {
    boolean failed =
        blocking().stream()
            .anyMatch(
                c ->
                    scenarioId == null
                        || c.scenarioId() == null
                        || c.scenarioId().equals(scenarioId));
    return failed || checks.isEmpty() ? Verdict.FAIL : Verdict.PASS;
  }
}
