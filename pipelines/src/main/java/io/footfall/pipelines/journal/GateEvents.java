package io.footfall.pipelines.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.contracts.Contracts;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.seg5b.rnglog.LogClock;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * {@code VALIDATION} events of the run log (5A-s0-s1.md section 2.5): what a gate has checked,
 * every check of a bundle, and the check a failed state broke.
 */
final class GateEvents {
  /** Validators a gate has passed when it passes. */
  private static final Map<String, List<String>> GATES =
      Map.of(
          "5A.S0",
          List.of(
              "V-01", "V-02", "V-03", "V-04", "V-05", "V-06", "V-07", "V-08", "V-09", "V-10",
              "V-11", "V-12", "V-13"),
          "5B.S0",
          List.of(
              "V-01", "V-02", "V-03", "V-04", "V-05", "V-06", "V-07", "V-08", "V-09", "V-10",
              "V-11"));

  /** Validators by words of a code, the first that fits. */
  private static final List<Map.Entry<String, String>> BY_CODE =
      List.of(
          Map.entry("5A.S0.S0_RUN_CONTEXT_INVALID", "V-01"),
          Map.entry("5A.S0.S0_CONTRACT_RESOLUTION_FAILED", "V-02"),
          Map.entry("5A.S0.S0_IO_READ_FAILED", "V-03"),
          Map.entry("5A.S0.S0_SCHEMA_ANCHOR_INVALID", "V-04"),
          Map.entry("5A.S0.S0_REQUIRED_SCENARIO_MISSING", "V-05"),
          Map.entry("5A.S0.S0_REQUIRED_POLICY_MISSING", "V-06"),
          Map.entry("5A.S0.S0_SEALED_INPUT_", "V-07"),
          Map.entry("5A.S0.S0_OUTPUT_CONFLICT", "V-13"),
          Map.entry("5B.S0.RUN_IDENTITY_INVALID", "V-01"),
          Map.entry("5B.S0.CATALOGUE_INCOMPLETE", "V-02"),
          Map.entry("5B.S0.UPSTREAM_GATE_", "V-03"),
          Map.entry("5B.S0.SEALED_INPUTS_INCOMPLETE", "V-06"),
          Map.entry("5B.S0.SEALED_INPUTS_DUPLICATE_KEY", "V-07"),
          Map.entry("5B.S0.SEALED_INPUTS_SCHEMA_INVALID", "V-08"),
          Map.entry("5B.S0.GATE_RECEIPT_SCHEMA_INVALID", "V-10"),
          Map.entry("5B.S0.", "V-11"),
          Map.entry("GATE", "V-03"),
          Map.entry("UPSTREAM", "V-03"),
          Map.entry("POLICY", "V-05"),
          Map.entry("CONFIG", "V-04"),
          Map.entry("RNG_ACCOUNTING", "V-12"),
          Map.entry("INPUT", "V-04"),
          Map.entry("DOMAIN", "V-08"));

  private GateEvents() {}

  static void passed(RunContext context, RunJournal.Begun begun, RunLog log) {
    for (String validator : GATES.getOrDefault(begun.state(), List.of())) {
      log.line("INFO", "VALIDATION", event(context, begun, validator, "pass"));
    }
    checks(context, begun, log);
  }

  static void failed(RunContext context, RunJournal.Begun begun, Failed failed, RunLog log) {
    String validator =
        BY_CODE.stream()
            .filter(e -> failed.code().contains(e.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("V-08");
    log.line(
        "ERROR",
        "VALIDATION",
        event(context, begun, validator, "fail")
            .put("error_code", failed.code())
            .put("detail", failed.message()));
  }

  /** An event for every check of a bundle. */
  private static void checks(RunContext context, RunJournal.Begun begun, RunLog log) {
    if (!begun.state().equals("5A.S5") && !begun.state().equals("5B.S5")) {
      return;
    }
    String dataset = "validation_checks_" + begun.state().substring(0, 2);
    try {
      String path =
          context.root() + "/" + Contracts.get(dataset).path().resolve(begun.partition().tokens());
      if (Storage.exists(path)) {
        for (JsonNode check : list(JsonDocuments.read(path))) {
          for (JsonNode judged : check.path("results")) {
            String verdict = judged.path("verdict").asText();
            String result =
                verdict.equals("FAIL") ? "fail" : verdict.equals("PASS") ? "pass" : "warn";
            ObjectNode event = event(context, begun, check.path("check_id").asText(), result);
            event.put("detail", verdict);
            if (judged.path("scenario_id").isTextual()) {
              event.set("scenario_id", judged.path("scenario_id"));
            }
            log.line("INFO", "VALIDATION", event);
          }
        }
      }
    } catch (IOException e) {
      log.line("WARN", "VALIDATION", event(context, begun, dataset, "warn"));
    }
  }

  private static JsonNode list(JsonNode checks) {
    return checks.isArray() ? checks : checks.path("checks");
  }

  private static ObjectNode event(
      RunContext context, RunJournal.Begun begun, String validator, String result) {
    return JsonDocuments.object()
        .put("event", "VALIDATION")
        .put("segment", begun.state().split("\\.", -1)[0])
        .put("state", begun.state())
        .put("manifest_fingerprint", context.identity().manifestFingerprint())
        .put("severity", result.equals("fail") ? "ERROR" : result.equals("warn") ? "WARN" : "INFO")
        .put("timestamp_utc", LogClock.text(Instant.now()))
        .put("validator_id", validator)
        .put("result", result);
  }
}
