package io.footfall.pipelines.options;

import io.footfall.pipelines.launch.StoreOptions;
import io.footfall.pipelines.runroot.RunFolder;
import io.footfall.pipelines.runroot.RunRoot;
import io.footfall.transforms.state.RunContext;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The run that a command reads. */
public final class RunArgument {
  @Parameters(
      paramLabel = "RUN",
      description = "Run folder; or a runs root that holds one run; or a run id below --runs-root.")
  private String run;

  @Option(
      names = "--runs-root",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Folder of all runs, where RUN is an id (default: runs).")
  private String runsRoot;

  /**
   * The run folder meant, absolute.
   *
   * @throws io.footfall.contracts.FootfallException {@code RUN.NOT_FOUND} or {@code RUN.AMBIGUOUS}
   */
  public String root() {
    return RunFolder.find(run, runsRoot);
  }

  /**
   * The run, opened for reading once its store is known here.
   *
   * @throws io.footfall.contracts.FootfallException {@code RUN.NOT_FOUND}, {@code RUN.AMBIGUOUS},
   *     and what {@link RunRoot#open(String)} refuses
   */
  public RunContext open(StoreOptions stores) {
    stores.use();
    return RunRoot.open(root());
  }
}
