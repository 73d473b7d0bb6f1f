package io.footfall.transforms.seg5a.s5bundle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.config.seg5a.ValidationPolicy5A;
import io.footfall.contracts.FootfallException;
import io.footfall.transforms.evidence.AssembledBundle;
import io.footfall.transforms.evidence.BundleTrial;
import io.footfall.transforms.evidence.HandMadeTables;
import io.footfall.transforms.evidence.Verdict;
import io.footfall.transforms.gate.HandMadeRoot;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.seg5a.s0gate.S0SurfaceGate;
import io.footfall.transforms.seg5b.ShippedPolicies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The corridors of the policies of 5A.S5 fail, or warn, alone; policies that fit nothing stop. */
class SurfacePolicyTest {
  @TempDir Path dir;
  private int runs;

  private HandMadeRoot root(PolicyFile policy, String... edits) throws IOException {
    Path run = dir.resolve("run" + runs++);
    Path file = run.resolve("config").resolve(policy.path());
    Files.createDirectories(file.getParent());
    Files.writeString(file, ShippedPolicies.text(policy, edits));
    return new HandMadeRoot(
        run.resolve("root"), ResolvedConfig.load("tiny", run.resolve("config")));
  }

  /** The bundle of sound surfaces that is judged under an edited policy. */
  private AssembledBundle judged(PolicyFile policy, String... edits) throws IOException {
    HandMadeRoot root = root(policy, edits);
    HandMadeTables tables = new HandMadeTables();
    tables.writeWorld(root);
    root.world();
    S0SurfaceGate.pass(root.ctx());
    tables.writeSurfaces(root);
    return S5SurfaceBundle.assemble(root.ctx(), BundleTrial::examine);
  }

  /** Results other than a clean PASS, and other than those there is too little to judge by. */
  private static Map<String, String> remarks(AssembledBundle bundle) throws IOException {
    Map<String, String> remarks = new TreeMap<>();
    for (JsonNode check : checks(bundle)) {
      for (JsonNode result : check.path("results")) {
        String verdict = result.path("verdict").asText();
        if (result.path("warned").asBoolean()) {
          remarks.put(check.path("check_id").asText(), verdict + " with a warning");
        } else if (!Set.of("PASS", "NOT_APPLICABLE", "NOT_EVALUABLE").contains(verdict)) {
          remarks.put(check.path("check_id").asText(), verdict);
        }
      }
    }
    return remarks;
  }

  private static JsonNode checks(AssembledBundle bundle) throws IOException {
    byte[] checks = bundle.files().get("checks/validation_checks_5A.json");
    return JsonDocuments.parse(checks).path("checks");
  }

  @Test
  void aFactorOutsideTheWarningCorridorWarns() throws IOException {
    AssembledBundle warned =
        judged(
            PolicyFile.VALIDATION_5A,
            "overlay_factor_max_warn: 3.50",
            "overlay_factor_max_warn: 1");
    assertThat(remarks(warned), is(Map.of("S4_OVERLAY_FACTOR_WARN_BOUNDS", "PASS with a warning")));
    assertThat(warned.verdict(), is(Verdict.PASS));
    AssembledBundle blocked =
        judged(
            PolicyFile.VALIDATION_5A,
            "overlay_factor_max_warn: 3.50",
            "overlay_factor_max_warn: 1",
            "warn_is_blocking_check_ids: []",
            "warn_is_blocking_check_ids: [S4_OVERLAY_FACTOR_WARN_BOUNDS]");
    assertThat(blocked.verdict(), is(Verdict.FAIL));
    assertThat(
        remarks(blocked), is(Map.of("S4_OVERLAY_FACTOR_WARN_BOUNDS", "PASS with a warning")));
  }

  @Test
  void tooManySuspiciousFactorsFail() throws IOException {
    AssembledBundle failed =
        judged(PolicyFile.OVERLAY_VALIDATION, "    max_warn: 3.50", "    max_warn: 1.0");
    assertThat(remarks(failed), is(Map.of("S4_OVERLAY_WARN_FRACTION", "FAIL")));
    assertThat(failed.verdict(), is(Verdict.FAIL));
  }

  @Test
  void anAggregateOutsideItsBoundsIsPublishedAndBlocksNothing() throws IOException {
    AssembledBundle missed =
        judged(PolicyFile.OVERLAY_VALIDATION, "bounds: [0.85, 1.25]", "bounds: [2.0, 3.0]");
    assertThat(remarks(missed), is(Map.of("S4_AGGREGATE.baseline_mean_factor_reasonable", "FAIL")));
    assertThat(missed.verdict(), is(Verdict.PASS));
    AssembledBundle quantile =
        judged(
            PolicyFile.OVERLAY_VALIDATION,
            "scenario_kind: stress\n    metric: p95\n    bounds: [null, 3.50]",
            "scenario_kind: baseline\n    metric: p95\n    bounds: [null, 0.5]");
    assertThat(remarks(quantile), is(Map.of("S4_AGGREGATE.stress_p95_not_extreme", "FAIL")));
    AssembledBundle largest =
        judged(
            PolicyFile.OVERLAY_VALIDATION,
            "scenario_kind: stress\n    metric: p95\n    bounds: [null, 3.50]",
            "scenario_kind: baseline\n    metric: max\n    bounds: [4.9, null]");
    assertThat(remarks(largest), is(Map.of("S4_AGGREGATE.stress_p95_not_extreme", "FAIL")));
  }

  @Test
  void everyCorridorThatWasJudgedIsPublishedInNumbers() throws IOException {
    for (JsonNode check : checks(judged(PolicyFile.VALIDATION_5A))) {
      for (JsonNode result : check.path("results")) {
        boolean measured = !result.path("value").isNull();
        String corridor = result.path("corridor").asText();
        assertThat(
            check.path("check_id") + " " + corridor,
            corridor.matches(measured ? ".*[0-9].*" : ".*[0-9].*|"),
            is(true));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "    - S0_PRESENT|    - S9_PRESENT|/blocking/blocking_check_ids",
        "- S4_LAMBDA_SCENARIO_GUARDRAIL|- S9_GUARDRAIL|/blocking/nonblocking_check_ids",
        "- S4_LAMBDA_SCENARIO_GUARDRAIL|- C3|/blocking/nonblocking_check_ids",
        "warn_is_blocking_check_ids: []|warn_is_blocking_check_ids: [S99]|/blocking/warn_is",
        "warn_is_blocking_check_ids: []|warn_is_blocking_check_ids: [C3]|/blocking/warn_is",
        "max_warn: 3.50|max_warn: 5.5|/bounds",
        "per_bucket_fail: 1.0e+6|per_bucket_fail: 1.0e+30|/bounds/lambda_scenario_max"
      })
  void aPolicyThatFitsNoCheckIsRefused(String shipped, String edited, String field)
      throws IOException {
    HandMadeRoot root = root(PolicyFile.VALIDATION_5A, shipped, edited);
    ValidationPolicy5A policy =
        root.ctx().config().read(PolicyFile.VALIDATION_5A, ValidationPolicy5A.class);
    FootfallException e =
        assertThrows(FootfallException.class, () -> SurfacePolicyFit.require(root.ctx(), policy));
    assertThat(e.code(), is(PolicyFile.VALIDATION_5A.code()));
    assertThat(e.getMessage(), containsString(field));
  }

  @Test
  void theShippedPolicyFits() throws IOException {
    HandMadeRoot root = root(PolicyFile.VALIDATION_5A);
    SurfacePolicyFit.require(
        root.ctx(), root.ctx().config().read(PolicyFile.VALIDATION_5A, ValidationPolicy5A.class));
  }
}
