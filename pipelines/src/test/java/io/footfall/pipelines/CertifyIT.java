package io.footfall.pipelines;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.config.PolicyFile;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.storage.Storage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Certification of a tiny world, which a policy of this test allows: one run, certified after it
 * was validated, then spoiled step by step.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CertifyIT {
  private static final String POLICY =
      String.join(
          "\n",
          "policy_id: certification_policy",
          "version: v1.0.0",
          "certifiable: true",
          "seeds: [7, 42]",
          "min_seeds: 2",
          "promised_metrics: [A9, A21]",
          "seed_classifier: {max_auroc: 0.9, false_alarm: 0.01, rows_per_seed: 20000, trees: 10,"
              + " depth: 2, learning_rate: 0.2}",
          "");

  @TempDir static Path dir;
  private static Path root;
  private static TreeMap<String, String> plain;
  private static String out;
  private static String err;

  private static int footfall(String... args) {
    ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    int code =
        Footfall.run(
            new PrintStream(stdout, true, StandardCharsets.UTF_8),
            new PrintStream(stderr, true, StandardCharsets.UTF_8),
            args);
    out = stdout.toString(StandardCharsets.UTF_8);
    err = stderr.toString(StandardCharsets.UTF_8);
    return code;
  }

  private static int run(String... more) {
    List<String> args = new ArrayList<>(List.of("run", "--scale", "tiny", "--quiet"));
    args.addAll(List.of("--runs-root", dir.resolve("runs").toString()));
    args.addAll(List.of("--config-dir", dir.resolve("config").toString()));
    args.addAll(List.of(more));
    return footfall(args.toArray(String[]::new));
  }

  private static int validate(Path run, String... more) {
    List<String> args = new ArrayList<>(List.of("state", "--from", "5A.S5", "--to", "5B.S5"));
    args.addAll(List.of("--quiet", "--seed", "7,42", "--run", run.toString()));
    args.addAll(List.of(more));
    return footfall(args.toArray(String[]::new));
  }

  /** Digest of every file below {@code data/}, by path. */
  private static TreeMap<String, String> data(Path run) throws IOException {
    TreeMap<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(run.resolve("data"))) {
      for (Path path : walk.filter(Files::isRegularFile).toList()) {
        files.put(run.relativize(path).toString(), Storage.sha256(path.toString()));
      }
    }
    return files;
  }

  private static JsonNode document(String dataset) throws IOException {
    try (Stream<Path> walk = Files.walk(root.resolve("data/layer2"))) {
      Path path =
          walk.filter(p -> p.endsWith(dataset + ".json")).sorted().findFirst().orElseThrow();
      return JsonDocuments.read(path.toString());
    }
  }

  @BeforeAll
  static void makePlainRun() throws IOException {
    Path policy = dir.resolve("config").resolve(PolicyFile.CERTIFICATION.path());
    Files.createDirectories(policy.getParent());
    Files.writeString(policy, POLICY);
    assertThat(err, run("--seed", "7,42"), is(0));
    try (Stream<Path> runs = Files.list(dir.resolve("runs"))) {
      root = runs.findFirst().orElseThrow();
    }
    assertThat(document("validation_report_5B").path("certify").asBoolean(true), is(false));
    plain = data(root);
  }

  @Test
  @Order(1)
  void certificationReplacesVerdictsAndNothingElse() throws IOException {
    assertThat(err, run("--certify"), is(0));
    assertThat(err, containsString("no --seed given, so seeds 7,42"));
    assertThat(out, containsString("certification of seeds 7,42: PASS"));
    assertThat(document("validation_report_5A").path("certify").asBoolean(), is(true));
    assertThat(document("validation_report_5B").path("certify").asBoolean(), is(true));
    TreeMap<String, String> changed = data(root);
    changed.entrySet().removeAll(plain.entrySet());
    changed
        .keySet()
        .removeIf(
            path ->
                path.matches(
                    "data/layer2/5[AB]/(validation|sealed_inputs|s0_gate_receipt|certification)"
                        + "/.*"));
    assertThat("data that changed", changed, is(anEmptyMap()));
    JsonNode certification = document("certification_5B");
    assertThat(certification.path("status").asText(), is("PASS"));
    assertThat(certification.path("bundles").size(), is(3));
    JsonNode pair = certification.path("seed_pairs").path(0);
    assertThat(pair.path("seeds").toString(), is("[7,42]"));
    assertThat(pair.path("verdict").asText(), is("PASS"));
  }

  @Test
  @Order(2)
  void runningACertifiedRootAgainChangesNothing() throws IOException {
    TreeMap<String, String> certified = data(root);
    assertThat(err, run("--seed", "7,42"), is(0));
    assertThat(data(root), is(certified));
    assertThat(err, run("--certify", "--seed", "7,42"), is(0));
    assertThat(data(root), is(certified));
  }

  @Test
  @Order(3)
  void aCertifiedRootVerifies() throws IOException {
    VerifyTrial.Said said = VerifyTrial.run(root);
    assertThat(said.text(), said.exit(), is(0));
  }

  @Test
  @Order(4)
  void metricsArePrintedBySeed() {
    assertThat(err, footfall("metrics", root.toString(), "--markdown"), is(0));
    List<String> lines = out.lines().toList();
    assertThat(lines.get(0), is("| metric | scenario | corridor | seed 7 | seed 42 |"));
    assertThat(lines, hasItem(startsWith("| A9 | baseline_v1 | >= 1.0 | 1.00000 (")));
    assertThat(lines, hasItem(startsWith("- A23, seeds 7 and 42: PASS")));
  }

  @Test
  @Order(5)
  void tooFewSeedsAreRefused() {
    assertThat(run("--certify", "--seed", "7"), is(3));
    assertThat(err, containsString("CERTIFY.SEEDS_TOO_FEW"));
  }

  @Test
  @Order(6)
  void aForgedVerdictIsFound() throws IOException {
    Path path;
    try (Stream<Path> walk = Files.walk(root.resolve("data/layer2/5B/certification"))) {
      path = walk.filter(p -> p.endsWith("certification_5B.json")).findFirst().orElseThrow();
    }
    String good = Files.readString(path);
    String forged = good.replaceFirst("\"support\":[0-9]+", "\"support\":999999999");
    assertThat(forged, is(not(good)));
    Files.writeString(path, forged);
    VerifyTrial.Said said = VerifyTrial.run(root, "--no-regenerate-world");
    Files.writeString(path, good);
    assertThat(said.exit(), is(1));
    assertThat(said.codes(), is(List.of("CERTIFY.CERTIFICATION_DIFFERS")));
  }

  /** The world has no merchant zone large enough for A5_LAG1. */
  @Test
  @Order(7)
  void aBrokenPromiseFailsAndPlainValidationComesBack() throws IOException {
    TreeMap<String, String> certified = data(root);
    Path policy = root.resolve("reference/config").resolve(PolicyFile.CERTIFICATION.path());
    Files.writeString(policy, POLICY.replace("[A9, A21]", "[A9, A5_LAG1]"));
    assertThat(validate(root, "--certify"), is(3));
    assertThat(err, containsString("CERTIFY.FAILED"));
    assertThat(err, containsString("A5_LAG1, seed 7: NOT_EVALUABLE"));
    TreeMap<String, String> failed = data(root);
    List<String> paths = List.copyOf(failed.keySet());
    assertThat(
        paths.stream().filter(p -> p.endsWith("_passed.flag") && p.contains("5B/")).toList(),
        is(List.of()));
    assertThat(paths, hasItem(startsWith("data/layer2/5B/certification_failed/")));
    assertThat(
        paths.stream()
            .filter(p -> p.matches("data/layer2/5B/validation_failed/.*/index.json"))
            .count(),
        is(2L));
    assertThat(
        paths.stream().anyMatch(p -> p.startsWith("data/layer2/5B/certification/")), is(false));
    failed.keySet().removeIf(p -> !p.contains("/arrival_events/"));
    assertThat(certified.entrySet().containsAll(failed.entrySet()), is(true));
    assertThat(err, validate(root), is(0));
    assertThat(
        data(root).keySet().stream()
            .filter(p -> p.endsWith("_passed.flag") && p.contains("5B/validation/"))
            .count(),
        is(2L));
    VerifyTrial.Said said = VerifyTrial.run(root, "--no-regenerate-world");
    assertThat(said.text(), said.exit(), is(0));
  }
}
