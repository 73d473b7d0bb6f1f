package io.footfall.runners.direct;

import io.footfall.pipelines.launch.RunnerProfile;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * The direct runner. Its copy-and-compare checks of every element are off: elements are small
 * immutable records, and the tests run with the checks on.
 */
public final class DirectProfile implements RunnerProfile {
  @Override
  public String name() {
    return "direct";
  }

  @Override
  public PipelineOptions options(PipelineOptions given, int parallelism, String jobName) {
    DirectOptions options = given.as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setJobName(jobName);
    options.setTargetParallelism(parallelism);
    options.setEnforceImmutability(false);
    options.setEnforceEncodability(false);
    // So that the progress display can ask the running job.
    options.setBlockOnRun(false);
    return options;
  }
}
