package io.footfall.bench.kernels;

import io.footfall.transforms.rng.Philox2x64;
import io.footfall.transforms.rng.UniformLaw;
import io.footfall.transforms.sampling.GammaSampler;
import io.footfall.transforms.sampling.NegativeBinomialSampler;
import io.footfall.transforms.sampling.NormalQuantile;
import io.footfall.transforms.sampling.PoissonSampler;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Counts of a bucket, by its mean; each sample with its uniforms. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SamplerKernels {
  private static final int MAX_COUNT = 1_000_000;

  private final NegativeBinomialSampler negativeBinomial =
      new NegativeBinomialSampler(8, MAX_COUNT);
  private final GammaSampler gamma = new GammaSampler(8);
  private long counter;

  @Param({"0.2", "5", "200"})
  double mean;

  private double uniform() {
    return UniformLaw.open(Philox2x64.first(7, counter++, 42));
  }

  @Benchmark
  public double uniformAlone() {
    return uniform();
  }

  @Benchmark
  public double normalQuantile() {
    return NormalQuantile.of(uniform());
  }

  @Benchmark
  public double gamma() {
    return gamma.sample(mean, uniform());
  }

  @Benchmark
  public long poisson() {
    return PoissonSampler.sample(mean, uniform(), MAX_COUNT);
  }

  @Benchmark
  public long negativeBinomial() {
    return negativeBinomial.sample(mean, uniform(), uniform());
  }
}
