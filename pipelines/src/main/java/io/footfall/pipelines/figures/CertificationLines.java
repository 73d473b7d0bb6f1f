package io.footfall.pipelines.figures;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.contracts.U64;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a certification says, in lines for people. */
public final class CertificationLines {
  private CertificationLines() {}

  /** A certification in words: counts of verdicts, what failed, and the pairs of seeds. */
  public static List<String> of(JsonNode document) {
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
            + "; metrics: "
            + verdicts.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", ")));
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
