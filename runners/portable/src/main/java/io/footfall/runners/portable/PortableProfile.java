package io.footfall.runners.portable;

import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.pipelines.launch.RunnerProfile;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.beam.runners.portability.PortableRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.ExecutorOptions;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PortablePipelineOptions;
import org.joda.time.Duration;
import picocli.CommandLine.Option;

/** A Beam job server on this machine, whose SDK harness is this process (LOOPBACK). */
public final class PortableProfile implements RunnerProfile {
  private static final Duration PATIENCE = Duration.standardMinutes(2);

  /**
   * Threads of all harnesses of this process. A job has a harness for every stage, all of them
   * share the job's executor, and each shuts it down when its stage ends; the next one would find
   * it dead, and the job would hang.
   */
  private static final ScheduledExecutorService THREADS = new SharedThreads();

  private final JobEndpoint chosen = new JobEndpoint();

  private static final class SharedThreads extends ScheduledThreadPoolExecutor {
    SharedThreads() {
      super(
          128,
          work -> {
            Thread thread = new Thread(work, "footfall-harness");
            thread.setDaemon(true);
            return thread;
          });
    }

    @Override
    public void shutdown() {
      // Shared: ends with the process.
    }
  }

  private static final class JobEndpoint {
    @Option(
        names = "--job-endpoint",
        paramLabel = "HOST:PORT",
        defaultValue = "127.0.0.1:8099",
        description = "With --runner portable: the job server (default: 127.0.0.1:8099).")
    private String address;
  }

  @Override
  public String name() {
    return "portable";
  }

  @Override
  public Object commandLine() {
    return chosen;
  }

  @Override
  public String place() {
    return "job server " + chosen.address;
  }

  @Override
  public PipelineOptions options(PipelineOptions given, int parallelism, String jobName) {
    PortablePipelineOptions options = given.as(PortablePipelineOptions.class);
    options.setRunner(PortableRunner.class);
    options.setJobName(jobName);
    options.setJobEndpoint(chosen.address);
    options.setDefaultEnvironmentType("LOOPBACK");
    options.setFilesToStage(List.of());
    options.setSdkWorkerParallelism(1);
    options.as(ExecutorOptions.class).setScheduledExecutorService(THREADS);
    return options;
  }

  @Override
  public PipelineResult run(Pipeline pipeline) throws IOException {
    PipelineResult result = pipeline.run();
    PipelineResult.State end = result.waitUntilFinish(PATIENCE);
    if (end != PipelineResult.State.DONE) {
      result.cancel();
      throw new FootfallException(
          new FailureCode("RUNNER", "JOB_FAILED"),
          chosen.address + ": job " + pipeline.getOptions().getJobName() + " ended with " + end,
          "The log of the job server tells more.");
    }
    return result;
  }
}
