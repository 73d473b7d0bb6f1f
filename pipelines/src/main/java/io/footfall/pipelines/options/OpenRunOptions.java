package io.footfall.pipelines.options;

import io.footfall.pipelines.console.ProgressLine;
import io.footfall.pipelines.launch.Launch;
import io.footfall.pipelines.launch.LaunchOptions;
import io.footfall.pipelines.runroot.RunFolder;
import io.footfall.transforms.state.RunContext;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of commands that work on a run that lies on disk. */
public final class OpenRunOptions {
  @Option(
      names = "--run",
      paramLabel = "RUN",
      required = true,
      description = {
        "Run folder; or a runs root that holds one run; or a run id, or how it begins, below"
            + " --runs-root."
      })
  private String run;

  @Option(
      names = "--runs-root",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Folder of all runs, where --run is an id (default: runs).")
  private String runsRoot;

  @Option(
      names = "--seed",
      paramLabel = "N",
      split = ",",
      defaultValue = "42",
      description = "Arrival seeds (default: 42).")
  private List<String> seedTexts;

  @Mixin private LaunchOptions launch = new LaunchOptions();

  @Option(names = "--json", description = "Print one JSON object as the last line.")
  private boolean json;

  @Option(
      names = "--reseal",
      description = "Move conflicting earlier results aside, to _superseded/, instead of refusing.")
  private boolean reseal;

  @Mixin private RngEventOption rngEvents = new RngEventOption();

  @Mixin private ProgressOptions progress = new ProgressOptions();

  /** The runner and the stores, connected. */
  public Launch launch() {
    return launch.launch();
  }

  /**
   * A run's context with the switches of this command line.
   *
   * @throws io.footfall.contracts.FootfallException CLI.RNG_EVENTS_UNKNOWN
   */
  public RunContext apply(RunContext context) {
    return rngEvents.apply(reseal ? context.resealing() : context);
  }

  /** Whether to print one JSON object as the last line. */
  public boolean json() {
    return json;
  }

  /** Progress as this command line wants it. */
  public ProgressLine progress() {
    return progress.line(json);
  }

  /** Arrival seeds, distinct, in the order given. */
  public List<Long> seeds() {
    return MainOptions.seeds(seedTexts);
  }

  /**
   * The run folder meant, absolute.
   *
   * @throws io.footfall.contracts.FootfallException {@code RUN.NOT_FOUND} or {@code RUN.AMBIGUOUS}
   */
  public String root() {
    return RunFolder.find(run, runsRoot);
  }
}
