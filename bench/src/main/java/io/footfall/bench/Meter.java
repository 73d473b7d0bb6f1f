package io.footfall.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Wall and CPU time of this process since its making. */
final class Meter {
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final long wall = System.nanoTime();
  private final long cpu = system.getProcessCpuTime();

  Sample stop(long rows, long bytes) {
    return new Sample(
        rows, (System.nanoTime() - wall) / 1e9, (system.getProcessCpuTime() - cpu) / 1e9, bytes);
  }
}
