package io.footfall.pipelines;

import io.footfall.pipelines.bench.TableBench;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench}: what the table mechanism can write and read on this machine. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Writes and reads arrival rows through Beam and prints rows per second.")
final class BenchCommand implements Callable<Integer> {
  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "40000000",
      description = "Rows per round (default: 40 million).")
  private long rows;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Rounds; the first warms up (default: 3).")
  private int rounds;

  @Option(
      names = "--runner",
      paramLabel = "NAME",
      defaultValue = "direct",
      description = "Beam runner (default: direct).")
  private String runner;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    int processors = Runtime.getRuntime().availableProcessors();
    TableBench bench =
        new TableBench(new Launch(RunnerProfile.named(runner), processors, List.of()), rows);
    for (int round = 1; round <= rounds; round++) {
      Path folder = Files.createTempDirectory("footfall-bench");
      try {
        TableBench.Result r = bench.run(folder.toString());
        out.printf(
            Locale.ROOT,
            "round %d: %,d rows, write %.2f M rows/s, read %.2f M rows/s, %.2f bytes a row%n",
            round,
            r.rows(),
            r.writeRowsPerSecond() / 1e6,
            r.readRowsPerSecond() / 1e6,
            r.bytesPerRow());
        out.flush();
      } finally {
        delete(folder);
      }
    }
    return ExitCode.OK;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> paths = walk.sorted(Comparator.reverseOrder()).toList();
      for (Path path : paths) {
        Files.delete(path);
      }
    }
  }
}
