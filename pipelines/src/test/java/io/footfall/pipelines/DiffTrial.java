package io.footfall.pipelines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code diff} as a user runs it, and tiny runs under one edited policy. */
public final class DiffTrial {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DiffTrial() {}

  /**
   * What it said.
   *
   * @param exit exit code
   * @param json the JSON object, empty without one
   * @param text everything printed
   */
  public record Said(int exit, JsonNode json, String text) {
    public JsonNode table(String dataset) {
      for (JsonNode table : json.required("tables")) {
        if (table.required("dataset").textValue().equals(dataset)) {
          return table;
        }
      }
      throw new AssertionError(dataset + " was not compared");
    }

    public long affected(String what) {
      return json.required("affected").required(what).longValue();
    }

    /** Datasets with rows that differ. */
    public List<String> differing() {
      List<String> names = new ArrayList<>();
      for (JsonNode table : json.required("tables")) {
        if (table.required("only_a").asLong() > 0
            || table.required("only_b").asLong() > 0
            || table.required("changed").asLong() > 0) {
          names.add(table.required("dataset").textValue());
        }
      }
      return names;
    }
  }

  /** Compares two runs. */
  public static Said run(Path a, Path b, String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of("diff", a.toString(), b.toString(), "--quiet"));
    args.addAll(List.of(more));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Footfall.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            args.toArray(String[]::new));
    String text = out.toString(StandardCharsets.UTF_8);
    JsonNode json = text.startsWith("{") ? JSON.readTree(text) : JSON.createObjectNode();
    return new Said(exit, json, text + err.toString(StandardCharsets.UTF_8));
  }

  /** A policy as tiny runs have it. */
  public static String shipped(PolicyFile policy) {
    return new String(ResolvedConfig.load("tiny", null).bytes(policy), StandardCharsets.UTF_8);
  }

  /** A tiny run with one text of a policy replaced. */
  public static TinyRun edited(Path folder, PolicyFile policy, String before, String after)
      throws IOException {
    return edited(folder, policy, before, after, Long.toString(TinyRun.SEED));
  }

  /** As above, of the seed of {@link TinyRun} and another. */
  public static TinyRun edited(
      Path folder, PolicyFile policy, String before, String after, String seed) throws IOException {
    String shipped = shipped(policy);
    if (!shipped.contains(before)) {
      throw new AssertionError(policy.path() + " does not say " + before);
    }
    Path file = folder.resolve("config").resolve(policy.path());
    Files.createDirectories(file.getParent());
    Files.writeString(file, shipped.replace(before, after));
    return TinyRun.make(
        folder.resolve("runs"),
        "--config-dir",
        folder.resolve("config").toString(),
        "--seed",
        seed);
  }

  /** A runs root with a tiny world alone. */
  public static Path world(Path runsRoot, long worldSeed) throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    String seed = Long.toString(worldSeed);
    String root = runsRoot.toString();
    int exit =
        Footfall.run(
            out,
            out,
            "world",
            "--scale",
            "tiny",
            "--world-seed",
            seed,
            "--runs-root",
            root,
            "--quiet");
    if (exit != 0) {
      throw new AssertionError(said.toString(StandardCharsets.UTF_8));
    }
    return runsRoot;
  }

  /** A copy of a run below a folder. */
  public static Path copy(TinyRun run, Path folder) throws IOException {
    Path to = folder.toAbsolutePath().resolve(run.root().getFileName());
    try (var walk = Files.walk(run.root())) {
      for (Path path : walk.toList()) {
        Path target = to.resolve(run.root().relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
    return to;
  }
}
