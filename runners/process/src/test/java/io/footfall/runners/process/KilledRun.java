package io.footfall.runners.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The real program as a process of its own, which is killed or left to end. */
final class KilledRun {
  private static final List<String> MOMENTS =
      List.of(
          "_tmp/",
          "unit-",
          ".tmp-",
          "part-",
          "_manifest.json",
          "evidence.json",
          ".json",
          "flag",
          "_superseded/",
          ".jsonl");

  private static final Map<String, Path> CALM = new HashMap<>();

  private final Path runs;
  private final String command;
  private final Process process;
  private final Path log;

  private KilledRun(Path runs, String command, Process process, Path log) {
    this.runs = runs;
    this.command = command;
    this.process = process;
    this.log = log;
  }

  /** Starts {@code footfall <command> --scale tiny <more>} on a runs root. */
  static KilledRun start(Path runs, String command, String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of("--runs-root", runs.toString()));
    args.addAll(List.of(more));
    return start(runs, runs, command, args);
  }

  /**
   * Starts {@code footfall <command> --scale tiny}.
   *
   * @param runs folder where its files can be watched
   * @param logs folder of logs of runs
   * @param more where its runs root is, and other options
   */
  static KilledRun start(Path runs, Path logs, String command, List<String> more)
      throws IOException {
    List<String> args =
        new ArrayList<>(List.of("--scale", "tiny", "--seed", "7", "--workers", "2"));
    args.addAll(more);
    return launch(runs, logs, command, args);
  }

  private static KilledRun launch(Path runs, Path logs, String command, List<String> more)
      throws IOException {
    List<String> args = new ArrayList<>();
    args.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    args.addAll(List.of("-Xmx1g", "-XX:+UseParallelGC", "-XX:TieredStopAtLevel=1"));
    args.addAll(List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=error"));
    args.addAll(List.of("-cp", System.getProperty("java.class.path")));
    args.add("io.footfall.pipelines.Footfall");
    args.add(command);
    args.addAll(more);
    Files.createDirectories(logs);
    Path log = Files.createTempFile(logs, "log-", ".txt");
    ProcessBuilder builder = new ProcessBuilder(args);
    builder.environment().put("AWS_ACCESS_KEY_ID", "id");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "secret");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new KilledRun(runs, command + " " + String.join(" ", more), process, log);
  }

  /**
   * A runs root where the command came to its end undisturbed, made once per test JVM in a folder
   * of its own; nobody may change it.
   */
  static synchronized Path calm(String command) throws IOException, InterruptedException {
    Path runs = CALM.get(command);
    if (runs == null) {
      String fork = System.getProperty("footfall.fork", "0");
      runs = Files.createDirectories(Path.of("target", "calm", fork, command));
      delete(runs);
      KilledRun run = start(runs, command);
      int code = run.await();
      if (code != 0) {
        throw new AssertionError("Exit code " + code + ": " + run.log());
      }
      CALM.put(command, runs);
    }
    return runs;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** Starts another command of the program. */
  static KilledRun program(Path logs, String command, List<String> more) throws IOException {
    return launch(logs, logs, command, more);
  }

  /**
   * Kills the process at a seeded moment: some milliseconds after a seeded number of states has
   * ended, or the instant a seeded number of new files of a kind is there.
   *
   * @param states states the command goes through
   * @return what was done, or null if the process ended before that moment
   */
  String kill(Random random, int states) throws IOException, InterruptedException {
    boolean byFile = random.nextBoolean();
    String kind = MOMENTS.get(random.nextInt(MOMENTS.size()));
    int files = 1 + random.nextInt(kind.equals("flag") ? 4 : 25);
    int ended = random.nextInt(states);
    int millis = random.nextInt(400);
    Set<String> before = byFile ? files() : Set.of();
    while (process.isAlive()) {
      if (byFile) {
        Set<String> now = files();
        now.removeAll(before);
        if (now.stream().filter(f -> f.contains(kind)).count() >= files) {
          return end(files + " new files of " + kind);
        }
      } else if (lines() >= ended) {
        Thread.sleep(millis);
        return end(millis + " ms after " + ended + " states");
      }
      Thread.sleep(1);
    }
    return null;
  }

  private String end(String moment) throws InterruptedException {
    if (!process.isAlive()) {
      return null;
    }
    process.destroyForcibly();
    process.waitFor();
    return command + " killed at " + moment;
  }

  /** States that have ended: lines with a duration or the word unchanged. */
  private long lines() throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(l -> l.contains(" s") || l.contains("unchanged")).count();
    }
  }

  /** Exit code once it has ended by itself. */
  int await() throws InterruptedException {
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("The run hangs; its log is " + log);
    }
    return process.exitValue();
  }

  /** Kills it at once. */
  void stop() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  /** Relative paths of everything in the runs root, as far as it can be seen while it changes. */
  Set<String> files() {
    Set<String> files = new HashSet<>();
    try (Stream<Path> walk = Files.walk(runs)) {
      walk.forEach(p -> files.add(runs.relativize(p).toString()));
    } catch (IOException | java.io.UncheckedIOException e) {
      return files;
    }
    return files;
  }

  /**
   * Content of all that a run publishes and of its state folder; no reports, which show clocks, and
   * no evidence of S5's hashing, whose plan names its attempt so that no other attempt trusts it.
   */
  static TreeMap<String, String> published(Path runs) throws IOException {
    return content(
        runs, "(data|reference)/.*|_state/(?!5[AB]\\.S5\\.files/).*|run_receipt.json|.*tmp.*");
  }

  /** Digests of the files of the one root whose path below it matches. */
  static TreeMap<String, String> content(Path runs, String pattern) throws IOException {
    TreeMap<String, String> digests = new TreeMap<>();
    Path root;
    try (Stream<Path> list = Files.list(runs)) {
      root = list.filter(Files::isDirectory).findFirst().orElseThrow();
    }
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path path : walk.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(path).toString();
        if (name.matches(pattern)) {
          digests.put(
              name, io.footfall.transforms.storage.Storage.sha256(Files.readAllBytes(path)));
        }
      }
    }
    return digests;
  }
}
