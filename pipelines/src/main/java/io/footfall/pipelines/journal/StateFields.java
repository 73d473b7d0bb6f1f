package io.footfall.pipelines.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.coders.SealedTable;
import io.footfall.coders.Tally;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.contracts.Partition;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.seal.PolicyVersion;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateEvidence;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.util.List;

/**
 * What the run report of a state tells beside the common fields: policy versions, counts, metrics,
 * outputs. Numbers come from the state's own tallies and from what it published; a number nobody
 * collected is left out.
 */
final class StateFields {
  private final RunContext context;
  private final Partition partition;
  private final StateRun run;
  private final StateEvidence evidence;

  /**
   * @param run the state's run, or null for work of the driver
   * @param evidence what it left, or null
   */
  StateFields(RunContext context, Partition partition, StateRun run, StateEvidence evidence) {
    this.context = context;
    this.partition = partition;
    this.run = run;
    this.evidence =
        evidence == null ? new StateEvidence("", java.util.Map.of(), List.of()) : evidence;
  }

  /** Scenarios of the horizon, ascending. */
  static List<String> scenarios(RunContext context) {
    return context
        .config()
        .read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class)
        .scenarioIds()
        .stream()
        .sorted()
        .toList();
  }

  /** Adds the fields of a state. */
  void add(String state, ObjectNode record) throws IOException {
    outputs(record);
    switch (state) {
      case "5A.S0" -> gate(record, "5A");
      case "5B.S0" -> gate(record, "5B");
      case "5A.S1" -> new SurfaceFields(this, evidence).classes(record);
      case "5A.S2" -> new SurfaceFields(this, evidence).shapes(record);
      case "5A.S3" -> new SurfaceFields(this, evidence).baseline(record);
      case "5A.S4" -> new SurfaceFields(this, evidence).overlays(record);
      case "5B.S1" -> new ArrivalFields(this, evidence, partition).grid(record);
      case "5B.S2" -> new ArrivalFields(this, evidence, partition).intensity(record);
      case "5B.S3" -> new ArrivalFields(this, evidence, partition).counts(record);
      case "5B.S4" -> new ArrivalFields(this, evidence, partition).arrivals(record);
      case "5A.S5" -> new BundleFields(this).surfaces(record);
      case "5B.S5" -> new BundleFields(this).arrivals(record);
      default -> {}
    }
  }

  /** Path of every table of the state, below the root. */
  private void outputs(ObjectNode record) {
    if (run == null) {
      return;
    }
    ObjectNode output = record.putObject("output");
    for (String dataset : run.datasets()) {
      String name = dataset.replaceFirst("_5[AB]$", "");
      output.put(name + "_path", run.folder(dataset).substring(run.root().length() + 1));
    }
    output.put("format", "parquet");
  }

  /** Rows of a table, or -1 if it is not sealed. */
  long rows(String dataset) {
    try {
      return table(dataset).rows();
    } catch (IOException e) {
      return -1;
    }
  }

  SealedTable table(String dataset) throws IOException {
    return TableManifest.token(StateRun.folder(context.root(), dataset, partition));
  }

  /** Seconds of a bucket of the scenario's grid, or -1 without a scenario. */
  long bucketSeconds() {
    String id = partition.scenarioId();
    return id == null ? -1 : horizon().scenario(id).bucketMicros() / 1_000_000L;
  }

  private ScenarioHorizonConfig horizon() {
    return context.config().read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class);
  }

  /** A policy as its record. */
  <T> T policy(PolicyFile file, Class<T> type) {
    return context.config().read(file, type);
  }

  /** Path of a dataset below the root. */
  String path(String dataset) {
    return context.file(dataset, partition).substring(context.root().length() + 1);
  }

  /** Puts the rows of a table, if it is sealed. */
  void count(ObjectNode counts, String name, String dataset) {
    long rows = rows(dataset);
    if (rows >= 0) {
      counts.put(name, rows);
    }
  }

  /** Version texts of policies, {@code <id>_version}. */
  void policies(ObjectNode record, PolicyFile... policies) {
    ObjectNode node = record.putObject("policy");
    for (PolicyFile policy : policies) {
      JsonNode document = context.config().read(policy, JsonNode.class);
      String version = PolicyVersion.stated(document).orElse(null);
      node.put(policy.id().replaceFirst("_5[AB]$", "") + "_version", version);
    }
  }

  /** Smallest, largest and mean value of a tally, where it saw any. */
  static void spread(ObjectNode metrics, String name, Tally tally) {
    if (Double.isFinite(tally.min())) {
      metrics.put(name + "_min", tally.min());
    }
    if (Double.isFinite(tally.max())) {
      metrics.put(name + "_max", tally.max());
    }
    if (tally.support() > 0 && Double.isFinite(tally.max())) {
      metrics.put(name + "_mean", tally.sum().value() / tally.support());
    }
  }

  static void largest(ObjectNode metrics, String name, Tally tally) {
    if (Double.isFinite(tally.max())) {
      metrics.put(name, tally.max());
    }
  }

  /** A document of the partition, or null if it does not stand there. */
  JsonNode document(String dataset) throws IOException {
    String path = context.file(dataset, partition);
    return Storage.exists(path) ? JsonDocuments.read(path) : null;
  }

  private void gate(ObjectNode record, String segment) throws IOException {
    JsonNode receipt = document("s0_gate_receipt_" + segment);
    JsonNode sealed = document("sealed_inputs_" + segment);
    if (record.path("status").asText().equals("FAIL")) {
      record.put("error_detail", record.path("error_context").path("detail").asText());
    }
    if (receipt == null || sealed == null) {
      return;
    }
    JsonNode upstream =
        receipt.has("upstream_segments")
            ? receipt.get("upstream_segments")
            : receipt.path("verified_upstream_segments");
    long pass = 0;
    for (JsonNode one : upstream) {
      pass += one.isTextual() || one.path("status").asText().equals("PASS") ? 1 : 0;
    }
    record.put("upstream_total", upstream.size());
    record.put("upstream_pass_count", pass);
    record.put("upstream_fail_count", upstream.size() - pass);
    record.put("upstream_missing_count", 0);
    record.set("upstream_segments", upstream);
    record.put("sealed_inputs_digest", receipt.path("sealed_inputs_digest").asText(null));
    record.put("sealed_inputs_count_total", sealed.size());
    record.put("sealed_inputs_row_count_total", sealed.size());
    ObjectNode roles = record.putObject("sealed_inputs_count_by_role");
    long[] status = new long[4];
    long[] kinds = new long[3];
    for (JsonNode row : sealed) {
      String role = row.path("role").asText();
      roles.put(role, roles.path(role).asLong() + 1);
      int at = List.of("REQUIRED", "OPTIONAL", "INTERNAL", "IGNORED").indexOf(status(row));
      status[Math.max(0, at)]++;
      kinds[
          role.contains("valid") ? 2 : role.contains("polic") || role.contains("config") ? 1 : 0]++;
    }
    record.put("sealed_inputs_row_count_required", status[0]);
    record.put("sealed_inputs_row_count_optional", status[1]);
    record.put("sealed_inputs_row_count_internal", status[2]);
    record.put("sealed_inputs_row_count_ignored", status[3]);
    record.put("sealed_inputs_count_dataset", kinds[0]);
    record.put("sealed_inputs_count_config", kinds[1]);
    record.put("sealed_inputs_count_validation", kinds[2]);
  }

  private static String status(JsonNode row) {
    return row.path("status").asText();
  }
}
