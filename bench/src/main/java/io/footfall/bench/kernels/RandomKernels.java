package io.footfall.bench.kernels;

import io.footfall.transforms.rng.BucketStreams;
import io.footfall.transforms.rng.DomainKeys;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.rng.KeyDerivation;
import io.footfall.transforms.rng.Philox2x64;
import io.footfall.transforms.rng.RngFamily;
import io.footfall.transforms.rng.Substream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Philox blocks and the derivation of their keys. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RandomKernels {
  private static final int BATCH = 1024;

  private final KeyDerivation derivation =
      new KeyDerivation(RngFamily.S3_BUCKET_COUNT, DrawSlots.worldSeed(42, 42, "baseline_v1"));
  private final BucketStreams streams =
      new BucketStreams(derivation, new DomainKeys(0x9e37_79b9_7f4a_7c15L, "America/New_York"));
  private final Substream substream = new Substream();
  private final long[] words = new long[BATCH];
  private long counter;

  /** One block of ten rounds, first word. */
  @Benchmark
  public long philoxBlock() {
    return Philox2x64.first(7, counter++, 42);
  }

  /** Blocks in bulk, first words. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public long[] philoxBulk() {
    Philox2x64.fillFirst(7, counter, 42, words, BATCH);
    counter += BATCH;
    return words;
  }

  /** Key and base counter of one bucket: mostly one compression of SHA-256. */
  @Benchmark
  public long keyDerivation() {
    streams.derive(counter++ & 2047, substream);
    return substream.key();
  }
}
