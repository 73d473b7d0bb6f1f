package io.footfall.runners.flink;

import io.footfall.pipelines.RunnerProfile;
import java.util.List;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.options.PipelineOptions;

/** Flink as a cluster inside this process, in batch mode. */
public final class FlinkProfile implements RunnerProfile {
  @Override
  public String name() {
    return "flink";
  }

  @Override
  public PipelineOptions options(PipelineOptions given, int parallelism, String jobName) {
    FlinkPipelineOptions options = given.as(FlinkPipelineOptions.class);
    options.setRunner(FlinkRunner.class);
    options.setJobName(jobName);
    options.setFlinkMaster("[local]");
    options.setParallelism(parallelism);
    options.setObjectReuse(true);
    options.setFilesToStage(List.of());
    return options;
  }
}
