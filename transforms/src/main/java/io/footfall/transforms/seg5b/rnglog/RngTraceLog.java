package io.footfall.transforms.seg5b.rnglog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.rng.RngFamily;
import io.footfall.transforms.seg5b.rnglog.DrawTotals.Family;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code rng_trace_log} (rng.md section 8.2): one line per module, label and scenario with the
 * totals of the whole state, made from its merged tallies once its tables are sealed. The file is
 * replaced whole, lines ascending by (module, label, scenario); lines that are there already stay
 * as they are, so a rerun changes nothing.
 *
 * <p>Keys are hashed, so no counter runs through a family; the counters of a line count its blocks
 * from zero: before 0, after blocks_total.
 */
public final class RngTraceLog {
  /** The dataset. */
  public static final String DATASET = "rng_trace_log";

  private static final Comparator<JsonNode> ORDER =
      Comparator.comparing((JsonNode row) -> row.path("module").asText())
          .thenComparing(row -> row.path("substream_label").asText())
          .thenComparing(row -> row.path("detail").asText());

  private RngTraceLog() {}

  /** Path of the log of a partition. */
  public static String path(String root, Partition partition) {
    return root + "/" + Contracts.get(DATASET).path().resolve(partition.tokens());
  }

  /** Adds the lines of a state and scenario unless they are there. */
  static void ensure(StateRun run, Map<Family, DrawTotals> totals) throws IOException {
    String path = path(run.root(), run.partition());
    List<JsonNode> rows = new ArrayList<>();
    if (Storage.exists(path)) {
      try {
        rows.addAll(LogLines.read(DATASET, path));
      } catch (MalformedLog e) {
        return; // S5 refuses it by name; a log that was tampered with is not mended in silence
      }
    }
    int before = rows.size();
    String now = new LogClock().now();
    totals.forEach(
        (family, total) -> {
          if (rows.stream().noneMatch(row -> is(row, family, run.partition()))) {
            rows.add(row(run.partition(), family, total, now));
          }
        });
    if (rows.size() > before) {
      rows.sort(ORDER);
      LogLines.write(path, rows, run.attempt());
    }
  }

  /** Whether every family of the state has its line for the scenario. */
  static boolean has(StateRun run) throws IOException {
    String path = path(run.root(), run.partition());
    if (!Storage.exists(path)) {
      return false;
    }
    try {
      List<JsonNode> rows = LogLines.read(DATASET, path);
      return rows.stream()
          .anyMatch(
              row ->
                  row.path("module").asText().equals(run.state())
                      && row.path("detail").asText().equals(detail(run.partition())));
    } catch (MalformedLog e) {
      return true;
    }
  }

  private static boolean is(JsonNode row, Family family, Partition partition) {
    return row.path("module").asText().equals(family.module())
        && row.path("substream_label").asText().equals(family.label())
        && row.path("detail").asText().equals(detail(partition));
  }

  private static String detail(Partition partition) {
    return "scenario_id=" + partition.scenarioId();
  }

  private static ObjectNode row(Partition partition, Family family, DrawTotals total, String now) {
    ObjectNode row = JsonDocuments.object();
    row.put("ts_utc", now);
    row.put("run_id", partition.value("run_id"));
    row.put("seed", U64.big(partition.seed()));
    row.put("module", family.module());
    row.put("substream_label", family.label());
    row.put("rng_counter_before_lo", 0);
    row.put("rng_counter_before_hi", 0);
    row.put("rng_counter_after_lo", U64.big(total.blocks()));
    row.put("rng_counter_after_hi", 0);
    row.put("draws_total", U64.big(total.draws()));
    row.put("blocks_total", U64.big(total.blocks()));
    row.put("events_total", U64.big(total.events()));
    row.put("detail", detail(partition));
    return row;
  }

  /**
   * Totals the log states for the scenario of a partition.
   *
   * @param breaches receives what is wrong with the log itself: lines of another identity, doubled
   *     lines, counters that do not span the blocks, unknown families
   * @throws MalformedLog if it cannot be read
   */
  static Map<Family, DrawTotals> read(String root, Partition partition, List<String> breaches)
      throws IOException {
    String path = path(root, partition);
    Map<Family, DrawTotals> totals = new TreeMap<>();
    for (JsonNode row : LogLines.read(DATASET, path)) {
      if (!row.path("detail").asText().equals(detail(partition))) {
        continue;
      }
      Family family = new Family(row.path("module").asText(), row.path("substream_label").asText());
      String where = "trace " + family.module() + "." + family.label();
      DrawTotals total =
          new DrawTotals(
              row.path("events_total").longValue(),
              row.path("draws_total").longValue(),
              row.path("blocks_total").longValue());
      if (totals.put(family, total) != null) {
        breaches.add(where + ": two lines for one scenario");
      }
      if (!row.path("run_id").asText().equals(partition.value("run_id"))
          || !row.path("seed").asText().equals(U64.text(partition.seed()))) {
        breaches.add(where + ": of another run or seed");
      }
      if (!Counter.spans(row, total.blocks())) {
        breaches.add(where + ": counters do not span its blocks");
      }
      boolean known = false;
      for (RngFamily f : RngFamily.values()) {
        known |= f.module().equals(family.module()) && f.substreamLabel().equals(family.label());
      }
      if (!known) {
        breaches.add(where + ": no family of 5B");
      }
    }
    return totals;
  }
}
