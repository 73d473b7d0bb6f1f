package io.footfall.runners.flink;

import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.pipelines.launch.RunnerProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Flink in batch mode: a cluster inside this process or, with {@code --flink-master}, a session
 * cluster elsewhere. If that has a restart strategy, a lost TaskManager only restarts the job, and
 * units that are done are taken from their sidecars. A job outlives this process if it is killed:
 * {@link #jobs()} names it, and the next command on that run root ends it first.
 */
public final class FlinkProfile implements RunnerProfile {
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final FlinkOptions chosen = new FlinkOptions();
  private final String id;
  private SessionCluster cluster;
  private ClientSettings settings;
  private int submitted;

  /** Reads nothing and connects to nothing yet. */
  public FlinkProfile() {
    byte[] random = new byte[6];
    new SecureRandom().nextBytes(random);
    this.id = HexFormat.of().formatHex(random);
  }

  @Override
  public String name() {
    return "flink";
  }

  @Override
  public Object commandLine() {
    return chosen;
  }

  @Override
  public String place() {
    return cluster == null ? RunnerProfile.super.place() : "cluster " + cluster.address();
  }

  @Override
  public int connect(Integer workers) {
    if (chosen.jar != null && (chosen.master == null || !Files.isRegularFile(chosen.jar))) {
      throw new FootfallException(
          new FailureCode("CLI", "FLINK_JAR_INVALID"),
          "--flink-jar: found "
              + chosen.jar
              + (chosen.master == null ? " without --flink-master" : "; expected a file"),
          "Give both, the jar as a local file.");
    }
    if (chosen.master == null) {
      return RunnerProfile.super.connect(workers);
    }
    cluster = SessionCluster.at(chosen.master);
    int slots = cluster.slots();
    if (slots < (workers == null ? 1 : workers)) {
      throw new FootfallException(
          new FailureCode("RUNNER", "SLOTS_MISSING"),
          cluster.address()
              + ": found "
              + slots
              + " task slots; expected "
              + (workers == null ? 1 : workers),
          "Start more TaskManagers, or ask for less with --workers.");
    }
    settings = ClientSettings.write();
    return workers == null ? slots : workers;
  }

  @Override
  public PipelineOptions options(PipelineOptions given, int parallelism, String jobName) {
    FlinkPipelineOptions options = given.as(FlinkPipelineOptions.class);
    options.setRunner(FlinkRunner.class);
    options.setParallelism(parallelism);
    options.setObjectReuse(true);
    if (cluster == null) {
      options.setFilesToStage(List.of());
      options.setJobName(jobName);
      options.setFlinkMaster("[local]");
    } else {
      options.setJobName(jobName + "-" + id + "-" + ++submitted);
      options.setFlinkMaster(cluster.address());
      options.setFlinkConfDir(settings.folder());
      options.setFilesToStage(
          List.of(chosen.jar == null ? settings.emptyJar() : chosen.jar.toString()));
      options.setAttachedMode(false);
    }
    return options;
  }

  @Override
  public PipelineResult run(Pipeline pipeline) throws IOException {
    return cluster == null
        ? RunnerProfile.super.run(pipeline)
        : new ClusterJob(cluster, pipeline.getOptions().getJobName(), SILENCE).run(pipeline);
  }

  @Override
  public String jobs() {
    return cluster == null ? null : cluster.address() + " " + id;
  }

  @Override
  public void endJobs(String jobs) {
    String[] words = jobs.split(" ", -1);
    if (words.length != 2) {
      throw new IllegalArgumentException("found '" + jobs + "'; expected address and id");
    }
    SessionCluster.at(words[0]).endAll("-" + words[1] + "-");
  }
}
