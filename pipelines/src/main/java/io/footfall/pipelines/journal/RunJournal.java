package io.footfall.pipelines.journal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.pipelines.console.Release;
import io.footfall.pipelines.console.StateReport;
import io.footfall.pipelines.launch.RunnerUse;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.seg5b.rnglog.LogClock;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateEvidence;
import io.footfall.transforms.state.StateRun;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What an invocation tells the operator about itself: a line of {@code segment_state_runs} for
 * every state of 5A and 5B that was asked for, done or failed; the state's own run report of 5A;
 * {@code run_report.json} of the root; the run log. Nothing of it is hashed or sealed, and a report
 * that cannot be written only warns. Not thread safe.
 */
public final class RunJournal {
  private static final Pattern REPORTED = Pattern.compile("5[AB]\\.S[0-5](\\.[A-Z]+)?");

  private final RunContext context;
  private final List<Long> seeds;
  private final String command;
  private final RunLog.Warning warning;
  private final RunLog log;
  private final JournalFiles files;
  private final Instant started = Instant.now();
  private final ArrayNode states = JsonDocuments.array();
  private final ObjectNode runner;
  private final ArrayNode warnings = JsonDocuments.array();
  private boolean stateFailed;

  /**
   * @param seeds arrival seeds asked for
   * @param command name of the command
   * @param runner what runs the jobs
   * @param warning where warnings go
   */
  public RunJournal(
      RunContext context,
      List<Long> seeds,
      String command,
      RunnerUse runner,
      RunLog.Warning warning) {
    this.context = context;
    this.seeds = List.copyOf(seeds);
    this.command = command;
    this.warning = warning;
    this.log = new RunLog(context, warning);
    this.files = new JournalFiles(context, warning);
    this.runner = runner.toJson();
    ObjectNode start = JsonDocuments.object().put("command", command);
    start.set("runner", this.runner);
    log.line("INFO", "run_start", start);
  }

  /**
   * A state that has begun.
   *
   * @param state state id
   * @param what what it makes
   * @param partition its partition
   * @param run its run, or null for work of the driver
   * @param started when
   */
  public record Begun(
      String state, String what, Partition partition, StateRun run, Instant started) {}

  /**
   * A state begins.
   *
   * @param started when its gate and its planning began
   */
  public Begun begin(
      String state, String what, Partition partition, StateRun run, Instant started) {
    log.line("INFO", "state_start", about(state, what));
    Partition known = partition == null ? Partition.world(context.identity()) : partition;
    return new Begun(state, what, known, run, started);
  }

  /** A gate passed without an optional input. */
  public void warned(String text) {
    warnings.add(text);
    log.line("WARN", "gate_warning", JsonDocuments.object().put("detail", text));
  }

  /** It is done, or was already. */
  public void done(Begun begun, StateReport report) {
    states.add(entry(report, "PASS"));
    log.line(
        "INFO",
        "state_end",
        about(begun.state, begun.what)
            .put("status", "PASS")
            .put("rows", report.rows())
            .put("bytes", report.bytes())
            .put("seconds", report.seconds())
            .put("no_op", report.reused()));
    tell(begun, () -> GateEvents.passed(context, begun, log));
    if (REPORTED.matcher(begun.state).matches()) {
      ObjectNode record = common(begun, null, report.reused());
      tell(begun, () -> own(begun, record));
      tell(begun, () -> write(begun, record));
    }
  }

  /** It has failed. */
  public void failed(Begun begun, Throwable failure) {
    stateFailed = true;
    Failed failed = Failed.of(failure);
    double seconds = Duration.between(begun.started, Instant.now()).toMillis() / 1e3;
    states.add(
        entry(new StateReport(begun.state, begun.what, 0, 0, seconds, false), "FAIL")
            .set("error", failed.toJson()));
    log.line(
        "ERROR",
        "state_end",
        about(begun.state, begun.what)
            .put("status", "FAIL")
            .put("error_code", failed.code())
            .put("detail", failed.message()));
    tell(begun, () -> GateEvents.failed(context, begun, failed, log));
    if (REPORTED.matcher(begun.state).matches()) {
      ObjectNode record = common(begun, failed, false);
      tell(begun, () -> own(begun, record));
      tell(begun, () -> write(begun, record));
    }
  }

