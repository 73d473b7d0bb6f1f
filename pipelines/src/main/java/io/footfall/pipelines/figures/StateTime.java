package io.footfall.pipelines.figures;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.transforms.gate.JsonDocuments;
import io.footfall.transforms.table.RunContext;
import io.footfall.transforms.table.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a state took, as the run's own report says; reports prove nothing.
 *
 * @param state state id
 * @param what what it makes
 * @param rows rows written
 * @param bytes bytes written
 * @param seconds time taken
 * @param reused whether it was sealed already, so that the time is that of looking
 */
public record StateTime(
    String state, String what, long rows, long bytes, double seconds, boolean reused) {
  /** Rows a second. */
  public double rate() {
    return rows / Math.max(seconds, 1e-3);
  }

  /**
   * What {@code run_report.json} of the root says.
   *
   * @param states in the order of the run; empty without a report
   * @param warnings what the run warned of
   * @param wallMillis time of the invocation
   * @param runner what ran it
   */
  public record Told(
      List<StateTime> states, List<String> warnings, long wallMillis, String runner) {}

  /** Reads the report of the last invocation, if there is one that can be read. */
  public static Told read(RunContext ctx) throws IOException {
    List<StateTime> states = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    String path = ctx.root() + "/run_report.json";
    if (!Storage.exists(path)) {
      return new Told(states, warnings, 0, "");
    }
    JsonNode report;
    try {
      report = JsonDocuments.read(path);
    } catch (IOException e) {
      return new Told(states, List.of("run_report.json cannot be read: " + e.getMessage()), 0, "");
    }
    report.path("warnings").forEach(w -> warnings.add(w.asText()));
    for (JsonNode state : report.path("states")) {
      states.add(
          new StateTime(
              state.path("state").asText(),
              state.path("what").asText(),
              state.path("rows").asLong(),
              state.path("bytes").asLong(),
              state.path("seconds").asDouble(),
              state.path("reused").asBoolean()));
    }
    JsonNode runner = report.path("runner");
    return new Told(
        states,
        warnings,
        report.path("durations").path("wall_ms").asLong(),
        runner.path("name").asText() + ", " + runner.path("workers").asText() + " workers");
  }
}
