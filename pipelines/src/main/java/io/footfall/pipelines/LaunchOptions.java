package io.footfall.pipelines;

import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of commands that run jobs: the runner, its options, the stores. */
final class LaunchOptions {
  @Option(
      names = "--runner",
      paramLabel = "NAME",
      defaultValue = "direct",
      description = "Beam runner: direct, flink or dataflow (default: direct).")
  String runner;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Parallel workers on this machine (default: one per processor).")
  Integer workers;

  @Option(names = "--project", paramLabel = "ID", description = "Dataflow: project.")
  String project;

  @Option(names = "--region", paramLabel = "NAME", description = "Dataflow: region.")
  String region;

  @Option(
      names = "--temp-location",
      paramLabel = "GS",
      description = "Dataflow: folder for its own temporary files.")
  String tempLocation;

  @Option(
      names = "--staging-location",
      paramLabel = "GS",
      description = "Dataflow: folder of staged jars (default: below --temp-location).")
  String stagingLocation;

  @Option(
      names = "--job-graph",
      paramLabel = "DIR",
      description = "Dataflow: submit nothing; run here and write each job's graph to DIR.")
  String jobGraph;

  @Mixin StoreOptions stores = new StoreOptions();

  int parallelism() {
    int n = workers == null ? Runtime.getRuntime().availableProcessors() : workers;
    if (n < 1 || n > 1024) {
      throw new FootfallException(
          new FailureCode("CLI", "WORKERS_INVALID"),
          "--workers: found " + n + "; expected 1 to 1024",
          "Leave the option out to use every processor.");
    }
    return n;
  }

  /** The runner named and everything it is told; makes the stores known to this process. */
  Launch launch() {
    if (!RunnerProfile.names().contains(runner)) {
      throw new FootfallException(
          new FailureCode("CLI", "RUNNER_UNKNOWN"),
          "--runner: found " + runner + "; expected one of " + RunnerProfile.names(),
          "Choose one of these runners.");
    }
    List<String> args = stores.beamArgs();
    StoreOptions.add(args, "project", project);
    StoreOptions.add(args, "region", region);
    StoreOptions.add(args, "tempLocation", tempLocation);
    StoreOptions.add(args, "stagingLocation", stagingLocation);
    StoreOptions.add(args, "jobGraph", jobGraph);
    Launch launch = new Launch(RunnerProfile.named(runner), parallelism(), args);
    launch.useStores();
    return launch;
  }
}
