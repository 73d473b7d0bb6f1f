package io.footfall.runners.dataflow;

import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.dataflow.Dataflow;
import io.footfall.pipelines.launch.RunnerProfile;
import java.util.function.Consumer;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Dataflow with its service replaced: every job is submitted and awaited as by {@link
 * DataflowProfile}; what the service would have computed, the direct runner has computed before.
 */
public final class OfflineDataflowProfile implements RunnerProfile {
  static final OfflineService SERVICE = new OfflineService();

  @Override
  public String name() {
    return "dataflow-offline";
  }

  @Override
  public void describe(PipelineOptions given, String jobName, Consumer<Pipeline> job) {
    Pipeline pipeline =
        Pipeline.create(RunnerProfile.named("direct").options(given, 2, jobName + "-direct"));
    job.accept(pipeline);
    pipeline.run().waitUntilFinish();
  }

  @Override
  public PipelineOptions options(PipelineOptions given, int parallelism, String jobName) {
    DataflowPipelineOptions options = OfflineJob.of(DataflowProfile.job(given, jobName));
    options.setDataflowClient(
        new Dataflow.Builder(SERVICE, GsonFactory.getDefaultInstance(), null)
            .setApplicationName("footfall")
            .build());
    return options;
  }
}
