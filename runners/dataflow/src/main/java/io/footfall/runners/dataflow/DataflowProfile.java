package io.footfall.runners.dataflow;

import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.pipelines.launch.RunnerProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.beam.runners.dataflow.DataflowRunner;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptions.CheckEnabled;

/**
 * Dataflow. Every state is submitted as a job whose name tells run, state, seed and scenario (the
 * service refuses a second active job of a name) and awaited. With {@link JobGraphOptions} nothing
 * is submitted: graphs are written, and the states run in this process.
 */
public class DataflowProfile implements RunnerProfile {
  private final AtomicInteger graphs = new AtomicInteger();

  @Override
  public String name() {
    return "dataflow";
  }

  @Override
  public boolean needsSharedRoot(PipelineOptions given) {
    return folder(given) == null;
  }

  @Override
  public PipelineOptions options(PipelineOptions given, int parallelism, String jobName) {
    if (folder(given) != null) {
      return RunnerProfile.named("direct").options(given, parallelism, jobName);
    }
    DataflowPipelineOptions options = job(given, jobName);
    require("--project", options.getProject());
    require("--region", options.getRegion());
    require("--temp-location", options.getTempLocation());
    return options;
  }

  @Override
  public void describe(PipelineOptions given, String jobName, Consumer<Pipeline> job)
      throws IOException {
    String folder = folder(given);
    if (folder == null) {
      return;
    }
    String file = String.format(Locale.ROOT, "%03d-%s.json", graphs.incrementAndGet(), jobName);
    Path graph = Files.createDirectories(Path.of(folder).toAbsolutePath()).resolve(file);
    Pipeline pipeline = Pipeline.create(OfflineJob.written(job(given, jobName), graph));
    job.accept(pipeline);
    pipeline.run();
  }

  /** Options common to jobs that are submitted and jobs that are written down. */
  static DataflowPipelineOptions job(PipelineOptions given, String jobName) {
    DataflowPipelineOptions options = given.as(DataflowPipelineOptions.class);
    options.setRunner(DataflowRunner.class);
    options.setJobName(jobName);
    options.setStableUniqueNames(CheckEnabled.ERROR);
    return options;
  }

  private static String folder(PipelineOptions given) {
    return given.as(JobGraphOptions.class).getJobGraph();
  }

  private static void require(String option, String value) {
    if (value == null || value.isBlank()) {
      throw new FootfallException(
          new FailureCode("CLI", "DATAFLOW_OPTION_MISSING"),
          option + ": found none; Dataflow needs --project, --region and --temp-location gs://...",
          "Give the option, or --job-graph DIR to see the jobs without submitting them.");
    }
  }
}
