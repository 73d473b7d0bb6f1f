package io.footfall.pipelines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.contracts.Partition;
import io.footfall.contracts.RunIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The published {@code tiny} run of arrival seed 7, made once per test JVM by the command line. */
public final class TinyRun {
  public static final long SEED = 7;
  public static final String SCENARIO = "baseline_v1";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static TinyRun shared;

  private final Path root;
  private final RunIdentity identity;
  private final JsonNode result;

  private TinyRun(JsonNode result) {
    this.result = result;
    this.root = Path.of(result.required("root").textValue());
    this.identity =
        new RunIdentity(
            result.required("world_seed").longValue(),
            result.required("parameter_hash").textValue(),
            result.required("manifest_fingerprint").textValue(),
            result.required("run_id").textValue());
  }

  /**
   * The run shared by all tests of this JVM; nobody may change it. Each of the JVMs that share out
   * the tests has a folder of its own.
   */
  public static synchronized TinyRun shared() {
    if (shared == null) {
      try {
        String fork = System.getProperty("footfall.fork", "0");
        Path runs = Files.createDirectories(Path.of("target", "tiny-runs", fork));
        delete(runs);
        shared = make(runs, "--workers", "2");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return shared;
  }

  /** Makes a run below a folder. */
  public static TinyRun make(Path runsRoot, String... more) throws IOException {
    return make("run", runsRoot, more);
  }

  /** World and surfaces alone. */
  public static TinyRun surfaces(Path runsRoot, String... more) throws IOException {
    return make("5a", runsRoot, more);
  }

  private static TinyRun make(String command, Path runsRoot, String... more) throws IOException {
    List<String> args =
        new ArrayList<>(
            List.of(
                command, "--scale", "tiny", "--seed", Long.toString(SEED), "--json", "--quiet"));
    args.addAll(List.of("--runs-root", runsRoot.toString()));
    args.addAll(List.of(more));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Footfall.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            args.toArray(String[]::new));
    if (code != 0) {
      throw new AssertionError("Exit code " + code + ": " + err.toString(StandardCharsets.UTF_8));
    }
    String[] lines = out.toString(StandardCharsets.UTF_8).strip().split("\n");
    return new TinyRun(JSON.readTree(lines[lines.length - 1]));
  }

  public static void delete(Path folder) throws IOException {
    try (var walk = Files.walk(folder)) {
      for (Path p : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(p);
      }
    }
  }

  public Path root() {
    return root;
  }

  public RunIdentity identity() {
    return identity;
  }

  public JsonNode result() {
    return result;
  }

  public Partition partition(DatasetContract contract) {
    return switch (contract.owner()) {
      case "5A" -> Partition.surfaces(identity, SCENARIO);
      case "5B", "logs" -> Partition.arrivals(identity, SEED, SCENARIO);
      default -> Partition.world(identity);
    };
  }

  /** Folder of a table, or path of a file. */
  public Path path(String dataset) {
    DatasetContract contract = Contracts.get(dataset);
    return root.resolve(contract.path().resolve(partition(contract).tokens()));
  }

  /** Glob of a table's parts, for SQL. */
  public String parts(String dataset) {
    return path(dataset) + "/part-*.parquet";
  }
}
