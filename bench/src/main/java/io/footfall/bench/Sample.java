package io.footfall.bench;

/**
 * One measurement.
 *
 * @param rows rows made or written
 * @param seconds wall time
 * @param cpuSeconds CPU time of all threads and processes that took part
 * @param bytes bytes written, 0 where nothing is
 */
record Sample(long rows, double seconds, double cpuSeconds, long bytes) {
  double rowsPerSecond() {
    return rows / seconds;
  }

  double rowsPerCpuSecond() {
    return rows / cpuSeconds;
  }
}
