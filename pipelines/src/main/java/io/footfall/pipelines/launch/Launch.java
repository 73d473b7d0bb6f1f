package io.footfall.pipelines.launch;

import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * Where jobs run and how files are reached.
 *
 * @param runner Beam runner
 * @param parallelism workers or slots on this machine
 * @param beamArgs more options, as Beam takes them: {@code --name=value}
 */
public record Launch(RunnerProfile runner, int parallelism, List<String> beamArgs) {
  public Launch {
    beamArgs = List.copyOf(beamArgs);
  }

  /** Jobs on files in local folders, with no further options. */
  public static Launch local(RunnerProfile runner, int parallelism) {
    return new Launch(runner, parallelism, StoreOptions.local());
  }

  /** Options of one pipeline. */
  public PipelineOptions options(String jobName) {
    return runner.options(given(beamArgs), parallelism, jobName);
  }

  /**
   * Refuses a run root that the workers of this runner could not read.
   *
   * @throws FootfallException {@code CLI.RUNS_ROOT_LOCAL}; {@code CLI.RUNS_ROOT_UNUSABLE} if no
   *     store here understands the path
   */
  public void requireReach(String root) throws IOException {
    try {
      Storage.exists(root + "/run_receipt.json");
    } catch (IllegalArgumentException e) {
      throw new FootfallException(
          new FailureCode("CLI", "RUNS_ROOT_UNUSABLE"),
          root + ": " + e.getMessage(),
          "Give a local folder, s3://bucket/folder or gs://bucket/folder.",
          e);
    }
    if (root.startsWith("/") && runner.needsSharedRoot(given(beamArgs))) {
      throw new FootfallException(
          new FailureCode("CLI", "RUNS_ROOT_LOCAL"),
          "found run root " + root + "; workers of " + runner.name() + " are on other machines",
          "Give a root that all of them reach, such as gs://bucket/runs.");
    }
  }

  /** Tells the runner of a job. */
  public void describe(String jobName, Consumer<Pipeline> job) throws IOException {
    runner.describe(given(beamArgs), jobName, job);
  }

  /** Makes the file systems known to this process; workers have them from their job's options. */
  void useStores() {
    useStores(beamArgs);
  }

  /** As above, where nothing is run. */
  static void useStores(List<String> beamArgs) {
    FileSystems.setDefaultPipelineOptions(given(beamArgs));
  }

  private static PipelineOptions given(List<String> beamArgs) {
    try {
      return PipelineOptionsFactory.fromArgs(beamArgs.toArray(String[]::new)).create();
    } catch (IllegalArgumentException e) {
      throw new FootfallException(
          new FailureCode("CLI", "BEAM_OPTION_INVALID"),
          "Beam takes no " + beamArgs + ": " + e.getMessage(),
          "Options of a runner or store need that --runner, and the types Beam documents.",
          e);
    }
  }
}
