package io.footfall.pipelines.figures;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.FileLimit;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How long states of 5A and 5B took when they were made, from the lines every invocation adds to
 * {@code segment_state_runs}; for runs whose last command found everything sealed.
 */
final class EarlierTimes {
  private static final String LINES =
      "/reports/layer2/segment_state_runs/segment=*/utc_day=*/segment_state_runs.jsonl";

  /** Finish time and seconds of the last making, by state id and arrival seed. */
  private final Map<String, Made> made = new TreeMap<>();

  private record Made(String finished, double seconds) {}

  /** Reads all lines; those that cannot be read are passed over, for they prove nothing. */
  static EarlierTimes read(RunContext ctx) throws IOException {
    EarlierTimes times = new EarlierTimes();
    for (String path : Storage.list(ctx.root() + LINES)) {
      String text = new String(Storage.read(path, FileLimit.LOG), StandardCharsets.UTF_8);
      for (String line : text.split("\n")) {
        times.take(line);
      }
    }
    return times;
  }

  private void take(String text) {
    JsonNode line;
    try {
      line = JsonDocuments.parse(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return;
    }
    if (!line.path("status").asText().equals("PASS") || line.path("no_op").asBoolean(true)) {
      return;
    }
    Made now =
        new Made(
            line.path("finished_at_utc").asText(),
            line.path("durations").path("wall_ms").asDouble() / 1e3);
    made.merge(
        key(line.path("state_id").asText(), line.path("seed").asText()),
        now,
        (old, other) -> old.finished().compareTo(other.finished()) > 0 ? old : other);
  }

  private static String key(String state, String seed) {
    return state + " " + seed;
  }

  /**
   * Seconds of the last making of a state.
   *
   * @param what what it makes, as run reports say; names the arrival seed where there is one
   * @param worldSeed world seed in unsigned decimal, which stands in lines of 5A
   */
  OptionalDouble seconds(String state, String what, String worldSeed) {
    int seed = what.indexOf("seed ");
    String number = seed < 0 ? worldSeed : what.substring(seed + 5).replaceFirst("[^0-9].*", "");
    Made found = made.get(key(state, number));
    return found == null ? OptionalDouble.empty() : OptionalDouble.of(found.seconds());
  }
}
