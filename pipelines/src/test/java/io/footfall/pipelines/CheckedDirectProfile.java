package io.footfall.pipelines;

import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** The direct runner with all its checks of elements on. */
public final class CheckedDirectProfile implements RunnerProfile {
  @Override
  public String name() {
    return "direct";
  }

  @Override
  public PipelineOptions options(int parallelism, String jobName) {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setTargetParallelism(parallelism);
    return options;
  }
}
