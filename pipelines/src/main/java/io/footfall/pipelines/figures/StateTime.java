package io.footfall.pipelines.figures;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.contracts.U64;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How long a state took, as the run's own report says; reports prove nothing.
 *
 * @param state state id
 * @param what what it makes
 * @param rows rows written
 * @param bytes bytes written
 * @param seconds time taken when it was made
 * @param reused whether it was sealed already and no line tells when it was made, so that the time
 *     is that of looking
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
    EarlierTimes earlier = EarlierTimes.read(ctx);
    String worldSeed = U64.text(ctx.identity().worldSeed());
    for (JsonNode state : report.path("states")) {
      states.add(time(state, earlier, worldSeed));
    }
    JsonNode runner = report.path("runner");
    return new Told(
        states,
        warnings,
        report.path("durations").path("wall_ms").asLong(),
        runner.path("name").asText() + ", " + runner.path("workers").asText() + " workers");
  }

  private static StateTime time(JsonNode state, EarlierTimes earlier, String worldSeed) {
    String id = state.path("state").asText();
    String what = state.path("what").asText();
    boolean reused = state.path("reused").asBoolean();
    OptionalDouble made = reused ? earlier.seconds(id, what, worldSeed) : OptionalDouble.empty();
    return new StateTime(
        id,
        what,
        state.path("rows").asLong(),
        state.path("bytes").asLong(),
        made.orElse(state.path("seconds").asDouble()),
        reused && made.isEmpty());
  }
}
