package io.footfall.pipelines;

import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;

/** How one Beam runner is launched; found as a service of the runner modules. */
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
