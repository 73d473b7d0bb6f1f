package io.footfall.pipelines.states;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.pipelines.Footfall;
import io.footfall.pipelines.TinyRun;
import io.footfall.pipelines.runroot.RunFolder;
import io.footfall.pipelines.runroot.RunRoot;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Equal results are no-ops, others conflicts; a reseal moves the old ones aside and loses none. */
class ResealIT {
  @TempDir Path dir;
  private Path runs;
  private Path root;
  private String err;

  @BeforeEach
  void copy() throws IOException {
    Path made = TinyRun.shared().root();
    runs = dir.resolve("runs");
    root = runs.resolve(made.getFileName());
    try (Stream<Path> walk = Files.walk(made)) {
      for (Path path : walk.toList()) {
        Path to = root.resolve(made.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(to);
        } else {
          Files.copy(path, to);
        }
      }
    }
  }

  private int footfall(String... args) {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int code =
        Footfall.run(
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(errors, true, StandardCharsets.UTF_8),
            args);
    err = errors.toString(StandardCharsets.UTF_8);
    return code;
  }

  private int run(String... more) {
    List<String> args =
        new ArrayList<>(List.of("run", "--scale", "tiny", "--seed", "7", "--quiet"));
    args.addAll(List.of("--runs-root", runs.toString()));
    args.addAll(List.of(more));
    return footfall(args.toArray(String[]::new));
  }

  private int state(String... args) {
    List<String> all = new ArrayList<>(List.of("state", "--quiet", "--seed", "7"));
    all.addAll(List.of("--run", root.toString()));
    all.addAll(List.of(args));
    return footfall(all.toArray(String[]::new));
  }

  private TreeMap<String, Long> files(Path folder) throws IOException {
    TreeMap<String, Long> files = new TreeMap<>();
    if (Files.exists(folder)) {
      try (Stream<Path> walk = Files.walk(folder)) {
        for (Path path : walk.filter(Files::isRegularFile).toList()) {
          files.put(folder.relativize(path).toString(), Files.getLastModifiedTime(path).toMillis());
        }
      }
    }
    return files;
  }

  private List<String> superseded() throws IOException {
    return files(root.resolve("_superseded")).keySet().stream()
        .map(name -> name.substring(name.indexOf('/') + 1))
        .toList();
  }

  /** A config directory with one edited policy. */
  private String edited(PolicyFile policy, String from, String to) throws IOException {
    String text =
        new String(ResolvedConfig.load("tiny", null).bytes(policy), StandardCharsets.UTF_8);
    String changed = text.replaceFirst(from, to);
    assertThat(changed, is(not(text)));
    Path file = dir.resolve("config").resolve(policy.path());
    Files.createDirectories(file.getParent());
    Files.writeString(file, changed);
    return dir.resolve("config").toString();
  }

  @Test
  void anEqualRunWritesNothing() throws IOException {
    TreeMap<String, Long> before = files(root.resolve("data"));
    assertThat(run(), is(0));
    assertThat(files(root.resolve("data")), is(before));
    assertThat(state("5B.S3"), is(0));
    assertThat(files(root.resolve("data")), is(before));
    assertThat(superseded(), is(List.of()));
  }

  @Test
  void anEditedValidationPolicyConflictsAndIsResealed() throws IOException {
    String config = edited(PolicyFile.VALIDATION_5A, "\n", "\n# edited\n");
    assertThat(run("--config-dir", config), is(3));
    assertThat(err, containsString("CONFIG.OUTPUT_CONFLICT"));
    assertThat(err, containsString("--reseal"));
    assertThat(run("--config-dir", config, "--reseal"), is(0));
    List<String> old = superseded();
    assertThat(old.contains("reference/config/" + PolicyFile.VALIDATION_5A.path()), is(true));
    for (String name : List.of("_passed.flag", "sealed_inputs_5A.json", "sealed_inputs_5B.json")) {
      assertThat(name, old.stream().anyMatch(f -> f.endsWith(name)), is(true));
    }
    assertThat(old.stream().anyMatch(f -> f.endsWith(".parquet") && f.contains("S4")), is(false));
    assertThat(run("--config-dir", config), is(0));
    assertThat(superseded(), is(old));
  }

  @Test
  void anEditedLayoutPolicyMakesTheTablesAnew() throws IOException {
    String config = edited(PolicyFile.LAYOUT, "min: 5000\n  max: 5000", "min: 7000\n  max: 7000");
    assertThat(run("--config-dir", config), is(3));
    assertThat(run("--config-dir", config, "--reseal"), is(0));
    assertThat(
        superseded().stream().filter(f -> f.contains("/arrival_events/")).count(),
        is(greaterThan(1L)));
    assertThat(state("--from", "1A", "--to", "5B.S5"), is(0));
  }

  @Test
  void aDamagedPartConflictsNamingBothDigestsAndIsRepaired() throws IOException {
    Path part;
    try (Stream<Path> walk = Files.walk(root.resolve("data/layer2/5B/s3_bucket_counts"))) {
      part = walk.filter(p -> p.endsWith("part-00001.parquet")).findFirst().orElseThrow();
    }
    byte[] good = Files.readAllBytes(part);
    byte[] bad = good.clone();
    bad[bad.length / 2] ^= 1;
    Files.write(part, bad);
    assertThat(state("5B.S4"), is(3));
    assertThat(err, containsString("5B.S4.S1_OR_S3_OUTPUT_MISSING"));
    assertThat(err, containsString("footfall state 5B.S3"));
    assertThat(state("5B.S3"), is(3));
    assertThat(err, containsString("5B.S3.IO_WRITE_CONFLICT"));
    for (byte[] content : List.of(good, bad)) {
      assertThat(err, containsString(io.footfall.transforms.storage.Storage.sha256(content)));
    }
    assertThat(state("5B.S3", "--reseal"), is(0));
    assertThat(Files.readAllBytes(part), is(good));
    assertThat(superseded().stream().anyMatch(f -> f.endsWith("part-00001.parquet")), is(true));
    assertThat(state("--from", "5B.S4", "--to", "5B.S5"), is(0));
  }

  @Test
  void aStateWithoutItsInputsNamesTheStateToRunFirst() throws IOException {
    assertThat(footfall("state", "5B.S3", "--run", root.toString(), "--seed", "8"), is(3));
    assertThat(err, containsString("5B.S3.S2_OUTPUT_MISSING"));
    assertThat(err, containsString("footfall state 5B.S2"));
  }

  @Test
  void aRootOpensByItsFolderAndOnlyInItsOwnRelease() throws IOException {
    assertThat(RunFolder.find(runs.toString(), "runs"), is(root.toString()));
    String prefix = root.getFileName().toString().substring(0, 5);
    assertThat(RunFolder.find(prefix, runs.toString()), is(root.toString()));
    assertThat(RunRoot.open(root.toString(), "test").root(), is(root.toString()));
    Path receipt = root.resolve("run_receipt.json");
    String text = Files.readString(receipt);
    String other = text.replaceFirst("(manifest_fingerprint\":\")[a-f0-9]{8}", "$100000000");
    assertThat(other, is(not(text)));
    Files.writeString(receipt, other);
    assertThat(state("5B.S3"), is(3));
    assertThat(err, containsString("RUN.RELEASE_DIFFERS"));
    Files.delete(receipt);
    assertThat(state("5B.S3"), is(3));
    assertThat(err, containsString("RUN.RECEIPT_INVALID"));
  }
}
