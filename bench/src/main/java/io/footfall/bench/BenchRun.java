package io.footfall.bench;

import io.footfall.coders.SealedTable;
import io.footfall.contracts.Partition;
import io.footfall.pipelines.Footfall;
import io.footfall.pipelines.runroot.RunRoot;
import io.footfall.transforms.seg5b.s4arrivals.S4ArrivalEvents;
import io.footfall.transforms.state.RunContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A run sealed up to 5B.S3 in a temporary folder, so that 5B.S4 can be run on it again and again.
 * Gone when closed.
 */
final class BenchRun implements AutoCloseable {
  private static final long SEED = 42;
  private static final String SCENARIO = "baseline_v1";
  private static final double MEDIUM = 4e6;

  private final Path folder;
  private final RunContext ctx;

  private BenchRun(Path folder, RunContext ctx) {
    this.folder = folder;
    this.ctx = ctx;
  }

  /** Makes a run with about so many arrivals, of the kind whose calendar fits that size. */
  static BenchRun of(String arrivals) throws IOException {
    Path folder = Files.createTempDirectory("footfall-bench");
    try {
      String runs = folder.resolve("runs").toString();
      String scale = Double.parseDouble(arrivals) < MEDIUM ? "small" : "medium";
      String[] size = {"--scale", scale, "--target-arrivals", arrivals, "--runs-root", runs};
      footfall(size, "world");
      footfall(size, "5a");
      Path root;
      try (Stream<Path> roots = Files.list(folder.resolve("runs"))) {
        root = roots.findFirst().orElseThrow();
      }
      footfall(new String[] {"--from", "5B.S0", "--to", "5B.S3", "--run", root + ""}, "state");
      return new BenchRun(folder, RunRoot.open(root.toString(), "bench"));
    } catch (IOException | RuntimeException e) {
      delete(folder);
      throw e;
    }
  }

  private static void footfall(String[] options, String command) {
    String[] args =
        Stream.of(List.of(command, "--quiet"), List.of(options))
            .flatMap(List::stream)
            .toArray(String[]::new);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    if (Footfall.run(out, out, args) != 0) {
      throw new IllegalStateException(said.toString(StandardCharsets.UTF_8));
    }
  }

  /** Takes the arrivals away, if there are any, and plans their state anew. */
  S4ArrivalEvents freshArrivals() throws IOException {
    S4ArrivalEvents state = S4ArrivalEvents.expand(ctx, SEED, SCENARIO);
    for (String dataset : state.run().datasets()) {
      delete(Path.of(state.run().folder(dataset)));
    }
    delete(Path.of(state.run().work()));
    return state;
  }

  /** The arrivals as they were last published. */
  SealedTable arrivals() throws IOException {
    return ctx.table(S4ArrivalEvents.EVENTS, partition());
  }

  Partition partition() {
    return Partition.arrivals(ctx.identity(), SEED, SCENARIO);
  }

  /** An empty folder for what a contender writes. */
  Path scratch() throws IOException {
    Path scratch = folder.resolve("scratch");
    delete(scratch);
    return Files.createDirectories(scratch);
  }

  /** Bytes of all files below a folder. */
  static long bytes(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      long sum = 0;
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        sum += Files.size(file);
      }
      return sum;
    }
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> walk = Files.walk(folder)) {
        for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    delete(folder);
  }
}
