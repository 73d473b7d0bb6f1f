package io.footfall.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten times the arrivals take ten times the time and the same memory ({@code -Pnightly}): whole
 * runs with all validation, one after the other, by the launcher. {@code footfall.scale} is the
 * smaller number of arrivals. Time is judged as a ratio alone; memory is the kernel's high-water
 * mark of the process.
 */
class ScaleIT {
  private static final double MAX_TIME_RATIO = 10.5;
  private static final double MAX_MEMORY_RATIO = 1.1;
  private static final long MAX_KIB = 4L << 20;

  @TempDir Path dir;

  /** A finished run. */
  private record Outcome(double seconds, long residentKib) {}

  @Test
  @EnabledIfSystemProperty(named = "footfall.scale", matches = ".+")
  void tenTimesTheArrivalsTakeTenTimesTheTimeAndNoMoreMemory() throws Exception {
    double arrivals = Double.parseDouble(System.getProperty("footfall.scale"));
    Outcome one = run(arrivals);
    Outcome ten = run(10 * arrivals);
    System.out.printf("%.3g arrivals: %s; ten times as many: %s%n", arrivals, one, ten);
    assertThat(one.residentKib, lessThanOrEqualTo(MAX_KIB));
    assertThat(ten.residentKib, lessThanOrEqualTo(Math.round(MAX_MEMORY_RATIO * one.residentKib)));
    assertThat(ten.seconds / one.seconds, lessThanOrEqualTo(MAX_TIME_RATIO));
  }

  private Outcome run(double arrivals) throws Exception {
    Path runs = dir.resolve("runs");
    List<String> command =
        List.of(
            Path.of("..", "footfall").toAbsolutePath().normalize().toString(),
            "run",
            "--quiet",
            "--scale",
            "reference",
            "--target-arrivals",
            String.valueOf(Math.round(arrivals)),
            "--runs-root",
            runs.toString());
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("log").toFile())
            .start();
    long resident = 0;
    while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
      resident = Math.max(resident, highWater(process.pid()));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    assertThat(Files.readString(dir.resolve("log")), process.exitValue(), is(0));
    BenchRun.delete(runs);
    return new Outcome(seconds, resident);
  }

  /** VmHWM of a process in KiB, 0 once it is gone. */
  private static long highWater(long pid) {
    Path status = Path.of("/proc", String.valueOf(pid), "status");
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }
}
