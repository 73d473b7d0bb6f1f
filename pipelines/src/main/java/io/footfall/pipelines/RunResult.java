package io.footfall.pipelines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.contracts.RunIdentity;
import io.footfall.contracts.U64;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * What a run tells its user at the end.
 *
 * @param root run root
 * @param identity identity of the root
 * @param seeds arrival seeds
 * @param arrivals arrivals over all seeds and scenarios, -1 if none were made
 * @param results folders a user wants to read
 * @param states one line per state
 */
record RunResult(
    String root,
    RunIdentity identity,
    List<Long> seeds,
    long arrivals,
    List<String> results,
    List<StateReport> states) {
  private static final ObjectMapper JSON = new ObjectMapper();

  double seconds() {
    return states.stream().mapToDouble(StateReport::seconds).sum();
  }

  /** The closing table. */
  void print(PrintWriter out) {
    out.println();
    out.printf(Locale.ROOT, "%-8s %-28s %14s %12s %9s%n", "state", "", "rows", "bytes", "seconds");
    for (StateReport s : states) {
      out.printf(
          Locale.ROOT,
          "%-8s %-28s %,14d %,12d %9.2f%s%n",
          s.state(),
          s.what(),
          s.rows(),
          s.bytes(),
          s.seconds(),
          s.reused() ? "  already sealed" : "");
    }
    out.printf(Locale.ROOT, "%-8s %-28s %14s %12s %9.2f%n", "total", "", "", "", seconds());
    out.println();
    if (arrivals >= 0) {
      out.printf(Locale.ROOT, "%,d arrivals%n", arrivals);
    }
    out.println("run     " + root);
    results.forEach(r -> out.println("result  " + r));
  }

  /** One JSON object on one line. */
  String toJson() {
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
    ArrayNode stateArray = node.putArray("states");
    for (StateReport s : states) {
      stateArray
          .addObject()
          .put("state", s.state())
          .put("what", s.what())
          .put("rows", s.rows())
          .put("bytes", s.bytes())
          .put("seconds", s.seconds())
          .put("reused", s.reused());
    }
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
