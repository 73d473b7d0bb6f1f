package io.footfall.bench.kernels;

import io.footfall.transforms.civil.TzCompiler;
import io.footfall.transforms.civil.TzCursor;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.rng.Philox2x64;
import io.footfall.transforms.rng.UniformLaw;
import io.footfall.transforms.sampling.AliasTable;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Where an arrival goes and what the clock there shows. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PlaceKernels {
  private static final long START = 1_772_841_600_000_000L;
  private static final long STEP = 1_300_000_007L;
  private static final long HORIZON = 90L * 86_400_000_000L;

  @Param({"8", "500"})
  int places;

  private AliasTable alias;
  private TzCursor cursor;
  private long counter;
  private long clock;

  /** A table of unequal weights, and a zone that turns its clocks inside the horizon. */
  @Setup
  public void open() {
    double[] weights = new double[places];
    for (int i = 0; i < places; i++) {
      weights[i] = 1.0 / (1 + i);
    }
    alias = AliasTable.ofWeights(weights);
    TzTimetable timetable =
        TzCompiler.pinned().compile(Set.of("Europe/Paris"), (START + 2 * HORIZON) / 1_000_000L);
    cursor = new TzCursor(timetable, timetable.tzIndex("Europe/Paris"));
  }

  @Benchmark
  public int aliasPick() {
    return alias.pick(UniformLaw.open(Philox2x64.first(7, counter++, 42)));
  }

  /** Local time of instants that go forward, as those of a bucket do. */
  @Benchmark
  public long civilTime() {
    clock = (clock + STEP) % HORIZON;
    return cursor.localMicros(START + clock);
  }
}
