package io.footfall.pipelines;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.U64;
import io.footfall.transforms.certification.Certification;
import io.footfall.transforms.evidence.AssembledBundle;
import io.footfall.transforms.table.RunContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The end of a certification: verdicts of all seeds and pairs, published once. */
final class CertifyRun {
  private final RunContext context;
  private final StateRunner states;
  private final List<Long> seeds;
  private List<String> lines = List.of();

  CertifyRun(RunContext context, StateRunner states, List<Long> seeds) {
    this.context = context;
    this.states = states;
    this.seeds = seeds;
  }

  /**
   * Judges and publishes.
   *
   * @param bundles bundles of the seeds
   * @return path of the certification
   * @throws FootfallException {@code CERTIFY.FAILED} once the evidence is written
   */
  String run(Map<Long, AssembledBundle> bundles) throws IOException {
    Map<Long, AssembledBundle> failed = new TreeMap<>(Long::compareUnsigned);
    bundles.forEach(
        (seed, bundle) -> {
          if (!bundle.passed()) {
            failed.put(seed, bundle);
          }
        });
    String[] path = new String[1];
    states.drive(
        "CERTIFY",
        "verdicts of " + seeds.size() + " seeds",
        () -> {
          Certification certification = Certification.of(context, seeds, failed);
          path[0] = certification.publish();
          lines = lines(certification.document());
          if (!certification.passed()) {
            throw new FootfallException(
                new FailureCode("CERTIFY", "FAILED"),
                String.join("\n  ", lines),
                "The evidence stands in "
                    + path[0]
                    + "; a bundle that failed has lost its flag until a validation passes.");
          }
        });
    return path[0];
  }

  /** The certification in words. */
  List<String> lines() {
    return lines;
  }

  /** A certification in words: counts of verdicts, what failed, and the pairs of seeds. */
  static List<String> lines(JsonNode document) {
    List<String> lines = new ArrayList<>();
    Map<String, Integer> verdicts = new TreeMap<>();
    List<String> failures = new ArrayList<>();
    for (JsonNode metric : document.path("metrics")) {
      for (JsonNode result : metric.path("results")) {
        String verdict = result.path("verdict").asText();
        verdicts.merge(verdict, 1, Integer::sum);
        boolean lacks = verdict.equals("NOT_EVALUABLE") && metric.path("promised").asBoolean();
        if (lacks || verdict.equals("FAIL") && metric.path("level").asText().equals("GATE")) {
          failures.add(failure(metric, result));
        }
      }
    }
    List<String> seeds = new ArrayList<>();
    document.path("seeds").forEach(seed -> seeds.add(seed.asText()));
    lines.add(
        "certification of seeds "
            + String.join(",", seeds)
            + ": "
            + document.path("status").asText()
            + "; metrics "
            + verdicts);
    lines.addAll(failures);
    for (JsonNode bundle : document.path("bundles")) {
      if (bundle.path("status").asText().equals("FAIL")) {
        lines.add("seed " + bundle.path("seed").asText() + ": its bundle failed");
      }
    }
    document.path("seed_pairs").forEach(pair -> lines.add(pair(pair)));
    return lines;
  }

  private static String failure(JsonNode metric, JsonNode result) {
    String seed = result.path("seed").isNull() ? "" : ", seed " + result.path("seed").asText();
    return metric.path("check_id").asText()
        + seed
        + ": "
        + result.path("verdict").asText()
        + ", found "
        + result.path("value").asText()
        + " on support "
        + result.path("support").asText()
        + "; expected "
        + result.path("corridor").asText()
        + " on support "
        + result.path("needed_support").asText();
  }

  private static String pair(JsonNode pair) {
    return String.format(
        Locale.ROOT,
        "A23, seeds %s and %s: %s, area %.4f, standard error %.4f of at most %.4f",
        U64.text(pair.path("seeds").path(0).bigIntegerValue().longValue()),
        U64.text(pair.path("seeds").path(1).bigIntegerValue().longValue()),
        pair.path("verdict").asText(),
        pair.path("value").asDouble(Double.NaN),
        pair.path("standard_error").asDouble(Double.NaN),
        pair.path("max_standard_error").asDouble());
  }
}
