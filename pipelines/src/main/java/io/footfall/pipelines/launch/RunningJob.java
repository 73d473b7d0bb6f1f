package io.footfall.pipelines.launch;

import io.footfall.transforms.state.Progress;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.PipelineResult;

/**
 * The job under way, for the progress display: the rows that its metrics tell. A runner inside this
 * process that tells nothing before its end is seen through {@link Progress}. A service is asked at
 * most every two seconds.
 */
public final class RunningJob {
  private static final long BETWEEN_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static volatile PipelineResult job;
  private static long asked;
  private static long told;

  private RunningJob() {}

  /** A job runs from now on; null: none does. */
  static synchronized void is(PipelineResult result) {
    job = result;
    asked = System.nanoTime() - BETWEEN_NANOS;
    told = 0;
  }

  /** Rows so far. */
  public static synchronized long rows() {
    PipelineResult now = job;
    if (now != null && System.nanoTime() - asked >= BETWEEN_NANOS) {
      asked = System.nanoTime();
      told = Math.max(told, JobMetrics.of(now).rows());
    }
    return Math.max(told, Progress.rows());
  }
}
