package io.footfall.pipelines.console;

import io.footfall.pipelines.launch.JobMetrics;

/**
 * One line of the run's closing table.
 *
 * @param state state id
 * @param what what it made, such as a scenario and seed; may be empty
 * @param rows rows published
 * @param bytes bytes published
 * @param seconds wall time
 * @param reused whether the result was there already and proved equal
 * @param metrics what the job counted; nothing where no job ran
 */
public record StateReport(
    String state,
    String what,
    long rows,
    long bytes,
    double seconds,
    boolean reused,
    JobMetrics metrics) {
  /** A report of work without a job. */
  public StateReport(
      String state, String what, long rows, long bytes, double seconds, boolean reused) {
    this(state, what, rows, bytes, seconds, reused, JobMetrics.NONE);
  }
}
