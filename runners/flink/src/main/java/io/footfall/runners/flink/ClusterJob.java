package io.footfall.runners.flink;

import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import java.io.IOException;
import java.time.Duration;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;

/**
 * One job on a session cluster: submitted, watched until it ends, cancelled if this process is told
 * to stop. A killed TaskManager is Flink's to mend; a cluster that stays silent, a job that fails
 * or is cancelled there ends with a code.
 */
final class ClusterJob {
  private static final long FIRST_POLL_MILLIS = 20;
  private static final long MAX_POLL_MILLIS = 500;
  private static final String REMEDY =
      "Mend the cause and run the same command again; it resumes at the first unfinished unit. The"
          + " logs of the cluster tell more.";

  private final SessionCluster cluster;
  private final String name;
  private final Duration silence;

  /**
   * @param name name it is submitted under, unique on the cluster
   * @param silence how long a cluster that has taken the job may be silent
   */
  ClusterJob(SessionCluster cluster, String name, Duration silence) {
    this.cluster = cluster;
    this.name = name;
    this.silence = silence;
  }

  /**
   * Runs it to its end.
   *
   * @throws FootfallException {@code RUNNER.SUBMIT_REFUSED}, {@code RUNNER.CLUSTER_LOST}, {@code
   *     RUNNER.JOB_FAILED}, {@code RUNNER.JOB_CANCELLED}
   * @throws IOException if files failed on the cluster
   */
  PipelineResult run(Pipeline pipeline) throws IOException {
    Thread hook = new Thread(this::cancel, "footfall-cancel");
    Runtime.getRuntime().addShutdownHook(hook);
    boolean ended = false;
    try {
      PipelineResult result = submit(pipeline);
      watch();
      ended = true;
      return result;
    } finally {
      if (!ended) {
        cancel();
      }
      unhook(hook);
    }
  }

  private static void unhook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: the hook does its work.
      return;
    }
  }

  private PipelineResult submit(Pipeline pipeline) {
    try {
      return pipeline.run();
    } catch (RuntimeException e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      throw new FootfallException(
          new FailureCode("RUNNER", "SUBMIT_REFUSED"),
          cluster.address() + ": found " + firstLine(cause) + " for job " + name,
          "Give the cluster Footfall's class path (runners/flink/cluster.sh), or the whole program"
              + " with --flink-jar.",
          e);
    }
  }

  private static String firstLine(Throwable cause) {
    return String.valueOf(cause).lines().findFirst().orElse("no reason");
  }

  /** Waits until the job has ended, and refuses unless it is done. */
  void watch() throws IOException {
    String id = null;
    long poll = FIRST_POLL_MILLIS;
    long heard = System.nanoTime();
    while (true) {
      String state = null;
      try {
        id = id == null ? find() : id;
        state = cluster.state(id);
        heard = System.nanoTime();
      } catch (IOException e) {
        if (System.nanoTime() - heard > silence.toNanos()) {
          throw refusal(
              "CLUSTER_LOST", "silent for " + silence.toSeconds() + " s", SessionCluster.reason(e));
        }
      }
      if (state != null && new SessionCluster.Job(id, name, state).hasEnded()) {
        judge(id, state);
        return;
      }
      sleep(poll);
      poll = Math.min(MAX_POLL_MILLIS, poll * 5 / 4 + 1);
    }
  }

  private String find() throws IOException {
    for (SessionCluster.Job job : cluster.jobs()) {
      if (job.name().equals(name)) {
        return job.id();
      }
    }
    throw new IOException("the job is not known there");
  }

  private void judge(String id, String state) throws IOException {
    if (state.equals("CANCELED")) {
      throw refusal("JOB_CANCELLED", "cancelled on the cluster", "");
    }
    if (state.equals("FAILED")) {
      String cause = cluster.rootCause(id);
      if (cause.startsWith("java.io.") || cause.startsWith("java.nio.file.")) {
        throw new IOException(cause + " (job " + name + " on " + cluster.address() + ")");
      }
      throw refusal("JOB_FAILED", "failed", cause);
    }
  }

  private FootfallException refusal(String code, String what, String why) {
    return new FootfallException(
        new FailureCode("RUNNER", code),
        cluster.address() + ": job " + name + " " + what + (why.isEmpty() ? "" : ": " + why),
        REMEDY);
  }

  /** As well as it can be done; what is left is ended by the next command on the run root. */
  private void cancel() {
    try {
      for (SessionCluster.Job job : cluster.jobs()) {
        if (job.name().equals(name) && !job.hasEnded()) {
          cluster.cancel(job.id());
        }
      }
    } catch (IOException e) {
      return;
    }
  }

  private static void sleep(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
