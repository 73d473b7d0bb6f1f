package io.footfall.pipelines.launch;

import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.options.PipelineOptions;

/** The direct runner with all its checks of elements on. */
public final class CheckedDirectProfile implements RunnerProfile {
  @Override
  public String name() {
    return "direct";
  }

  @Override
  public PipelineOptions options(PipelineOptions given, int parallelism, String jobName) {
    DirectOptions options = given.as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setTargetParallelism(parallelism);
    return options;
  }
}
