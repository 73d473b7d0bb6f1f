package io.footfall.pipelines.launch;

import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * How one Beam runner is launched; found as a service of the runner modules. An object serves one
 * command: its options are filled first, then it connects, then it runs jobs one after the other.
 */
public interface RunnerProfile {
  /** Name on the command line. */
  String name();

  /**
   * Options of one pipeline.
   *
   * @param given what the command line says, a copy of its own for every call; completed here
   * @param parallelism workers or slots to use on this machine
   * @param jobName name of the job: lower-case letters, digits and hyphens; unique within the run
   */
  PipelineOptions options(PipelineOptions given, int parallelism, String jobName);

  /** Whether jobs run on other machines, which cannot read a folder of this one. */
  default boolean needsSharedRoot(PipelineOptions given) {
    return false;
  }

  /**
   * Told of every job of the run, before it runs and also where its result is there already.
   *
   * @param given as in {@link #options}
   * @param job adds the job to a pipeline
   */
  default void describe(PipelineOptions given, String jobName, Consumer<Pipeline> job)
      throws IOException {}

  /**
   * Object whose picocli annotations declare the options that only this runner takes; null where
   * there are none.
   */
  default Object commandLine() {
    return null;
  }

  /**
   * Makes sure that jobs can run, before anything is written.
   *
   * @param workers parallelism asked for, or null
   * @return parallelism to use
   * @throws io.footfall.contracts.FootfallException if they cannot
   */
  default int connect(Integer workers) {
    return workers == null ? Runtime.getRuntime().availableProcessors() : workers;
  }

  /** Where its jobs run, as reports tell it. */
  default String place() {
    return "this process";
  }

  /**
   * Runs a pipeline to its end.
   *
   * @return result of a job that is done
   * @throws IOException also if the runner ended otherwise
   */
  default PipelineResult run(Pipeline pipeline) throws IOException {
    PipelineResult result = pipeline.run();
    RunningJob.is(result);
    PipelineResult.State end;
    try {
      end = result.waitUntilFinish();
    } finally {
      RunningJob.is(null);
    }
    if (end != null && end != PipelineResult.State.DONE) {
      throw new IOException(pipeline.getOptions().getJobName() + ": the runner ended with " + end);
    }
    return result;
  }

  /**
   * Text by which another process can find the jobs of this object; null where they end with this
   * process.
   */
  default String jobs() {
    return null;
  }

  /**
   * Ends jobs that another process has left, and waits until none of them runs.
   *
   * @param jobs what {@link #jobs()} said there
   * @throws io.footfall.contracts.FootfallException if that cannot be known
   */
  default void endJobs(String jobs) {}

  /** Names of all runners on the class path, ascending. */
  static List<String> names() {
    TreeMap<String, RunnerProfile> found = new TreeMap<>();
    ServiceLoader.load(RunnerProfile.class).forEach(r -> found.put(r.name(), r));
    return List.copyOf(found.keySet());
  }

  /**
   * The runner of a name.
   *
   * @throws IllegalArgumentException if none of that name is on the class path
   */
  static RunnerProfile named(String name) {
    for (RunnerProfile runner : ServiceLoader.load(RunnerProfile.class)) {
      if (runner.name().equals(name)) {
        return runner;
      }
    }
    throw new IllegalArgumentException("Unknown runner " + name + "; found " + names());
  }
}
