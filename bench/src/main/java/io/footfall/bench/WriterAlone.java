package io.footfall.bench;

import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A file format's writer alone, on plain threads: published arrivals are read batch by batch, off
 * the clock, and written to files of their own, on the clock. Seconds are those on the clock over
 * all threads, divided by the threads.
 */
abstract class WriterAlone implements Contender {
  private final BenchRun run;
  private final int threads;

  WriterAlone(BenchRun run, int threads) {
    this.run = run;
    this.threads = threads;
  }

  /** One file being written. */
  interface Output {
    void write(ArrivalBatch batch) throws IOException;

    void finish() throws IOException;
  }

  /** Opens a file. */
  abstract Output open(BenchRun of, Path file) throws IOException;

  @Override
  public final Sample run() throws Exception {
    Path scratch = run.scratch();
    List<String> parts = new ArrayList<>();
    String folder = run.arrivals().folder();
    TableManifest.of(run.arrivals()).parts().forEach(p -> parts.add(folder + p.name()));
    Clock clock = new Clock();
    PlainThreads.each(
        threads, parts, part -> rewrite(part, scratch.resolve(Path.of(part).getFileName()), clock));
    Sample sample =
        new Sample(
            clock.rows.get(),
            clock.nanos.get() / 1e9 / threads,
            clock.cpuNanos.get() / 1e9,
            BenchRun.bytes(scratch));
    BenchRun.delete(scratch);
    return sample;
  }

  private void rewrite(String part, Path file, Clock clock) throws IOException {
    try (ArrivalBatch batch = new ArrivalBatch(part)) {
      Clock.Lap lap = clock.lap();
      Output out = open(run, file);
      lap.end();
      while (batch.next()) {
        lap = clock.lap();
        out.write(batch);
        lap.end();
        clock.rows.addAndGet(batch.size());
      }
      lap = clock.lap();
      out.finish();
      lap.end();
    }
  }

  /** Time of all threads together. */
  private static final class Clock {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong cpuNanos = new AtomicLong();

    Lap lap() {
      return new Lap();
    }

    private final class Lap {
      private final long start = System.nanoTime();
      private final long cpu = THREADS.getCurrentThreadCpuTime();

      void end() {
        nanos.addAndGet(System.nanoTime() - start);
        cpuNanos.addAndGet(THREADS.getCurrentThreadCpuTime() - cpu);
      }
    }
  }
}
