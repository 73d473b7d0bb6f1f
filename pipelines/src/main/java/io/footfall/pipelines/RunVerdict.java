package io.footfall.pipelines;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.contracts.U64;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.recheck.Problem;
import java.io.PrintWriter;
import java.util.List;

/**
 * What {@code verify} says of a run.
 *
 * @param root run root
 * @param segments segments that were judged
 * @param seeds arrival seeds that were judged
 * @param regenerated whether the world was made again and compared
 * @param problems what is wrong, bounded
 * @param count all problems
 */
record RunVerdict(
    String root,
    List<String> segments,
    List<Long> seeds,
    boolean regenerated,
    List<Problem> problems,
    long count) {
  /** Whether nothing is wrong. */
  boolean holds() {
    return count == 0;
  }

  /** One line per problem, or one JSON object. */
  void print(PrintWriter out, boolean json) {
    if (json) {
      out.println(toJson());
    } else {
      for (Problem problem : problems) {
        out.println(problem.code() + "  " + problem.path());
        out.println("  found    " + problem.found());
        out.println("  expected " + problem.expected());
      }
      if (count > problems.size()) {
        out.println("… and " + (count - problems.size()) + " more");
      }
      out.println(
          (holds() ? "everything holds: " : count + " problem(s): ")
              + String.join(" ", segments)
              + (seeds.isEmpty() ? "" : ", seeds " + seeds.stream().map(U64::text).toList())
              + absent()
              + (regenerated ? ", world regenerated" : ", world not regenerated"));
      out.println("run     " + root);
    }
    out.flush();
  }

  /** What a run may hold and this one does not. */
  private String absent() {
    if (segments.isEmpty() || segments.contains("5B")) {
      return "";
    }
    return segments.contains("5A")
        ? "; no arrivals (5B) in this run"
        : "; layer 1 only: no surfaces (5A), no arrivals (5B) in this run";
  }

  private String toJson() {
    ObjectNode node = JsonDocuments.object();
    node.put("root", root);
    node.put("holds", holds());
    segments.forEach(node.putArray("segments")::add);
    ArrayNode seedArray = node.putArray("seeds");
    seeds.forEach(seed -> seedArray.add(U64.big(seed)));
    node.put("regenerated", regenerated);
    node.put("problem_count", count);
    ArrayNode list = node.putArray("problems");
    for (Problem problem : problems) {
      list.addObject()
          .put("code", problem.code())
          .put("path", problem.path())
          .put("found", problem.found())
          .put("expected", problem.expected());
    }
    return CanonicalJson.text(node);
  }
}
