package io.footfall.runners.flink;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.footfall.pipelines.Footfall;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs of the tiny world inside this process, and what they left. */
public final class TinyRuns {
  private static final List<String> RESULT = List.of("data/", "reference/", "run_receipt.json");
  private static final List<String> TOLD = List.of("logs/", "reports/", "run_log_", "run_report");

  private TinyRuns() {}

  /** Runs a command line; it must end with exit code 0. */
  public static void run(String... args) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Footfall.run(quiet(), new PrintStream(err, true, StandardCharsets.UTF_8), args);
    assertThat(err.toString(StandardCharsets.UTF_8), code, is(0));
  }

  private static PrintStream quiet() {
    return new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
  }

  /** Command line that runs every state of tiny with arrival seed 7. */
  public static String[] all(Path runs, String... more) {
    return command(List.of("run", "--scale", "tiny", "--runs-root", runs.toString()), more);
  }

  /** Command line that runs a range of states on a run that lies there. */
  static String[] range(Path runs, String from, String to, String... more) {
    return command(
        List.of("state", "--run", runs.toString(), "--from", "5B." + from, "--to", "5B." + to),
        more);
  }

  private static String[] command(List<String> first, String... more) {
    List<String> args = new ArrayList<>(first);
    args.addAll(List.of("--seed", "7", "--quiet"));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  /** The one run folder of a runs root. */
  static Path root(Path runs) throws IOException {
    try (Stream<Path> list = Files.list(runs)) {
      return list.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }

  /**
   * Every file of a run by relative path: digests of results, and mere names of the rest, so that a
   * stray file shows. Logs and reports tell clocks and are left out.
   */
  public static Map<String, String> published(Path runs) throws IOException {
    Path root = root(runs);
    Map<String, String> files = new TreeMap<>();
    for (Path file : files(root)) {
      String name = root.relativize(file).toString();
      if (TOLD.stream().noneMatch(name::startsWith)) {
        boolean result = RESULT.stream().anyMatch(name::startsWith);
        files.put(name, result ? digest(file) : "");
      }
    }
    return files;
  }

  /** Digests of the event logs, their instants left out. */
  static Map<String, String> events(Path runs) throws IOException {
    Path root = root(runs);
    Map<String, String> logs = new TreeMap<>();
    for (Path file : files(root.resolve("logs"))) {
      if (file.toString().contains("/rng/events/") && file.toString().endsWith(".jsonl")) {
        MessageDigest digest = sha256();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
          for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int at = line.indexOf("\"ts_utc\":\"");
            int end = line.indexOf('"', at + 10);
            digest.update(line.substring(0, at).getBytes(StandardCharsets.UTF_8));
            digest.update(line.substring(end).getBytes(StandardCharsets.UTF_8));
          }
        }
        logs.put(root.relativize(file).toString(), HexFormat.of().formatHex(digest.digest()));
      }
    }
    return logs;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }

  private static String digest(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Copies a runs root. */
  static Path copy(Path runs, Path to) throws IOException {
    try (Stream<Path> walk = Files.walk(runs)) {
      for (Path path : walk.sorted(Comparator.naturalOrder()).toList()) {
        Files.copy(path, to.resolve(runs.relativize(path)));
      }
    }
    return to;
  }
}
