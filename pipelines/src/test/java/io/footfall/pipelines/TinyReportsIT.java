package io.footfall.pipelines;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.Partition;
import io.footfall.transforms.json.ContractedLines;
import io.footfall.transforms.json.JsonDocuments;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a tiny run tells of itself: logs and reports obey their contracts, done or failed. */
class TinyReportsIT {
  @TempDir static Path once;
  private static TinyRun logged;

  @TempDir Path dir;

  /** A run with an event of every draw; nobody may change it. */
  private static TinyRun logged() throws IOException {
    if (logged == null) {
      logged = TinyRun.make(once, "--rng-events", "S2,S3,S4");
    }
    return logged;
  }

  /** Lines of a dataset's file or of the parts in its folder. */
  private static List<JsonNode> lines(String dataset, Path path) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    ContractedLines contract = new ContractedLines(dataset);
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          JsonNode row = JsonDocuments.parse(line.getBytes(StandardCharsets.UTF_8));
          assertThat(file + ": " + line, contract.breach(row), is(Optional.empty()));
          lines.add(row);
        }
      }
    }
    return lines;
  }

  /** Lines of the state reports of a segment. */
  static List<JsonNode> reports(Path root, String segment) throws IOException {
    return lines(
        "segment_state_runs_" + segment,
        root.resolve("reports/layer2/segment_state_runs/segment=" + segment));
  }

  @Test
  void everyStateHasItsLine() throws IOException {
    Path root = TinyRun.shared().root();
    Set<String> states = new TreeSet<>();
    for (String segment : List.of("5A", "5B")) {
      for (JsonNode line : reports(root, segment)) {
        assertThat(line.path("status").asText(), equalTo("PASS"));
        states.add(line.path("state_id").asText());
      }
    }
    assertThat(
        states,
        equalTo(
            new TreeSet<>(
                Set.of(
                    "5A.S0",
                    "5A.S1",
                    "5A.S2",
                    "5A.S3",
                    "5A.S3.CLASSES",
                    "5A.S4",
                    "5A.S5",
                    "5B.S0",
                    "5B.S1",
                    "5B.S2",
                    "5B.S3",
                    "5B.S4",
                    "5B.S5"))));
    JsonNode s4 =
        reports(root, "5B").stream()
            .filter(l -> l.path("state_id").asText().equals("5B.S4"))
            .findFirst()
            .orElseThrow();
    assertThat(
        s4.path("total_arrivals").asLong(),
        is(TinyRun.shared().result().required("arrivals").asLong()));
  }

  /** Gates and planning are part of a state's time. */
  @Test
  void aStateBeginsWhereTheOneBeforeEnded() throws IOException {
    for (String segment : List.of("5A", "5B")) {
      String ended = null;
      for (JsonNode line : reports(TinyRun.shared().root(), segment)) {
        String began = line.path("started_at_utc").asText();
        String state = line.path("state_id").asText();
        assertThat(state, ended == null || began.compareTo(ended) <= 0, is(true));
        ended = line.path("finished_at_utc").asText();
        assertThat(state, began.compareTo(ended) < 0, is(true));
      }
    }
  }

  /** Counts of the running job equal what was sealed, state by state. */
  @Test
  void metricsOfEveryJobStandInTheReport() throws IOException {
    TinyRun run = logged();
    JsonNode report = JsonDocuments.read(run.root() + "/run_report.json");
    Set<String> counted = new TreeSet<>();
    for (JsonNode state : report.required("states")) {
      if (state.has("metrics")) {
        JsonNode metrics = state.required("metrics");
        String id = state.required("state").asText();
        counted.add(id);
        assertThat(id, metrics.required("rows"), equalTo(state.required("rows")));
        assertThat(id, metrics.required("units").asLong(), is(greaterThan(0L)));
        assertThat(
            id,
            metrics.required("most_unit_rows").asLong() * metrics.required("units").asLong()
                >= metrics.required("rows").asLong(),
            is(true));
        if (id.equals("5B.S4")) {
          // A time and two uniforms for the place, at least, of every arrival.
          assertThat(
              metrics.required("draws").asLong(),
              is(greaterThan(3 * run.result().required("arrivals").asLong() - 1)));
        }
      }
    }
    assertThat(counted.containsAll(Set.of("5A.S3", "5A.S4", "5B.S2", "5B.S3", "5B.S4")), is(true));
  }

  @Test
  void auditAndTraceObeyTheirContracts() throws IOException {
    for (String dataset : List.of("rng_audit_log", "rng_trace_log")) {
      assertThat(
          lines(dataset, TinyRun.shared().path(dataset)).size(),
          is(dataset.equals("rng_audit_log") ? 1 : 8));
    }
  }

  @Test
  void theRunLogHoldsStatesAndValidations() throws IOException {
    Path root = TinyRun.shared().root();
    String log = Files.readString(root.resolve("run_log_" + root.getFileName() + ".log"));
    assertThat(log, containsString("INFO state_start {\"state\":\"5B.S4\""));
    assertThat(log, containsString("INFO VALIDATION {"));
    assertThat(log, containsString("\"validator_id\":\"C11\""));
    assertThat(log, containsString("INFO run_end {\"overall_status\":\"PASS\"}"));
  }

  @Test
  void eventsOfEveryStateReconcileAndChangeNoTable() throws IOException {
    TinyRun run = logged();
    for (String dataset :
        List.of(
            "rng_event_arrival_lgcp_market",
            "rng_event_arrival_lgcp_country",
            "rng_event_arrival_lgcp_merchant",
            "rng_event_arrival_lgcp_gaussian",
            "rng_event_arrival_time_jitter",
            "rng_event_arrival_site_pick",
            "rng_event_arrival_edge_pick")) {
      assertThat(dataset, lines(dataset, run.path(dataset)).size(), is(greaterThan(0)));
    }
    assertThat(TinyRepeatIT.data(run.root()), equalTo(TinyRepeatIT.data(TinyRun.shared().root())));
    Path root = DiffTrial.copy(run, dir);
    Path picks = run.root().relativize(run.path("rng_event_arrival_site_pick"));
    Path part = root.resolve(picks).resolve("part-00000.jsonl");
    Files.writeString(part, Files.readString(part).replaceFirst("\"blocks\":", "\"blocks\":1"));
    Files.delete(root.resolve("_state/5B.S4/seed=7/scenario_id=baseline_v1/evidence.json"));
    assertThat(again(), is(0));
    JsonNode report = JsonDocuments.read(root + "/run_report.json");
    assertThat(report.path("overall_status").asText(), equalTo("PASS"));
  }

  /** A second scenario of one root has events, audit and trace of its own, and C19 passes twice. */
  @Test
  void everyScenarioHasItsOwnWholeEvents() throws IOException {
    String horizon = PolicyFile.SCENARIO_HORIZON.path();
    Path config = dir.resolve("config");
    Files.createDirectories(config.resolve(horizon).getParent());
    String shipped =
        new String(
            ResolvedConfig.load("tiny", null).bytes(PolicyFile.SCENARIO_HORIZON),
            StandardCharsets.UTF_8);
    String one = shipped.substring(shipped.indexOf("  - scenario_id"));
    String stress =
        one.replace("baseline_v1", "stress_v1")
            .replace("is_baseline: true", "is_baseline: false")
            .replace("is_stress: false", "is_stress: true");
    Files.writeString(config.resolve(horizon), shipped + stress);
    String metadata =
        new String(
            ResolvedConfig.load("tiny", null).bytes(PolicyFile.SCENARIO_METADATA),
            StandardCharsets.UTF_8);
    Files.writeString(
        config.resolve(PolicyFile.SCENARIO_METADATA.path()),
        metadata.replace("[baseline_v1]", "[baseline_v1, stress_v1]"));
    TinyRun run = TinyRun.make(dir, "--config-dir", config.toString(), "--rng-events", "S2,S3,S4");
    List<String> scenarios = List.of("baseline_v1", "stress_v1");
    for (String dataset :
        List.of(
            "rng_event_arrival_lgcp_market",
            "rng_event_arrival_lgcp_country",
            "rng_event_arrival_lgcp_merchant",
            "rng_event_arrival_lgcp_gaussian",
            "rng_event_arrival_time_jitter",
            "rng_event_arrival_site_pick",
            "rng_event_arrival_edge_pick")) {
      for (String scenario : scenarios) {
        Partition partition = Partition.arrivals(run.identity(), TinyRun.SEED, scenario);
        Path path = run.root().resolve(Contracts.get(dataset).path().resolve(partition.tokens()));
        assertThat(dataset, scenariosOf(dataset, path), equalTo(new TreeSet<>(List.of(scenario))));
      }
    }
    assertThat(lines("rng_audit_log", run.path("rng_audit_log")).size(), is(1));
    List<String> traced = new ArrayList<>();
    for (JsonNode line : lines("rng_trace_log", run.path("rng_trace_log"))) {
      traced.add(line.path("detail").asText().replace("scenario_id=", ""));
    }
    for (String scenario : scenarios) {
      assertThat(scenario, Collections.frequency(traced, scenario), is(8));
    }
    for (String check : List.of("C19", "C19_LOGS")) {
      Path bundle = run.path("validation_report_5B").getParent();
      List<String> verdicts = new ArrayList<>();
      for (JsonNode result :
          JsonDocuments.read(bundle + "/checks/" + check + ".json").path("results")) {
        verdicts.add(result.path("scenario_id").asText() + " " + result.path("verdict").asText());
      }
      assertThat(check, verdicts, equalTo(List.of("baseline_v1 PASS", "stress_v1 PASS")));
    }
  }

  private static Set<String> scenariosOf(String dataset, Path path) throws IOException {
    Set<String> scenarios = new TreeSet<>();
    for (JsonNode line : lines(dataset, path)) {
      scenarios.add(line.path("scenario_id").asText());
    }
    return scenarios;
  }

  @Test
  void aFailedRunIsReported() throws IOException {
    Path root = VerifyTrial.copy(dir);
    Path counts = TinyRun.shared().root().relativize(TinyRun.shared().path("s3_bucket_counts_5B"));
    Path part = root.resolve(counts).resolve("part-00001.parquet");
    byte[] bytes = Files.readAllBytes(part);
    bytes[bytes.length / 2] ^= 1;
    Files.write(part, bytes);
    assertThat(again(), is(3));
    JsonNode report = JsonDocuments.read(root + "/run_report.json");
    assertThat(JsonDocuments.breach("run_report", report), is(Optional.empty()));
    assertThat(report.path("overall_status").asText(), equalTo("FAIL"));
    assertThat(report.path("error").path("code").asText(), equalTo("5B.S3.IO_WRITE_CONFLICT"));
    List<JsonNode> failed =
        reports(root, "5B").stream().filter(l -> l.path("status").asText().equals("FAIL")).toList();
    assertThat(failed.size(), is(1));
    assertThat(failed.get(0).path("state_id").asText(), equalTo("5B.S3"));
    assertThat(failed.get(0).path("error_class").asText(), equalTo("F4"));
    assertThat(
        failed.get(0).path("error_context").path("detail").asText(),
        containsString(part.getFileName().toString()));
  }

  /** The command of the run below {@link #dir} once more. */
  private int again() {
    return Footfall.run(
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
        "run",
        "--scale",
        "tiny",
        "--seed",
        Long.toString(TinyRun.SEED),
        "--quiet",
        "--rng-events",
        "S4",
        "--runs-root",
        dir.toString());
  }

  @Test
  void everyReportHasAContract() {
    assertThat(Contracts.all().stream().filter(c -> c.owner().equals("logs")).count(), is(18L));
  }
}
