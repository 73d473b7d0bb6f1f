package io.footfall.pipelines.states;

import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.contracts.RunIdentity;
import io.footfall.contracts.U64;
import io.footfall.pipelines.launch.JobMetrics;
import io.footfall.pipelines.launch.Launch;
import io.footfall.transforms.state.Progress;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.state.TableState;
import io.footfall.transforms.table.WorkerCache;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import org.apache.beam.sdk.Pipeline;

/** A state as a job of the runner: its pipeline, its name, and the failure inside the runner's. */
final class StateJob {
  private final Launch launch;
  private final RunIdentity identity;

  StateJob(Launch launch, RunIdentity identity) {
    this.launch = launch;
    this.identity = identity;
  }

  /**
   * Runs the state and waits for it.
   *
   * @throws IOException a file error of the job
   * @throws FootfallException a refusal of the job
   */
  JobMetrics run(TableState state) throws IOException {
    Progress.reset();
    WorkerCache.sweep();
    Pipeline pipeline = Pipeline.create(launch.options(jobName(state.run())));
    add(state, pipeline);
    try {
      return JobMetrics.of(launch.runner().run(pipeline));
    } catch (Pipeline.PipelineExecutionException e) {
      throw unwrap(e);
    }
  }

  /** Writes the graph of the job, where graphs are asked for. */
  void describe(TableState state) throws IOException {
    launch.describe(jobName(state.run()), pipeline -> add(state, pipeline));
  }

  private static void add(TableState state, Pipeline pipeline) {
    pipeline.apply(state.run().state().replace('.', '_'), state);
  }

  /** Unique among the jobs a service may be running: names run, state, seed, scenario. */
  private String jobName(StateRun run) {
    Partition partition = run.partition();
    String name =
        String.join(
            "-",
            "footfall",
            identity.runId().substring(0, 8),
            run.state(),
            U64.text(partition.seed()),
            Objects.requireNonNullElse(partition.scenarioId(), "all"));
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  /** The refusal or file error inside a runner's exception; anything else stays a bug. */
  private static IOException unwrap(Pipeline.PipelineExecutionException e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof FootfallException f) {
        throw f;
      }
      if (t instanceof IOException io) {
        return io;
      }
    }
    throw e;
  }
}
