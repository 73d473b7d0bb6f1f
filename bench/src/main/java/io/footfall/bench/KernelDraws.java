package io.footfall.bench;

import io.footfall.transforms.rng.Philox2x64;
import io.footfall.transforms.rng.UniformLaw;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.IntStream;

/** The random kernel alone: for each arrival the two uniforms of jitter and route, summed up. */
final class KernelDraws implements Contender {
  private static final int BATCH = 4096;
  private static final int SLICES = 64;

  private final long rows;
  private final int threads;
  private final DoubleAdder sum = new DoubleAdder();

  KernelDraws(long rows, int threads) {
    this.rows = rows;
    this.threads = threads;
  }

  @Override
  public String key() {
    return "kernel";
  }

  @Override
  public String what() {
    return "two uniforms for each arrival, nothing written";
  }

  @Override
  public Sample run() throws Exception {
    List<Integer> slices = IntStream.range(0, SLICES).boxed().toList();
    Meter meter = new Meter();
    PlainThreads.each(threads, slices, this::slice);
    if (!(sum.sum() > 0)) {
      throw new IllegalStateException("no uniforms");
    }
    return meter.stop(rows / SLICES * SLICES, 0);
  }

  private void slice(int number) {
    long[] jitter = new long[BATCH];
    long[] pick = new long[BATCH];
    double part = 0;
    for (long left = rows / SLICES; left > 0; left -= BATCH) {
      int n = (int) Math.min(BATCH, left);
      Philox2x64.fillFirst(number, left, 0x5eed, jitter, n);
      Philox2x64.fillFirst(number, left, 0x90af, pick, n);
      for (int i = 0; i < n; i++) {
        part += UniformLaw.open(jitter[i]) + UniformLaw.open(pick[i]);
      }
    }
    sum.add(part);
  }
}
