package io.footfall.pipelines.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5b.ArrivalValidationPolicy;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Fields of the run reports of 5A.S5 and 5B.S5: verdicts, values of checks, digest and paths, all
 * read from the bundle that was published. A failed validation published no bundle.
 */
final class BundleFields {
  private static final List<String> STEMS =
      List.of(
          "validation_bundle_index_",
          "validation_passed_flag_",
          "validation_report_",
          "validation_checks_",
          "validation_issue_table_");

  private final StateFields state;

  BundleFields(StateFields state) {
    this.state = state;
  }

  void surfaces(ObjectNode record) throws IOException {
    if (!bundle(record, "5A", PolicyFile.VALIDATION_5A)) {
      return;
    }
    ObjectNode counts = record.withObject("/counts");
    state.count(counts, "s1_rows", "merchant_zone_profile_5A");
    state.count(counts, "s1_merchants", "merchant_class_profile_5A");
    Set<String> countries = new HashSet<>();
    Set<String> tzids = new HashSet<>();
    try (TableSlice places =
        TableSlice.open(
            state.table("merchant_zone_profile_5A"), KeyRange.ALL, "legal_country_iso", "tzid")) {
      while (places.next()) {
        countries.add(places.textAt(0));
        tzids.add(places.textAt(1));
      }
    }
    counts.put("s1_countries", countries.size()).put("s1_tzids", tzids.size());
    ObjectNode metrics = record.withObject("/metrics");
    JsonNode values = metrics.path("checks");
    metrics.set("max_shape_norm_error", values.path("C1"));
    metrics.set("max_baseline_sum_error", values.path("C2"));
    metrics.set("max_lambda_scenario", values.path("S4_LAMBDA_SCENARIO_GUARDRAIL"));
  }

  void arrivals(ObjectNode record) throws IOException {
    if (!bundle(record, "5B", PolicyFile.VALIDATION_5B)) {
      return;
    }
    record
        .withObject("/metrics")
        .put(
            "calibration_evaluation_mode",
            state
                .policy(PolicyFile.VALIDATION_5B, ArrivalValidationPolicy.class)
                .calibrationSentinels()
                .evaluationMode());
    JsonNode accounting = state.document("rng_accounting_5B");
    if (accounting != null) {
      ArrayNode checked = record.putArray("rng_checked_states");
      List.of("5B.S2", "5B.S3", "5B.S4").forEach(checked::add);
      record.put("rng_families_ok", accounting.path("status").asText().equals("PASS"));
    }
  }

  /** Fields both have; false if there is no bundle. */
  private boolean bundle(ObjectNode record, String segment, PolicyFile policy) throws IOException {
    state.policies(record, policy);
    boolean passed = record.path("status").asText().equals("PASS");
    record.put("overall_status", passed ? "PASS" : "FAIL");
    record.put("passed_flag_present", false);
    JsonNode report = passed ? state.document("validation_report_" + segment) : null;
    if (report == null) {
      return false;
    }
    ObjectNode metrics = report.path("totals").deepCopy();
    record.set("metrics", metrics);
    metrics.set("checks", values(state.document("validation_checks_" + segment), metrics));
    ObjectNode counts = record.putObject("counts");
    report
        .path("verdicts")
        .fields()
        .forEachRemaining(
            f -> counts.set("n_checks_" + f.getKey().toLowerCase(Locale.ROOT), f.getValue()));
    counts.put("n_scenarios_validated", report.path("scenarios").size());
    JsonNode flag = state.document("validation_passed_flag_" + segment);
    if (flag != null) {
      record.put("passed_flag_present", true);
      record.put("bundle_digest_sha256", flag.path("bundle_digest_sha256").asText(null));
    }
    ObjectNode output = record.putObject("output");
    for (String stem : STEMS) {
      output.put(stem.substring(0, stem.length() - 1) + "_path", state.path(stem + segment));
    }
    return true;
  }

  /** Largest value of each check over the scenarios; checks without a value are left out. */
  private static ObjectNode values(JsonNode document, ObjectNode factory) {
    ObjectNode values = factory.objectNode();
    for (JsonNode check : document == null ? factory.arrayNode() : document.path("checks")) {
      String id = check.path("check_id").asText();
      for (JsonNode result : check.path("results")) {
        double value = result.path("value").asDouble(Double.NaN);
        if (!Double.isNaN(value)) {
          values.put(id, Math.max(value, values.path(id).asDouble(Double.NEGATIVE_INFINITY)));
        }
      }
    }
    return values;
  }
}