  /**
   * The invocation ends.
   *
   * @param failure what ended it, or null
   */
  public void finish(Throwable failure) {
    Failed failed = failure == null ? null : Failed.of(failure);
    if (failed != null && !stateFailed && REPORTED.matcher(failed.state()).matches()) {
      failed(begin(failed.state(), "planning", null, null, Instant.now()), failure);
    }
    ObjectNode report = JsonDocuments.object();
    report.put("run_id", context.identity().runId());
    report.put("manifest_fingerprint", context.identity().manifestFingerprint());
    report.put("parameter_hash", context.identity().parameterHash());
    report.put("world_seed", U64.big(context.identity().worldSeed()));
    ArrayNode list = report.putArray("seeds");
    seeds.forEach(seed -> list.add(U64.big(seed)));
    report.put("command", command);
    report.put("tool_version", Release.VERSION);
    report.put("attempt", context.attempt());
    report.put("overall_status", failed == null ? "PASS" : "FAIL");
    report.set("runner", runner);
    report.set("states", states);
    report.set("warnings", warnings);
    report.set("error", failed == null ? null : failed.toJson());
    times(report, started);
    files.put("run_report", Map.of(), report);
    log.line(
        failed == null ? "INFO" : "ERROR",
        "run_end",
        JsonDocuments.object().put("overall_status", failed == null ? "PASS" : "FAIL"));
    log.flush();
  }

  private static ObjectNode about(String state, String what) {
    return JsonDocuments.object().put("state", state).put("what", what);
  }

  private static ObjectNode entry(StateReport report, String status) {
    ObjectNode entry = JsonDocuments.object();
    entry
        .put("state", report.state())
        .put("what", report.what())
        .put("status", status)
        .put("seconds", report.seconds())
        .put("rows", report.rows())
        .put("bytes", report.bytes())
        .put("reused", report.reused());
    if (!report.metrics().isEmpty()) {
      entry.set("metrics", report.metrics().toJson());
    }
    return entry;
  }

  private static void times(ObjectNode report, Instant from) {
    Instant now = Instant.now();
    report.put("started_at_utc", LogClock.text(from));
    report.put("finished_at_utc", LogClock.text(now));
    report.putObject("durations").put("wall_ms", Duration.between(from, now).toMillis());
  }

  private ObjectNode common(Begun begun, Failed failed, boolean noOp) {
    Partition partition = begun.partition;
    ObjectNode record = JsonDocuments.object();
    record.put("layer", "layer2");
    record.put("segment", begun.state.substring(0, 2));
    record.put("state", begun.state.substring(3));
    record.put("state_id", begun.state);
    record.put("parameter_hash", context.identity().parameterHash());
    record.put("manifest_fingerprint", context.identity().manifestFingerprint());
    record.put("run_id", context.identity().runId());
    record.put("seed", U64.big(partition.seed()));
    record.put("scenario_id", partition.scenarioId());
    ArrayNode scenarios = record.putArray("scenario_set");
    if (partition.scenarioId() != null) {
      scenarios.add(partition.scenarioId());
    } else {
      StateFields.scenarios(context).forEach(scenarios::add);
    }
    record.put("status", failed == null ? "PASS" : "FAIL");
    record.put("no_op", noOp);
    record.put("error_code", failed == null ? null : failed.code());
    record.put("error_class", failed == null ? null : "F4");
    if (failed == null) {
      record.putNull("error_context");
      record.putNull("first_failure_phase");
    } else {
      ObjectNode where = record.putObject("error_context");
      where.put("what", begun.what);
      where.put("detail", failed.message());
      where.put("remedy", failed.remedy());
      record.put("first_failure_phase", FailurePhase.of(begun, failed));
    }
    times(record, begun.started);
    return record;
  }

  /** Something to tell that may fail. */
  @FunctionalInterface
  private interface Telling {
    void run() throws IOException;
  }

  /** Tells it; a report that cannot be made warns and stops nothing. */
  private void tell(Begun begun, Telling telling) {
    try {
      telling.run();
    } catch (IOException | RuntimeException e) {
      warning.say("run report of " + begun.state + " is incomplete: " + e);
    }
  }

  private void own(Begun begun, ObjectNode record) throws IOException {
    StateEvidence evidence =
        begun.run != null && StateEvidence.usable(begun.run) ? StateEvidence.read(begun.run) : null;
    new StateFields(context, begun.partition, begun.run, evidence).add(begun.state, record);
  }

  private void write(Begun begun, ObjectNode record) {
    String day = LogClock.text(begun.started).substring(0, 10);
    String segment = begun.state.substring(0, 2);
    Map<String, String> tokens = new HashMap<>(begun.partition.tokens());
    tokens.put("utc_day", day);
    files.append("segment_state_runs_" + segment, tokens, record);
    String own = "run_report_" + begun.state.replace('.', '_');
    boolean keyed = begun.partition.scenarioId() != null;
    if (Contracts.all().stream()
        .anyMatch(
            c -> c.id().equals(own) && (keyed || !c.path().text().contains("{scenario_id}")))) {
      files.put(own, tokens, record);
    }
  }
}
