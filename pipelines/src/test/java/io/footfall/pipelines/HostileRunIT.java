package io.footfall.pipelines;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.footfall.pipelines.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code verify} on a run whose files are no files, and on one whose logs are not its own: exit
 * code 1, every cause named, no stack trace, an end in reasonable time.
 */
class HostileRunIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir Path dir;
  private Path root;

  @BeforeEach
  void copy() throws IOException {
    root = VerifyTrial.copy(dir);
  }

  /** The first file of the run whose path below the root matches. */
  private Path file(String pattern) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile)
          .filter(path -> root.relativize(path).toString().matches(pattern))
          .sorted()
          .findFirst()
          .orElseThrow();
    }
  }

  private VerifyTrial.Said verify() {
    VerifyTrial.Said said =
        assertTimeoutPreemptively(PATIENCE, () -> VerifyTrial.run(root, "--no-regenerate-world"));
    assertThat(said.text(), not(containsString("\tat ")));
    assertThat(said.text(), not(containsString("NullPointerException")));
    return said;
  }

  @Test
  void filesThatAreNoFilesAreNamed() throws Exception {
    Path manifest = file("data/.*/s3_bucket_counts/.*/_manifest.json");
    Files.write(manifest, java.util.Arrays.copyOf(Files.readAllBytes(manifest), 300));
    Path flag = file("data/layer2/5A/validation/.*/_passed.flag");
    Files.write(flag, new byte[0]);
    Path empty = file("data/.*/arrival_events/.*part-00001.parquet");
    Files.write(empty, new byte[0]);
    Path folder = file("data/.*/site_locations/.*part-00000.parquet");
    Files.delete(folder);
    Files.createDirectory(folder);
    Path link = file("data/.*/zone_alloc/.*part-00000.parquet");
    Files.delete(link);
    Files.createSymbolicLink(link, link);
    Path pipe = file("data/.*/edge_catalogue/.*part-00000.parquet");
    Files.delete(pipe);
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor(), is(0));
    Path line = file("data/layer1/2B/validation/.*/_passed.flag");
    Files.writeString(line, Files.readString(line) + "more\n");
    Path loop = root.resolve("data/layer1/loop");
    Files.createSymbolicLink(loop, root.resolve("data"));
    VerifyTrial.Said said = verify();
    assertThat(said.text(), said.exit(), is(VerifyCommand.WRONG));
    for (Path path : List.of(manifest, flag, empty, folder, link, pipe, line)) {
      assertThat(said.text(), containsString(root.relativize(path).toString()));
    }
  }

  @Test
  void rngLogsThatAreNotTheRunsAreFound() throws IOException {
    Path trace = file("logs/.*/rng_trace_log.jsonl");
    String text = Files.readString(trace);
    String changed = text.replaceFirst("\"draws_total\":[0-9]+", "\"draws_total\":1");
    assertThat(changed, is(not(text)));
    Files.writeString(trace, changed);
    Path audit = file("logs/.*/rng_audit_log.jsonl");
    Files.writeString(audit, Files.readString(audit).substring(0, 40));
    VerifyTrial.Said said = verify();
    assertThat(said.text(), said.exit(), is(VerifyCommand.WRONG));
    assertThat(said.codes(), hasItem("5B.S5.RNG_ACCOUNTING_MISMATCH"));
    assertThat(said.codes(), hasItem("5B.S5.RNG_ACCOUNTING_INCOMPLETE"));
  }

  /** Its logs still name the seed: what is left is no smaller run. */
  @Test
  void aSeedWhoseDataIsGoneIsMissed() throws IOException {
    List<Path> folders;
    try (Stream<Path> walk = Files.walk(root.resolve("data"))) {
      folders = walk.filter(p -> p.getFileName().toString().equals("seed=7")).toList();
    }
    for (Path folder : folders) {
      TinyRun.delete(folder);
    }
    VerifyTrial.Said said = verify();
    assertThat(said.text(), said.exit(), is(VerifyCommand.WRONG));
    assertThat(said.codes(), hasItem("5B.S5.BUNDLE_MEMBER_MISSING_OR_HASH_MISMATCH"));
    assertThat(said.text(), containsString("seed=7"));
  }

  @Test
  void aPolicyOfManyMegabytesIsNotRead() throws IOException {
    Files.write(root.resolve("reference/config/layer2/layout_policy.yaml"), new byte[64 << 20]);
    VerifyTrial.Said said = verify();
    assertThat(said.text(), said.exit(), is(not(ExitCode.OK)));
    assertThat(said.text(), containsString("IO.FILE_TOO_LARGE"));
  }

  /** Reports, journals and what an operator keeps beside the receipt prove nothing. */
  @Test
  void reportsAndStrangersBesideTheReceiptAreNotJudged() throws IOException {
    Files.writeString(file("reports/.*/segment_state_runs.jsonl"), "no JSON\n");
    Files.delete(root.resolve("run_report.json"));
    Files.writeString(root.resolve("notes.txt"), "ours\n");
    VerifyTrial.Said said = verify();
    assertThat(said.text(), said.exit(), is(ExitCode.OK));
  }
}
