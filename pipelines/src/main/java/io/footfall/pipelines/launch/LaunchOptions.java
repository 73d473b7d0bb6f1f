package io.footfall.pipelines.launch;

import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of commands that run jobs: the runner, its options, the stores. */
public final class LaunchOptions {
  @Mixin RunnerOption runner = new RunnerOption();

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

  /** Parallelism of a runner in this process. */
  public int local() {
    return runner.local();
  }

  /** The runner named and everything it is told, connected; makes the stores known here. */
  public Launch launch() {
    RunnerProfile profile = runner.profile();
    List<String> args = stores.beamArgs();
    StoreOptions.add(args, "project", project);
    StoreOptions.add(args, "region", region);
    StoreOptions.add(args, "tempLocation", tempLocation);
    StoreOptions.add(args, "stagingLocation", stagingLocation);
    StoreOptions.add(args, "jobGraph", jobGraph);
    Launch launch = new Launch(profile, runner.connect(profile), args);
    launch.useStores();
    return launch;
  }
}
