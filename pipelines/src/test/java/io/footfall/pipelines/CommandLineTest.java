package io.footfall.pipelines;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.footfall.pipelines.console.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bad input: an exit code, one message with code, cause and remedy, no stack trace, no leftovers.
 */
class CommandLineTest {
  @TempDir Path dir;

  record Outcome(int code, String out, String err) {}

  Outcome run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Footfall.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            args);
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  Outcome tiny(String... more) {
    List<String> args = new ArrayList<>(List.of("run"));
    if (!List.of(more).contains("--scale")) {
      args.addAll(List.of("--scale", "tiny"));
    }
    args.addAll(List.of("--runs-root", dir.resolve("runs").toString()));
    args.addAll(List.of(more));
    return run(args.toArray(String[]::new));
  }

  void refused(Outcome outcome, int code, String canonical, String detail) {
    assertThat(outcome.err(), outcome.code(), is(code));
    assertThat(outcome.err(), containsString("footfall: " + canonical));
    assertThat(outcome.err(), containsString(detail));
    assertThat(outcome.err(), not(containsString("\tat ")));
    assertThat(Files.exists(dir.resolve("runs").resolve("data")), is(false));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "--wat,,CLI.USAGE,--wat",
    "--scale,huge,CLI.SCALE_UNKNOWN,huge",
    "--seed,-1,CLI.SEED_INVALID,-1",
    "--seed,seven,CLI.SEED_INVALID,seven",
    "--world-seed,18446744073709551616,CLI.SEED_INVALID,18446744073709551616",
    "--runner,spark,CLI.RUNNER_UNKNOWN,spark",
    "--workers,0,CLI.WORKERS_INVALID,0",
    "--target-arrivals,many,CLI.TARGET_ARRIVALS,many",
    "--target-arrivals,999,CLI.TARGET_ARRIVALS,999",
    "--target-arrivals,1e12,CLI.TARGET_ARRIVALS,merchants",
  })
  void aWrongOptionIsNamedWithItsValue(String option, String value, String code, String detail) {
    refused(value == null ? tiny(option) : tiny(option, value), ExitCode.USAGE, code, detail);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "rum,--json,Similar: run,footfall --help",
    "run,--scael,Similar: --scale,footfall run --help",
    "plan,--targt,Similar: --target-arrivals,footfall plan --help",
    "verify,--json,Missing required parameter: 'RUN',footfall verify --help",
  })
  void aMistypedWordIsAnsweredWithSimilarOnes(
      String command, String option, String detail, String help) {
    Outcome outcome = run(command, option);
    refused(outcome, ExitCode.USAGE, "CLI.USAGE", detail);
    assertThat(outcome.err(), containsString(help));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny", "small", "skew"})
  void worldsThatAreNotCertifiedAreRefusedBeforeAnythingIsMade(String scale) {
    refused(
        tiny("--scale", scale, "--certify"),
        ExitCode.REFUSED,
        "CERTIFY.SCALE_TOO_SMALL",
        "--scale medium or reference");
    assertThat(Files.exists(dir.resolve("runs")), is(false));
  }

  @Test
  void anUnknownKeyInAPolicyIsShownWithFileAndLine() throws IOException {
    Path file = dir.resolve("config/layer2/layout_policy.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "policy_id: layout_policy\nversion: v1.0.0\nunit_rows: {divisor: 64, min: 5000, max: 5000}\n"
            + "emit_utc_intensities: true\nemit_overlay_factors: true\nemit_local_timestamps: true\n"
            + "emit_everything: true\n");
    refused(
        tiny("--config-dir", dir.resolve("config").toString()),
        ExitCode.REFUSED,
        "CONFIG.LAYOUT_INVALID",
        "layout_policy.yaml:7");
  }

  @Test
  void aBombOfAliasesIsRefusedAtItsLine() throws IOException {
    Path file = dir.resolve("config/layer2/layout_policy.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n");
    refused(
        tiny("--config-dir", dir.resolve("config").toString()),
        ExitCode.REFUSED,
        "CONFIG.YAML_MALFORMED",
        "layout_policy.yaml:1");
  }

  @Test
  void aFileThatIsNoPolicyIsRefused() throws IOException {
    Path file = dir.resolve("config/layer2/layuot_policy.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "policy_id: layout_policy\n");
    refused(
        tiny("--config-dir", dir.resolve("config").toString()),
        ExitCode.REFUSED,
        "CONFIG.DIRECTORY_INVALID",
        "layuot_policy.yaml");
  }

  @Test
  void aMistakeInTheLastPolicyIsFoundBeforeAnythingIsWritten() throws IOException {
    Path file = dir.resolve("config/layer2/5B/validation_policy_5B.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "policy_id: validation_policy_5B\nwat: 1\n");
    refused(
        tiny("--config-dir", dir.resolve("config").toString()),
        ExitCode.REFUSED,
        "5B.S5.S5_CONTRACT_INVALID",
        file.toString());
    assertThat(Files.exists(dir.resolve("runs")), is(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "runs*", "runs[1]", "{runs}"})
  void aRunsRootThatTheFileSystemWouldExpandIsRefused(String root) {
    refused(
        run("run", "--scale", "tiny", "--runs-root", root),
        ExitCode.USAGE,
        "CLI.RUNS_ROOT_UNUSABLE",
        "'" + root + "'");
  }

  @Test
  void aMissingConfigDirectoryIsRefused() {
    refused(
        tiny("--config-dir", dir.resolve("nowhere").toString()),
        ExitCode.REFUSED,
        "CONFIG.DIRECTORY_INVALID",
        "nowhere");
  }

  @Test
  void aRunsRootThatIsAFileIsRefused() throws IOException {
    Path file = dir.resolve("file");
    Files.writeString(file, "");
    Outcome outcome = run("run", "--scale", "tiny", "--runs-root", file.toString());
    refused(outcome, ExitCode.USAGE, "CLI.RUNS_ROOT_UNUSABLE", file.toString());
  }

  @Test
  void arrivalsWithoutAWorldAreRefused() {
    Outcome outcome =
        run("5b", "--scale", "tiny", "--runs-root", dir.resolve("runs").toString(), "--quiet");
    refused(outcome, ExitCode.REFUSED, "5B.S0.RUN_IDENTITY_INVALID", "run_receipt");
  }

  @Test
  void helpNeedsNoWorld() {
    assertThat(run("--help").code(), is(0));
    assertThat(run("run", "--help").out(), containsString("--world-seed"));
  }
}
