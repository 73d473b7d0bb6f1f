package io.footfall.pipelines;

import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of commands that work on a run that lies on disk. */
final class OpenRunOptions {
  @Option(
      names = "--run",
      paramLabel = "RUN",
      required = true,
      description = {
        "Run folder; or a runs root that holds one run; or a run id, or how it begins, below"
            + " --runs-root."
      })
  String run;

  @Option(
      names = "--runs-root",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Folder of all runs, where --run is an id (default: runs).")
  String runsRoot;

  @Option(
      names = "--seed",
      paramLabel = "N",
      split = ",",
      defaultValue = "42",
      description = "Arrival seeds (default: 42).")
  List<String> seedTexts;

  @Mixin LaunchOptions launch = new LaunchOptions();

  @Option(names = "--json", description = "Print one JSON object as the last line.")
  boolean json;

  @Option(
      names = "--reseal",
      description = "Move conflicting earlier results aside, to _superseded/, instead of refusing.")
  boolean reseal;

  @Mixin RngEventOption rngEvents = new RngEventOption();

  @Option(names = "--quiet", description = "Show no progress.")
  boolean quiet;

  @Option(names = "--verbose", description = "Print stack traces of failures.")
  boolean verbose;

  /** Arrival seeds, distinct, in the order given. */
  List<Long> seeds() {
    return MainOptions.seeds(seedTexts);
  }

  /**
   * The run folder meant, absolute.
   *
   * @throws io.footfall.contracts.FootfallException {@code RUN.NOT_FOUND} or {@code RUN.AMBIGUOUS}
   */
  String root() {
    return RunFolder.find(run, runsRoot);
  }
}
