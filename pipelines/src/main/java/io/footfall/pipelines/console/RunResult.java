package io.footfall.pipelines.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.contracts.RunIdentity;
import io.footfall.contracts.U64;
import io.footfall.pipelines.launch.JobMetrics;
import io.footfall.transforms.storage.Superseded;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What a run tells its user at the end.
 *
 * @param root run root
 * @param identity identity of the root
 * @param seeds arrival seeds
 * @param arrivals arrivals over all seeds and scenarios, -1 if none were made
 * @param results folders a user wants to read
 * @param states one line per state
 * @param superseded paths a reseal or a certification moved aside, below the run root
 * @param certified what a certification says, in lines; empty where there was none
 */
public record RunResult(
    String root,
    RunIdentity identity,
    List<Long> seeds,
    long arrivals,
    List<String> results,
    List<StateReport> states,
    List<String> superseded,
    List<String> certified) {
  private static final ObjectMapper JSON = new ObjectMapper();

  double seconds() {
    return states.stream().mapToDouble(StateReport::seconds).sum();
  }

  /** The closing table. */
  public void print(PrintWriter out) {
    String line =
        "%-"
            + width(StateReport::state)
            + "s  %-"
            + width(StateReport::what)
            + "s  %14s %15s %9s%n";
    out.println();
    out.printf(line, "state", "", "rows", "bytes", "seconds");
    for (StateReport s : states) {
      String time = s.reused() ? "sealed" : seconds(s.seconds());
      out.printf(line, s.state(), s.what(), count(s.rows()), count(s.bytes()), time);
    }
    long bytes = states.stream().mapToLong(StateReport::bytes).sum();
    out.printf(line, "total", "", "", count(bytes), seconds(seconds()));
    out.println();
    printMetrics(out);
    long reused = states.stream().filter(StateReport::reused).count();
    if (reused > 0) {
      out.printf("%d of %d states were sealed already and are unchanged%n", reused, states.size());
    }
    if (!superseded.isEmpty()) {
      out.printf(
          "%d file(s) of earlier results were moved aside to %s/%s%n",
          superseded.size(), root, Superseded.FOLDER);
    }
    if (arrivals >= 0) {
      out.printf(Locale.ROOT, "%,d arrivals%n", arrivals);
    }
    certified.forEach(out::println);
    out.println("run     " + root);
    results.forEach(r -> out.println("result  " + r));
  }

  /** What the jobs counted; states that drew or made more than one unit. */
  private void printMetrics(PrintWriter out) {
    List<StateReport> told =
        states.stream().filter(s -> s.metrics().units() > 1 || s.metrics().draws() > 0).toList();
    if (told.isEmpty()) {
      return;
    }
    String line =
        "%-"
            + width(StateReport::state)
            + "s  %-"
            + width(StateReport::what)
            + "s  %6s %17s %16s%n";
    out.printf(line, "metrics", "", "units", "draws", "most rows a unit");
    for (StateReport s : told) {
      JobMetrics m = s.metrics();
      out.printf(
          line, s.state(), s.what(), count(m.units()), count(m.draws()), count(m.mostUnitRows()));
    }
    out.println();
  }

  private int width(Function<StateReport, String> column) {
    return states.stream().map(column).mapToInt(String::length).max().orElse(0);
  }

  /** A count with its thousands parted; nothing for work of the driver, which counts nothing. */
  private static String count(long n) {
    return n == 0 ? "" : String.format(Locale.ROOT, "%,d", n);
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%,.2f", seconds);
  }

  /** One JSON object on one line. */
  public String toJson() {
    ObjectNode node = JSON.createObjectNode();
    node.put("run_id", identity.runId());
    node.put("root", root);
    node.put("manifest_fingerprint", identity.manifestFingerprint());
    node.put("parameter_hash", identity.parameterHash());
    node.put("world_seed", U64.big(identity.worldSeed()));
    ArrayNode seedArray = node.putArray("seeds");
    seeds.forEach(s -> seedArray.add(U64.big(s)));
    if (arrivals >= 0) {
      node.put("arrivals", arrivals);
    }
    node.put("seconds", seconds());
    ArrayNode resultArray = node.putArray("results");
    results.forEach(resultArray::add);
    ArrayNode supersededArray = node.putArray("superseded");
    superseded.forEach(supersededArray::add);
    certified.forEach(node.putArray("certified")::add);
    ArrayNode stateArray = node.putArray("states");
    for (StateReport s : states) {
      ObjectNode state = stateArray.addObject();
      state
          .put("state", s.state())
          .put("what", s.what())
          .put("rows", s.rows())
          .put("bytes", s.bytes())
          .put("seconds", s.seconds())
          .put("reused", s.reused());
      if (!s.metrics().isEmpty()) {
        state.set("metrics", s.metrics().toJson());
      }
    }
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
